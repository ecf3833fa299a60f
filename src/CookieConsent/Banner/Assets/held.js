// Starts what was held back, in place, as soon as the visitor has agreed to it. Without this script it starts with the next page.
'use strict';
{
  const isFresh = !window.ccxHeld;
  window.ccxHeld = true;

  const selector = 'template[data-ccx-held]';
  const listOf = text => text.split(',');
  const isOpen = (held, state) =>
    listOf(held.dataset.ccxHeld).every(category => state.granted.includes(category)) &&
    !(state.refusedServices ?? []).includes(held.dataset.ccxService);

  // A copy of a template's script runs when it is inserted. One that loads is waited for, so that the next may rely on it; async ones are not.
  const insertScript = (mark, script) =>
    new Promise(resolve => {
      const waits = script.src && !script.hasAttribute('async');
      if (waits) {
        script.async = false;
        script.onload = script.onerror = resolve;
      }
      mark.replaceWith(script);
      if (!waits) resolve();
    });

  const start = async held => {
    const content = document.importNode(held.content, true);
    const scripts = [...content.querySelectorAll('script')].map(script => {
      const mark = document.createComment('');
      script.replaceWith(mark);
      return [mark, script];
    });
    for (const element of content.children) element.dataset.ccxLive = held.dataset.ccxHeld;
    for (const [, script] of scripts) script.dataset.ccxLive = held.dataset.ccxHeld;

    const placeholder = held.previousElementSibling?.matches('[data-ccx-placeholder]') && held.previousElementSibling;
    const hadFocus = placeholder && placeholder.contains(document.activeElement);
    const first = content.firstElementChild;
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
    const isWithdrawn = [...document.querySelectorAll('[data-ccx-live]')].some(live => !isOpen({ dataset: { ccxHeld: live.dataset.ccxLive } }, state));
    if (isWithdrawn) return location.reload();
    for (let held; (held = [...document.querySelectorAll(selector)].find(each => isOpen(each, state))); ) await start(held);
  };

  if (isFresh) {
    let queue = Promise.resolve();
    document.addEventListener('ccx-change', event => {
      queue = queue.then(() => apply(event.detail));
    });
  }
}
