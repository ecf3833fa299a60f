// Stands in for Cookiebot's script, which is only to be had from its own host: as much of what its documentation promises as the site uses.
window.Cookiebot = { consent: { necessary: true, preferences: false, statistics: false, marketing: false }, hasResponse: false };

const tell = name => window.dispatchEvent(new Event(name));

const start = async () => {
  for (const held of document.querySelectorAll('script[type="text/plain"][data-cookieconsent]')) {
    if (!held.dataset.cookieconsent.split(',').every(category => Cookiebot.consent[category.trim()])) continue;
    const script = document.createElement('script');
    script.textContent = held.textContent;
    const loaded = held.src && new Promise(done => (script.onload = script.onerror = done));
    if (held.src) script.src = held.src;
    held.replaceWith(script);
    await loaded;
  }
};

document.addEventListener('DOMContentLoaded', () => {
  const button = document.createElement('button');
  button.id = 'CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll';
  button.textContent = 'Allow all';
  button.addEventListener('click', async () => {
    button.remove();
    Object.assign(Cookiebot, { consent: { necessary: true, preferences: true, statistics: true, marketing: true }, hasResponse: true });
    const value = '{stamp:%27abc%27%2Cnecessary:true%2Cpreferences:true%2Cstatistics:true%2Cmarketing:true%2Cver:1}';
    document.cookie = `CookieConsent=${value}; path=/; max-age=31536000; SameSite=Lax`;
    tell('CookiebotOnConsentReady');
    tell('CookiebotOnAccept');
    await start();
    tell('CookiebotOnTagsExecuted');
  });
  document.body.append(button);
});
