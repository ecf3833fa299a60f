// Starts what was held back, in place, as soon as the visitor has agreed to it. Without this script it starts with the next page.
const isOpen = (categories, service, state) =>
  categories.split(',').every(category => state.granted.includes(category)) && !state.refusedServices?.includes(service);

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

const apply = async state => {
  // Code that has run cannot be taken back: the page starts again without it.
  const isWithdrawn = [...document.querySelectorAll('[data-ccx-live]')].some(({ dataset }) => !isOpen(dataset.ccxLive, dataset.ccxService, state));
  const next = () => [...document.querySelectorAll('template[data-ccx-held]')].find(({ dataset }) => isOpen(dataset.ccxHeld, dataset.ccxService, state));
  // Nor can a page get another policy than the one it came with.
  if (isWithdrawn || (document.querySelector('[data-ccx-reload]') && next())) return location.reload();
  for (let held; (held = next()); ) await start(held);
};

let queue = Promise.resolve();
const enqueue = state => (queue = queue.then(() => apply(state)));
document.addEventListener('ccx-change', event => enqueue(event.detail));

// A page that is the same for every visitor does not know what this one has granted.
if (document.querySelector('[data-ccx-sheet]')) {
  const endpoint = import.meta.url.slice(0, import.meta.url.lastIndexOf('/'));
  fetch(`${endpoint}/state`, { cache: 'no-store' })
    .then(response => response.json())
    .then(enqueue, () => {});
}
