// What else on the page depends on the visitor's choice.
const show = () => {
  document.documentElement.dataset.statistics = CookieConsent.acceptedCategory('analytics');
};

window.addEventListener('cc:onConsent', show);
window.addEventListener('cc:onChange', show);
