// Banner and settings of this page on the JSON of /_cc. The server decides what is granted; this shows it and sends the visitor's choice.
const nothing = { status: 'undecided', granted: ['necessary'] };
const dialog = document.querySelector('#settings');
const status = document.querySelector('#status');

/** What is granted: told on document as the event "consent", with the state of GET /_cc/state, at the start and after each change. */
const show = state => {
  document.querySelector('.ccx-asked').hidden = state.status === 'decided';
  document.querySelector('.ccx-granted').hidden = state.granted.length === 1;
  document.querySelector('#signal').hidden = !state.globalPrivacyControl;
  for (const box of dialog.querySelectorAll('[name=category]')) box.defaultChecked = state.granted.includes(box.value);
  dialog.querySelector('form').reset();
  document.documentElement.dataset.consent = state.status;
  document.dispatchEvent(new CustomEvent('consent', { detail: state }));
};

const read = async response => {
  if (!response.ok) throw Object.assign(new Error(response.statusText), { status: response.status });
  const state = await response.json();
  // Where something was refused, this script of the server removes what only script can reach.
  if (state.forget) await import(state.forget).catch(() => {});
  return state;
};

// Whatever fails, nothing counts as granted.
const refresh = async () => show(await fetch('/_cc/state', { cache: 'no-store' }).then(read).catch(() => nothing));

const send = (choice, categories) =>
  fetch('/_cc', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ choice, categories }) }).then(read);

const reasonOf = ({ status }) =>
  status === 503 ? 'Your consent cannot be recorded at the moment, so nothing was saved. Please try again later.'
  : status === 429 ? 'That was too often. Please try again in a minute.'
  : 'Your choice could not be saved. Please try again.';

document.addEventListener('submit', async event => {
  const form = event.target;
  if (form.getAttribute('action') !== '/_cc') return;
  event.preventDefault();
  const choice = event.submitter.value;
  const alert = form.querySelector('[role=alert]');
  alert.textContent = status.textContent = '';
  try {
    const state = await send(choice, choice === 'save' ? new FormData(form).getAll('category') : []);
    dialog.close();
    show(state);
    status.textContent = 'Your choice has been saved.';
  } catch (error) {
    alert.textContent = reasonOf(error);
  }
});

document.addEventListener('click', event => {
  if (event.target.closest('[data-opens-settings]')) {
    event.preventDefault();
    dialog.showModal();
  } else if (event.target.closest('.close')) {
    dialog.close();
  }
});

// Closed without an answer: nothing that was ticked stays.
dialog.addEventListener('close', () => dialog.querySelector('form').reset());

// Also for a page from the browser's history: the visitor may have chosen since.
addEventListener('pageshow', refresh);
