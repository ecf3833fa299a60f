// Tells the server of Global Privacy Control where only script sees it: set by an extension, or its header taken away on the way.
// It can only refuse. Other scripts load it where it may be needed; a page that grants without consent has it from the start.
const endpoint = import.meta.url.slice(0, import.meta.url.lastIndexOf('/'));

// In a page for everyone the notice is there, and the visitor's own sheet shows it where the server knows already.
const isKnown = () => {
  const part = document.querySelector('div.ccx-signal');
  return part && getComputedStyle(part).display !== 'none';
};

const unmarked = () => [...document.querySelectorAll('[data-ccx-form]')].filter(form => !form.elements.globalPrivacyControl);

const show = (form, notice) => {
  const place = form.closest('[data-ccx-banner], [data-ccx-dialog]');
  if (!place) return;
  const part = place.querySelector('div.ccx-signal');
  if (part) return void (part.hidden = false);
  const remark = Object.assign(document.createElement('p'), { className: 'ccx-remark', textContent: notice });
  remark.dataset.ccxSignal = '';
  const text = place.querySelector('.ccx-text');
  if (text) text.append(remark);
  else form.prepend(remark);
};

const tell = async () => {
  if (!navigator.globalPrivacyControl || isKnown()) return;
  const forms = unmarked();
  const language = forms[0]?.closest('[lang]').lang ?? document.documentElement.lang;
  // With a choice goes that the signal is on, whether script sends the form or the browser.
  for (const form of forms) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'globalPrivacyControl', value: 'true' }));

  const response = await fetch(`${endpoint}?culture=${encodeURIComponent(language)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: '{"choice":"signal"}',
    keepalive: true,
  });
  if (!response.ok) return;
  const { ended, notice } = await response.json();
  if (ended.length) {
    // What has run cannot be taken back: the page starts again without it, unless this browser keeps no cookie.
    const { granted } = await (await fetch(`${endpoint}/state`, { cache: 'no-store' })).json();
    if (!ended.some(category => granted.includes(category))) location.reload();
  } else if (notice) forms.forEach(form => show(form, notice));
};

// Offline, say: nothing was granted by it, and the next page tries again.
const heed = () => tell().catch(() => {});
heed();

// Enhanced navigation puts another banner in its place.
new MutationObserver(() => unmarked().length && heed()).observe(document, { childList: true, subtree: true });
