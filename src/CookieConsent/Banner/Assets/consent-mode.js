// Tells Google (Consent Mode v2), Microsoft UET and Clarity what the visitor has granted. It loads none of their tags: it puts the state into the queues
// that they read first. A plain script and no module, so that it has run before anything that stands behind it.
(() => {
  const tag = document.currentScript;
  const { src, dataset } = tag;
  const endpoint = src.slice(0, src.lastIndexOf('/'));
  const written = dataset.ccxState && JSON.parse(dataset.ccxState);
  const tell = (name, state) => document.dispatchEvent(new CustomEvent(name, { detail: state }));

  // Enhanced navigation runs the tag of each new page: news for the listeners of the first one, and no second default.
  if (window.ccxConsentMode) {
    if (written) tell('ccx-known', written);
    return;
  }
  window.ccxConsentMode = true;

  // Read once: Blazor's enhanced navigation may give this element the attributes of another.
  const signals = dataset.ccxSignals.split(' ');
  const asks = name => signals.includes(name);
  const read = async () => (await fetch(`${endpoint}/state`, { cache: 'no-store' })).json();

  // A service that the visitor refused alone is denied although its category is granted.
  const value = (state, category, ...services) =>
    state.granted.includes(category) && !services.some(id => state.refusedServices?.includes(id)) ? 'granted' : 'denied';

  // Google's queue takes the arguments object itself, not an array.
  function gtag() {
    window.dataLayer.push(arguments);
  }
  function clarity() {
    (window.clarity.q ||= []).push(arguments);
  }
  if (asks('google')) {
    window.dataLayer ||= [];
    window.gtag ||= gtag;
  }
  if (asks('uet')) window.uetq ||= [];
  if (asks('clarity')) window.clarity ||= clarity;

  const send = (command, state, details) => {
    if (asks('google')) {
      const ads = value(state, 'advertisement', 'google-ads', 'doubleclick', 'google-adsense');
      const functionality = value(state, 'functionality');
      gtag('consent', command, {
        ad_storage: ads,
        ad_user_data: ads,
        ad_personalization: ads,
        analytics_storage: value(state, 'analytics', 'google-analytics'),
        functionality_storage: functionality,
        personalization_storage: functionality,
        security_storage: 'granted',
        ...details,
      });
    }
    const microsoftAds = value(state, 'advertisement', 'microsoft-advertising');
    if (asks('uet')) window.uetq.push('consent', command, { ad_storage: microsoftAds });
    if (asks('clarity')) window.clarity('consentv2', { ad_Storage: microsoftAds, analytics_Storage: value(state, 'analytics', 'microsoft-clarity') });
  };

  // A page that is the same for every visitor knows nobody: all is denied, and Google waits half a second for what this visitor has granted.
  let current = written || { status: 'undecided', granted: ['necessary'] };
  const isOwed = current.status === 'undecided' && !current.globalPrivacyControl;
  send('default', current, !written ? { wait_for_update: 500 } : isOwed && dataset.ccxRegion ? { region: dataset.ccxRegion.split(' ') } : {});
  for (const name of ['ads_data_redaction', 'url_passthrough']) if (asks(name)) gtag('set', name, true);

  const update = state => send('update', (current = state));
  const isNews = ({ granted, refusedServices = [] }) => `${granted} ${refusedServices}` !== `${current.granted} ${current.refusedServices ?? []}`;
  let isKnown = !!written, isTold;
  document.addEventListener('ccx-change', event => {
    isTold = true;
    update(event.detail);
  });
  document.addEventListener('ccx-known', ({ detail }) => {
    if (!isKnown || isNews(detail)) update(detail);
    isKnown = true;
  });

  // What has run cannot be taken back: the script that starts the page again without it listens to the change.
  const refresh = async () => {
    try {
      const state = await read();
      if (!isNews(state)) return false;
      const isLess = current.granted.some(category => !state.granted.includes(category)) || state.refusedServices?.some(id => !current.refusedServices?.includes(id));
      if (document.querySelector('[data-ccx-live]')) await import('./{held.js}').catch(() => {});
      tell('ccx-change', state);
      return isLess;
    } catch {
      // Offline, say: the next page knows.
      return false;
    }
  };
  // A choice that was made in the page since is newer than the answer.
  if (!written) read().then(state => isTold || tell('ccx-known', state), () => {});

  // Pages from the back/forward cache, prerendered, prefetched or decided in another tab.
  const [visit] = performance.getEntriesByType('navigation');
  if (visit?.activationStart || visit?.deliveryType === 'navigational-prefetch') refresh();
  addEventListener('pageshow', event => event.persisted && refresh());
  document.addEventListener('prerenderingchange', refresh);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && refresh());

  // Blazor runs no tag again: it gives this one the state of the next page, which may be an old one of the browser's history. That page does not tell what
  // has run before it in this document.
  if (written) new MutationObserver(async () => (await refresh()) && location.reload()).observe(tag, { attributeFilter: ['data-ccx-state'] });
})();
