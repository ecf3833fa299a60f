// Makes the banner smoother: the settings open in place, a choice is sent without leaving the page.
// Without this script every link and form works by itself. Nothing here grants anything; the server decides.
'use strict';
{
  const find = name => document.querySelector(`[data-ccx-${name}]`);
  const path = () => find('form').getAttribute('action');
  let isSending = false;

  const finish = state => {
    const dialog = find('dialog');
    // Closed first, so that the focus goes back to what opened it.
    if (dialog?.open) dialog.close();
    dialog?.remove();
    find('banner').remove();
    document.dispatchEvent(new CustomEvent('ccx-change', { detail: state }));
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
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ choice, categories, services, shown: data.get('shown'), returnUrl: data.get('returnUrl') }),
        keepalive: true,
      });
      state = response.ok && (await response.json());
    } catch {
      // Offline, or the page's policy forbids it: the form can still be sent.
    }
    const status = find('status').dataset;
    if (response?.status === 503 || response?.status === 429) {
      form.querySelector('[data-ccx-alert]').textContent = status.ccxError;
      return;
    }
    if (!state) return sendNatively(form, choice);

    const asked = choice === 'accept-all' ? ['functionality', 'analytics', 'advertisement'] : categories;
    const isGranted =
      state.globalPrivacyControl ||
      (asked.every(category => state.granted.includes(category)) && !services.some(id => state.refusedServices.includes(id)));
    if (state.status !== 'decided' || !isGranted) return location.reload();

    finish(state);
    find('status').textContent = status.ccxSaved;
  };

  // A page from the back/forward cache, prerendered, or decided in another tab shows a banner that is no longer owed.
  const check = async () => {
    if (!find('banner') || isSending) return;
    try {
      const state = await (await fetch(`${path()}/state`, { cache: 'no-store' })).json();
      if (state.status === 'decided' && find('banner')) finish(state);
    } catch {
      // The banner stays.
    }
  };

  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches('[data-ccx-form]') || !event.submitter) return;
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    await send(form, event.submitter.value);
    isSending = false;
  });

  document.addEventListener('click', event => {
    // The second click of a double click on "Settings" lands in the dialog that the first one opened: it answers nothing.
    if (event.detail > 1 && event.target.closest('[data-ccx-dialog] [name=choice]')) event.preventDefault();

    const dialog = find('dialog');
    const isPlain = !event.defaultPrevented && !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!dialog || !isPlain || !event.target.closest('[data-ccx-settings]')) return;
    event.preventDefault();
    dialog.showModal();
  });

  // A category is ticked while any of its services is.
  document.addEventListener('change', ({ target }) => {
    const [category, ...services] = target.closest('.ccx-category')?.querySelectorAll('[name]') ?? [];
    if (target === category) services.forEach(service => (service.checked = target.checked));
    else if (category) category.checked = services.some(service => service.checked);
  });

  // What was ticked and not saved is forgotten.
  find('dialog')?.addEventListener('close', event => event.target.querySelector('[data-ccx-form]').reset());

  addEventListener('pageshow', event => event.persisted && check());
  document.addEventListener('prerenderingchange', check);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && check());

  // How much of the window's end the banner covers; the stylesheet keeps that much of the page reachable.
  const banner = find('banner');
  if (banner) {
    new ResizeObserver(() => {
      const { height, top } = banner.getBoundingClientRect();
      document.documentElement.style.setProperty('--ccx-covered', `${height && innerHeight - top}px`);
    }).observe(banner);
  }
}
