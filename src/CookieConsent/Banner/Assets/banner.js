// Makes the banner smoother: the settings open in place, a choice is sent without leaving the page.
// Without this script every link and form works by itself. Nothing here grants anything; the server decides.
// A module runs once, however often Turbo or htmx writes its tag: so it listens to the document, ahead of them, and looks elements up anew.
const find = name => document.querySelector(`[data-ccx-${name}]`);
const path = () => find('form').getAttribute('action');
const readState = async () => (await fetch(`${path()}/state`, { cache: 'no-store' })).json();
let isSending, isAnswered, followed;

// In cache-safe mode a sheet shows what is this visitor's. Under its old address the browser might take the one that it has; the last asked for wins.
const renew = () =>
  new Promise(done => {
    const sheets = [...document.querySelectorAll('[data-ccx-sheet]')];
    const copy = sheets.at(-1).cloneNode();
    copy.href += '?';
    copy.onload = copy.onerror = () => done(sheets.forEach(sheet => sheet.remove()));
    sheets.at(-1).after(copy);
  });

const show = state => {
  if (state.status !== 'decided') return;
  isAnswered = true;
  const dialog = find('dialog');
  // Closed first, so that the focus goes back to what opened it.
  if (dialog?.open) dialog.close();
  if (find('sheet')) return check(true);
  dialog?.remove();
  find('banner')?.remove();
  if (!state.granted[1]) find('withdraw')?.remove();
};

// What removes the refused and what starts the rest listen to the change too, so they have to be there before. Where one of them does not come, the
// server deletes, and lets through, with the next page.
const finish = async state => {
  show(state);
  try {
    if (state.forget) await import(state.forget);
    if ((state.granted[1] && find('held')) || find('live') || find('placeholder')) await import('./{held.js}');
  } catch {}
  document.dispatchEvent(new CustomEvent('ccx-change', { detail: state }));
};

// Is the banner still owed? One that may be long out of date stays out of sight until that is known.
const check = async isOld => {
  const banner = find('banner');
  if (!banner) return;
  if (isOld) banner.style.visibility = 'hidden';
  try {
    if (find('sheet')) await renew();
    else {
      const state = await readState();
      if (state.status === 'decided') finish(state);
    }
  } catch {
    // The banner stays.
  }
  banner.style.visibility = '';
};

// The page that every visitor gets has nothing ticked.
const tick = (dialog, { granted, refusedServices }) => {
  for (const box of dialog.querySelectorAll('.ccx-category [name]')) {
    const category = box.closest('.ccx-category').querySelector('[name]').value;
    box.defaultChecked = granted.includes(category) && !refusedServices?.includes(box.value);
  }
};

const sendNatively = (form, choice) => {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: 'choice', value: choice });
  form.append(field);
  form.submit();
  // Not twice, where the visitor comes back to this very page.
  field.remove();
};

const send = async (form, choice) => {
  const data = new FormData(form);
  const [categories, services] = ['category', 'service'].map(name => (choice === 'save' ? data.getAll(name) : []));
  let response, state;
  try {
    response = await fetch(path(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...Object.fromEntries(data), choice, categories, services }),
      keepalive: true,
    });
    state = response.ok && (await response.json());
  } catch {
    // Offline, or the page's policy forbids it: the form can still be sent.
  }
  const status = find('status');
  if (response?.status === 503 || response?.status === 429) {
    form.querySelector('[data-ccx-alert]').textContent = status.dataset.ccxError;
    return;
  }
  if (!state) return sendNatively(form, choice);

  const isGranted =
    state.globalPrivacyControl ||
    ((choice === 'accept-all' ? state.granted[3] : categories.every(category => state.granted.includes(category))) && !services.some(id => state.refusedServices.includes(id)));
  // What was shown is out of date. A page from a cache would show the same again, the settings page never.
  // Or the page came with a policy that nothing in it can change.
  if (state.status !== 'decided' || !isGranted || find('anew')) return find('sheet') ? location.assign(find('settings').href) : location.reload();

  finish(state);
  status.textContent = status.dataset.ccxSaved;
};

document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.matches('[data-ccx-form]') || !event.submitter) return;
  event.preventDefault();
  event.stopPropagation();
  if (isSending) return;
  isSending = true;
  try {
    await send(form, event.submitter.value);
  } finally {
    isSending = false;
  }
}, true);

document.addEventListener('click', async event => {
  // The second click of a double click on "Settings" lands in the dialog that the first one opened: it answers nothing.
  if (event.detail > 1 && event.target.closest('[data-ccx-dialog] [name=choice]')) event.preventDefault();

  const dialog = find('dialog');
  const link = event.target.closest('[data-ccx-settings]');
  const isModified = event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!dialog || !link || isModified) return;
  event.preventDefault();
  event.stopPropagation();
  try {
    if (find('sheet')) tick(dialog, await readState());
    if (!dialog.open) dialog.showModal();
  } catch {
    location.assign(link.href);
  }
}, true);

// A category is ticked while any of its services is.
document.addEventListener('change', ({ target }) => {
  const [category, ...services] = target.closest('.ccx-category')?.querySelectorAll('[name]') ?? [];
  if (target === category) services.forEach(service => (service.checked = target.checked));
  else if (category) category.checked = services.some(service => service.checked);
});

// What was ticked and not saved is forgotten.
document.addEventListener('close', event => event.target.matches('[data-ccx-dialog]') && event.target.querySelector('[data-ccx-form]').reset(), true);

document.addEventListener('ccx-show', event => show(event.detail));

// Pages from the back/forward cache, prerendered, prefetched or decided in another tab.
addEventListener('pageshow', event => event.persisted && check(true));
document.addEventListener('prerenderingchange', () => check(true));
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && check());
const [visit] = performance.getEntriesByType('navigation');
if (visit?.activationStart || visit?.deliveryType === 'navigational-prefetch') check(true);

// How much of the window's end the banner covers; the stylesheet keeps that much of the page reachable.
const page = document.documentElement;
const measure = () => {
  const { height, top } = followed.getBoundingClientRect();
  page.style.setProperty('--ccx-covered', `${height && innerHeight - top}px`);
};
const observer = new ResizeObserver(measure);

// Enhanced navigation puts another banner in its place; one that comes after an answer may be from its cache.
const follow = () => {
  watcher.observe(page, { childList: true, attributeFilter: ['style'] });
  watcher.observe(document.body, { childList: true });
  const banner = find('banner');
  if (banner !== followed) {
    observer.disconnect();
    followed = banner;
    if (!banner) return;
    observer.observe(banner);
    if (isAnswered) check(true);
  } else if (banner && !page.style.getPropertyValue('--ccx-covered')) measure();
};
const watcher = new MutationObserver(follow);
follow();

// A privacy signal of which the server does not know: its notice is missing, or hidden in a page for everyone.
if (navigator.globalPrivacyControl && followed && !find('signal')?.offsetParent) import('./{signal.js}');
