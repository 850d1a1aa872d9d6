// The OAuth server with an API behind it, and a browser, for a test in another language. Says {"base"} first; then, for
// each line of JSON on stdin: {"consent": url} logs in and allows the app, and says {"page": its last page's text};
// {"calls": true} says {"calls": the bearer token of each call of the API}, {"given": true} every code, verifier and
// token that went to and fro. Exits with 77 when something is missing.
import { createInterface } from 'node:readline';
import { existsSync } from 'node:fs';
import { consent, provider } from './lib.mjs';

function skip(why) {
  console.log(JSON.stringify({ skipped: why }));
  process.exit(77);
}

const { default: Provider } = await import('oidc-provider').catch(() => skip('oidc-provider is not installed (npm ci)'));
const { chromium } = await import('playwright-core').catch(() => skip('playwright-core is not installed (npm ci)'));
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
if (!executablePath) skip('there is no chromium');

const { base, server, given } = await provider(Provider);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const calls = [];
const [oauth] = server.listeners('request');
server.removeAllListeners('request');
server.on('request', (request, response) => {
  if (!request.url.startsWith('/v2/')) return oauth(request, response);
  calls.push(request.headers.authorization?.replace('Bearer ', ''));
  response.writeHead(200, { 'Content-Type': 'application/json' });
  return response.end(JSON.stringify({ display_name: 'Maria Keller', email: 'maria.keller@example.org' }));
});

async function allow(url) {
  const page = await (await browser.newContext()).newPage();
  await consent(page, url);
  await page.waitForURL(/127\.0\.0\.1:\d+\/callback/);
  const text = await page.textContent('body');
  await page.context().close();
  return text;
}

console.log(JSON.stringify({ base }));
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  if (asked.consent) console.log(JSON.stringify({ page: await allow(asked.consent) }));
  if (asked.calls) console.log(JSON.stringify({ calls }));
  if (asked.given) console.log(JSON.stringify({ given }));
}
await browser.close();
process.exit(0);
