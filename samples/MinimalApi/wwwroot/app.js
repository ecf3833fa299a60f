// The page itself: its two addresses, the table, and an offer for those who have granted advertisement.
const go = () => {
  const shown = document.querySelector(`[data-page="${location.pathname}"]`) ?? document.querySelector('[data-page]');
  for (const page of document.querySelectorAll('[data-page]')) page.hidden = page !== shown;
  for (const link of document.querySelectorAll('nav a')) link.ariaCurrent = link.pathname === shown.dataset.page ? 'page' : null;
  return shown.querySelector('h1');
};

document.addEventListener('click', event => {
  const link = event.target.closest('a[href="/"], a[href="/privacy"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  go().focus();
});
addEventListener('popstate', go);
go();

// Told at the start and after every choice. The server decides again: without a grant it answers 403, or does not count.
document.addEventListener('consent', async ({ detail: { granted } }) => {
  const offer = document.querySelector('#offer');
  offer.hidden = true;
  if (granted.includes('analytics')) fetch('/api/visits', { method: 'POST' }).catch(() => {});
  if (!granted.includes('advertisement')) return;
  const answer = await fetch('/api/offers').catch(() => undefined);
  if (!answer?.ok) return;
  [offer.textContent] = await answer.json();
  offer.hidden = false;
});

const tides = await (await fetch('/api/tides')).json();
document.querySelector('#tides').append(
  ...tides.map(({ time, level, metres }) => {
    const row = document.createElement('li');
    row.append(...[time, level, `${metres.toFixed(1)} m`].map(text => Object.assign(document.createElement('span'), { textContent: text })));
    return row;
  }),
);
