// For circuits of Blazor: tells the circuit that the visitor may have decided anew, and fetches what holds now. The server seals that for the one question,
// so that nothing in a page can grant anything.
const endpoint = import.meta.url.slice(0, import.meta.url.lastIndexOf('/'));
const tabs = new BroadcastChannel('ccx');
let circuit;

// A document has one circuit at a time. One that has ended, or is not connected, asks by itself when it is back.
const tell = () => circuit.invokeMethodAsync('Ask').catch(() => {});

export const follow = next => {
  circuit = next;
};

export const ask = async challenge => {
  try {
    const response = await fetch(`${endpoint}/circuit?challenge=${challenge}`, { cache: 'no-store' });
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
};

document.addEventListener('ccx-change', () => {
  tell();
  tabs.postMessage('');
});

// A choice in a page without this script, or sent by a form, is found when the visitor comes back to this one.
tabs.onmessage = tell;
addEventListener('focus', tell);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && tell());
