// Takes what the visitor has refused out of the browser: cookies that script may delete, and keys of local and session storage. It never touches what no
// service names. The server deletes cookies too, and alone those that script cannot see.
const services = [];

const matches = (name, patterns) => patterns.some(pattern => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));

const removeCookie = name => {
  const steps = location.pathname.split('/');
  const paths = ['/', ...steps.flatMap((_, i) => [steps.slice(0, i + 1).join('/'), steps.slice(0, i + 1).join('/') + '/'])].filter(path => path && !path.includes(';'));
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.slice(0, -1).map((_, i) => `;domain=${labels.slice(i).join('.')}`)];
  const kinds = location.protocol === 'https:' ? [';secure', ';secure;partitioned'] : [''];
  for (const path of new Set(paths)) for (const domain of domains) for (const kind of kinds) document.cookie = `${name}=;max-age=0;path=${path}${domain}${kind}`;
};

const removeFrom = (storage, isRefused) => Object.keys(storage).filter(isRefused).forEach(key => storage.removeItem(key));

/** @param state what the server says of the visitor's decision */
export const forget = ({ granted, refusedServices = [] }) => {
  const isGranted = ([category, id]) => granted.includes(category) && !refusedServices.includes(id);
  // What a service names that is granted stays, whoever else names it.
  const isRefused = (name, kind) => services.some(service => !isGranted(service) && matches(name, service[kind])) && !services.some(service => isGranted(service) && matches(name, service[kind]));

  for (const pair of document.cookie.split(';')) {
    const [name, ...value] = pair.split('=');
    if (value.length && isRefused(name.trim(), 2)) removeCookie(name.trim());
  }
  for (const name of ['localStorage', 'sessionStorage']) {
    try {
      removeFrom(window[name], key => isRefused(key, 3));
    } catch {
      // The browser gives this page no storage.
    }
  }
};

// Whoever announces a refusal has seen to it that this script is there. It hears of it in time: a page that loads again does so later.
document.addEventListener('ccx-change', ({ detail }) => detail.forget && forget(detail));

const written = document.querySelector('[data-ccx-forget]');
if (written) forget(JSON.parse(written.dataset.ccxForget));
