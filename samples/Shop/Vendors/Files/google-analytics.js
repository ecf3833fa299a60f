// Plays Google Analytics: names the visitor and the visit, and tells its server of the page view.
(() => {
  const address = document.currentScript.src;
  const seconds = Math.floor(Date.now() / 1000);
  const known = /(?:^|; )_ga=([^;]+)/.exec(document.cookie)?.[1];
  const visitor = known ?? `GA1.1.${Math.floor(Math.random() * 1e9)}.${seconds}`;
  document.cookie = `_ga=${visitor}; path=/; max-age=63072000; SameSite=Lax`;
  document.cookie = `_ga_SHOP1234=GS2.1.s${seconds}$o1$g0$t${seconds}$j60$l0$h0; path=/; max-age=63072000; SameSite=Lax`;
  performance.mark('google-analytics');
  window.dataLayer?.push({ event: 'page_view' });
  navigator.sendBeacon(new URL('collect', address));
})();
