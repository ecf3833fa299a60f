// Starts what was held back, in place, as soon as the visitor has agreed to it. Without this script it starts with the next page.
const isOpen = (categories, service, state) =>
  state.exempt?.includes(service) ||
  (categories.split(',').every(category => state.granted.includes(category)) && !state.refusedServices?.includes(service));

// A copy of a template's script runs when it is inserted. One that loads is waited for, so that the next may rely on it; async ones are not.
const insertScript = (mark, script) =>
  new Promise(resolve => {
    const isAwaited = script.src && !script.hasAttribute('async');
    if (isAwaited) {
      script.async = false;
      script.onload = script.onerror = resolve;
    }
    mark.replaceWith(script);
    if (!isAwaited) resolve();
  });

const start = async held => {
  const content = document.importNode(held.content, true);
  const first = content.firstElementChild;
  const scripts = [...content.querySelectorAll('script')].map(script => {
    const mark = document.createComment('');
    script.replaceWith(mark);
    return [mark, script];
  });
  for (const element of [...content.children, ...scripts.map(([, script]) => script)]) {
    element.dataset.ccxLive = held.dataset.ccxHeld;
    if (held.dataset.ccxService) element.dataset.ccxService = held.dataset.ccxService;
  }

  const before = held.previousElementSibling;
  const placeholder = before?.matches('[data-ccx-placeholder]') && before;
  const hadFocus = placeholder && placeholder.contains(document.activeElement);
  held.replaceWith(content);
  if (placeholder) placeholder.remove();
  if (hadFocus && first) {
    if (first.tabIndex < 0) first.tabIndex = -1;
    first.focus();
  }
  for (const [mark, script] of scripts) await insertScript(mark, script);
};

// Time for a screen reader to take up that the page loads again.
const SPOKEN_AFTER = 300;

const say = text => {
  let status = document.querySelector('[data-ccx-status]');
  if (!status) {
    status = document.createElement('p');
    status.setAttribute('role', 'alert');
    status.style.cssText = 'position: absolute; clip-path: inset(50%)';
    document.body.append(status);
  }
  status.textContent = text;
  return new Promise(done => setTimeout(done, SPOKEN_AFTER));
};

// What code that still runs stores on its way out, the script that comes with the new page removes.
const startAgain = async () => {
  try {
    const text = document.querySelector('[data-ccx-reload]')?.dataset.ccxReload;
    if (text) await say(text);
  } finally {
    location.reload();
  }
};

// The button of a placeholder sends what is granted along with what it needs. That was written for the decision of before.
const renew = (placeholder, state) => {
  const held = placeholder.nextElementSibling.dataset;
  const form = placeholder.querySelector('[data-ccx-form]');
  const add = (name, value) => form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  form.querySelectorAll('[name=category], [name=service]').forEach(field => field.remove());
  for (const category of ['functionality', 'analytics', 'advertisement']) {
    const isGranted = state.granted.includes(category);
    if (!isGranted && !held.ccxHeld.split(',').includes(category)) continue;
    add('category', category);
    for (const id of form.querySelector(`[data-ccx-services=${category}]`)?.value.split(' ') ?? [])
      if (id === held.ccxService || (isGranted && !state.refusedServices?.includes(id))) add('service', id);
  }
};

const apply = async state => {
  // Code that has run cannot be taken back: the page starts again without it.
  const isWithdrawn = [...document.querySelectorAll('[data-ccx-live]')].some(({ dataset }) => !isOpen(dataset.ccxLive, dataset.ccxService, state));
  if (isWithdrawn) return startAgain();
  const next = () => [...document.querySelectorAll('template[data-ccx-held]')].find(({ dataset }) => isOpen(dataset.ccxHeld, dataset.ccxService, state));
  // Nor can a page get another policy than the one it came with.
  if (document.querySelector('[data-ccx-anew]') && next()) return location.reload();
  document.querySelectorAll('[data-ccx-placeholder]').forEach(placeholder => renew(placeholder, state));
  for (let held; (held = next()); ) await start(held);
};

let queue = Promise.resolve(), isTold;
const enqueue = state => (queue = queue.catch(() => {}).then(() => apply(state)));
document.addEventListener('ccx-change', event => {
  isTold = true;
  enqueue(event.detail);
});

// A page that is the same for every visitor does not know what this one has granted.
if (document.querySelector('[data-ccx-sheet]')) {
  const endpoint = import.meta.url.slice(0, import.meta.url.lastIndexOf('/'));
  fetch(`${endpoint}/state`, { cache: 'no-store' })
    .then(response => response.json())
    .then(state => {
      // A choice that was made in the page since is newer.
      if (isTold) return;
      // Before anything starts, whoever speaks to its vendor has to know.
      document.dispatchEvent(new CustomEvent('ccx-known', { detail: state }));
      if (state.forget) import(state.forget).then(script => script.forget(state), () => {});
      return enqueue(state);
    })
    .catch(() => {});
}
