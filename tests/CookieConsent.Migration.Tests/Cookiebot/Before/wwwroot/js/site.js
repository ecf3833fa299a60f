// What else on the page depends on the visitor's choice.
const show = () => {
  document.documentElement.dataset.statistics = Cookiebot.consent.statistics;
};

window.addEventListener('CookiebotOnConsentReady', show);
window.addEventListener('CookiebotOnAccept', show);
window.addEventListener('CookiebotOnDecline', show);
