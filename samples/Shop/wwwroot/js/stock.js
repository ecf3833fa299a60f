// Turns the link to the stock into an answer on the page; without script it is a plain link.
const link = document.querySelector('[data-stock]');
const answer = document.querySelector('[data-stock-answer]');

link?.addEventListener('click', async (event) => {
  event.preventDefault();
  try {
    const response = await fetch(link.href);
    const { inStock } = await response.json();
    answer.textContent = inStock > 0 ? `${inStock} in stock` : 'Sold out';
    link.hidden = true;
    answer.hidden = false;
  } catch {
    location.assign(link.href);
  }
});
