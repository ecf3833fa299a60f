// Runs before the page, with the selector of the button that accepts all: notes when that button is painted and can be read, what moves, and
// what follows on a click.
accept => {
  const measured = (window.measured = { painted: 0, opaque: 0, gone: 0, clicked: 0, slowest: 0, shift: 0 });

  // Text is timed only where its element says so before it is painted.
  new MutationObserver(() => {
    const button = document.querySelector(accept);
    for (const element of button ? [button, ...button.querySelectorAll('*')] : []) if (!element.hasAttribute('elementtiming')) element.setAttribute('elementtiming', 'accept');
  }).observe(document, { childList: true, subtree: true });
  const observe = (type, options, read) => new PerformanceObserver(list => list.getEntries().forEach(read)).observe({ type, buffered: true, ...options });
  observe('element', {}, entry => (measured.painted ||= entry.renderTime));
  observe('layout-shift', {}, entry => (measured.shift += entry.value));
  observe('event', { durationThreshold: 16 }, entry => entry.interactionId && (measured.slowest = Math.max(measured.slowest, entry.duration)));

  const canBeRead = () => {
    const button = document.querySelector(accept);
    if (!button?.checkVisibility({ visibilityProperty: true })) return false;
    const box = button.getBoundingClientRect();
    let opacity = 1;
    for (let element = button; element; element = element.parentElement) opacity *= getComputedStyle(element).opacity;
    return opacity > 0.5 && box.width > 0 && box.top < innerHeight && box.bottom > 0;
  };
  const appear = time => {
    if (canBeRead()) measured.opaque = time;
    else requestAnimationFrame(appear);
  };
  requestAnimationFrame(appear);

  const disappear = time => {
    if (canBeRead()) requestAnimationFrame(disappear);
    else measured.gone = time - measured.clicked;
  };
  addEventListener('click', event => {
    measured.clicked = event.timeStamp;
    requestAnimationFrame(disappear);
  }, true);
};
