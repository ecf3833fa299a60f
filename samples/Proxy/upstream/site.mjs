// A site that knows nothing of consent: each page sets four cookies and says which it was sent. Its address is its first line of output.
import { createServer } from 'node:http';

const year = 31536000;
const cookies = [
  'visit=3f2a9c; Path=/; HttpOnly',
  `theme=summer; Path=/; Max-Age=${year}`,
  `_ga=GA1.1.1234567890.1700000000; Path=/; Max-Age=${2 * year}`,
  '_fbp=fb.1.1700000000000.1234567890; Path=/; Max-Age=7776000',
];
const titles = { '/': 'Havn Bakery', '/privacy': 'Privacy' };
const messages = [];

const encode = text => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
const namesOf = header => (header ?? '').split(';').map(pair => pair.split('=')[0].trim()).filter(Boolean);

const page = (title, seen) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body class="bakery" data-rule="a > b">
<header><nav><a href="/">Bread</a> <a href="/privacy">Privacy</a></nav></header>
<main>
<h1>${title}</h1>
<p>The site was sent: <output>${encode(seen.join(' '))}</output></p>
<ul>${messages.map(message => `<li>${encode(message)}</li>`).join('')}</ul>
<form method="post" action="/guestbook"><label>Message <input name="message"></label> <button>Send</button></form>
</main>
</body>
</html>
`;

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://site').pathname;
  if (request.method === 'POST' && path === '/guestbook') {
    const parts = [];
    for await (const part of request) parts.push(part);
    messages.push(new URLSearchParams(Buffer.concat(parts).toString()).get('message') ?? '');
    return response.writeHead(303, { Location: `http://${request.headers.host}/` }).end();
  }
  const title = titles[path];
  response.writeHead(title ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', 'Set-Cookie': cookies });
  response.end(page(title ?? 'Not found', namesOf(request.headers.cookie)));
});

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

// Whoever started it has gone.
process.stdin.resume().on('end', () => process.exit());
