// window.cookieConsent, for pages that ask for it. Its types and what they promise: types/cookie-consent.d.ts of the package.
const endpoint = import.meta.url.slice(0, import.meta.url.lastIndexOf('/'));
const { ccxState: written, ccxStarter: starter } = document.querySelector('[data-ccx-starter]')?.dataset ?? {};

// Which script forgets what was refused is not for the page.
const withoutForget = ({ forget, ...state }) => state;

// What listens to a change has to be there before. A page that was written for one who had granted has not loaded what starts it again. Where
// one of them does not come, the server deletes and holds back with the next page.
const prepare = state => Promise.allSettled([state.forget && import(state.forget), document.querySelector('[data-ccx-live], [data-ccx-held]') && import(starter)]);

// Nothing is granted until the server has said so.
let state = written ? withoutForget(JSON.parse(written)) : { status: 'undecided', granted: ['necessary'], globalPrivacyControl: navigator.globalPrivacyControl === true };

const tell = next => document.dispatchEvent(new CustomEvent('ccx-change', { detail: next }));

let changes = 0;
const read = async () => {
  const before = changes;
  try {
    const next = await (await fetch(`${endpoint}/state`, { cache: 'no-store' })).json();
    if (JSON.stringify(withoutForget(next)) === JSON.stringify(state)) return;
    await prepare(next);
    // A choice that was made in the page since is newer.
    if (changes === before) tell(next);
  } catch {
    // What was known stays.
  }
};

const choose = async (choice, categories) => {
  const fields = [...document.querySelectorAll('[data-ccx-form] [name=shown]')];
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    // The notice that the visitor sees, where one is on the page.
    body: JSON.stringify({ choice, categories, shown: fields.find(field => field.form.getClientRects().length)?.value }),
    keepalive: true,
  });
  if (!response.ok) {
    const { detail = 'The choice was not saved.' } = await response.json().catch(() => ({}));
    throw Object.assign(new Error(`cookieConsent: ${detail} (${response.status})`), { status: response.status });
  }
  const next = await response.json();
  document.dispatchEvent(new CustomEvent('ccx-show', { detail: next }));
  await prepare(next);
  tell(next);
  // The page keeps the policy that it came with.
  if (document.querySelector('[data-ccx-anew]')) location.reload();
  return withoutForget(next);
};

window.cookieConsent = Object.freeze({
  get state() {
    return state;
  },
  open() {
    const link = document.querySelector('a[data-ccx-settings]');
    const query = new URLSearchParams({ returnUrl: location.pathname + location.search, culture: document.documentElement.lang });
    if (link) link.click();
    else location.assign(`${endpoint}?${query}`);
  },
  set: categories => choose('save', categories),
  withdraw: () => choose('reject-all'),
});

document.addEventListener('ccx-change', event => {
  changes++;
  state = withoutForget(event.detail);
  // A page that is this visitor's alone has no other script to take the button away.
  if (!state.granted[1] && !document.querySelector('[data-ccx-sheet]')) document.querySelectorAll('[data-ccx-withdraw]').forEach(form => form.remove());
});

// Pages from the back/forward cache, prerendered, or decided in another tab.
addEventListener('pageshow', event => event.persisted && read());
document.addEventListener('prerenderingchange', read);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && read());
if (!written) read();

// A privacy signal of which the server does not know.
if (navigator.globalPrivacyControl && !state.globalPrivacyControl && state.granted.includes('advertisement')) import('./{signal.js}');
