// Plays the Meta pixel: a cookie, two keys in the local storage, and a picture of one dot from its server.
(() => {
  const address = document.currentScript.src;
  const known = /(?:^|; )_fbp=([^;]+)/.exec(document.cookie)?.[1];
  const browser = known ?? `fb.1.${Date.now()}.${Math.floor(Math.random() * 1e17)}`;
  document.cookie = `_fbp=${browser}; path=/; max-age=7776000; SameSite=Lax`;
  localStorage.setItem('lastExternalReferrer', document.referrer || 'empty');
  localStorage.setItem('lastExternalReferrerTime', String(Date.now()));
  performance.mark('meta-pixel');
  new Image().src = new URL('pixel.gif?event=PageView', address);
})();
