// What else on the page depends on the visitor's choice.
const show = state => {
  document.documentElement.dataset.statistics = state.granted.includes('analytics');
};

show(cookieConsent.state);
document.addEventListener('ccx-change', event => show(event.detail));
