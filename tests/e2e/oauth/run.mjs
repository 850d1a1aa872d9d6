// Signing in for real: a strict OAuth server, a real browser, core/oauth. Exits with 77 when one of them is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { Probe, consent, folder, listen, provider, secret } from './lib.mjs';

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}

const { default: Provider } = await import('oidc-provider').catch(() => skip('oidc-provider is not installed (npm ci)'));
const { chromium } = await import('playwright-core').catch(() => skip('playwright-core is not installed (npm ci)'));
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
if (!browserPath) skip('there is no chromium');

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
const oidc = await provider(Provider);
const newPage = async () => (await browser.newContext()).newPage();

async function signIn(client, store, base = oidc.base) {
  const probe = new Probe('signin', base, client, store);
  const { url } = await probe.line('url');
  const page = await newPage();
  await consent(page, url);
  await page.waitForURL(/127\.0\.0\.1:\d+\/callback/);
  const text = await page.textContent('body');
  await page.context().close();
  return { probe, text, result: await probe.result() };
}

const run = (job, client, store, base = oidc.base) => new Probe(job, base, client, store).result();

/** Codes of base::ErrorCode, read from its header, so that no number stands here. */
const codes = (() => {
  const header = readFileSync(new URL('../../../core/base/result.h', import.meta.url), 'utf8');
  const body = header.match(/enum class ErrorCode \{([^}]*)\}/)[1].replace(/\/\/.*/g, '');
  return Object.fromEntries(body.split(',').map((name) => name.trim()).filter(Boolean).map((name, i) => [name, i]));
})();

const shared = { public: folder(), confidential: folder() };
const cases = {
  async 'signs in, with and without a client secret'() {
    for (const client of ['public', 'confidential']) {
      const { text, result, probe } = await signIn(client, shared[client]);
      assert.ok(result.ok, result.why);
      assert.match(text, /You can close this page/);
      assert.deepEqual(probe.errors, '');
      assert.deepEqual((await run('token', client, shared[client])).ok, true);
    }
  },

  async 'refreshes, and each refresh token once'() {
    for (const client of ['public', 'confidential'])
      for (let i = 0; i < 3; ++i) assert.ok((await run('refresh', client, shared[client])).ok);
    assert.equal(oidc.seen.filter(({ grant, status }) => grant === 'refresh_token' && status === 200).length, 6);
  },

  async 'two processes that refresh at once leave one valid pair'() {
    const before = oidc.seen.filter(({ grant }) => grant === 'refresh_token').length;
    for (let i = 0; i < 5; ++i) {
      const both = [0, 1].map(() => new Probe('race', oidc.base, 'public', shared.public));
      await Promise.all(both.map((one) => one.line('ready')));
      both.forEach((one) => one.child.stdin.write('go\n'));
      for (const one of both) assert.ok((await one.result()).ok);
    }
    assert.equal(oidc.seen.filter(({ grant }) => grant === 'refresh_token').length, before + 5);
    assert.ok((await run('refresh', 'public', shared.public)).ok);
  },

  async 'leaves no secret in what it says'() {
    const store = folder();
    const { probe } = await signIn('confidential', store);
    const said = JSON.stringify(probe.lines.filter((line) => !('url' in line))) + probe.errors;
    const kept = readFileSync(join(store, 'p.entry'), 'latin1');
    const tokens = [...kept.matchAll(/(?:access|refresh),\d+:([^,]+),/g)].map((match) => match[1]);
    assert.ok(tokens.length >= 2);
    for (const one of [...tokens, secret]) assert.ok(!said.includes(one));
    assert.ok(!probe.child.spawnargs.join(' ').includes(secret));
    assert.deepEqual(readdirSync(store), ['p.entry']);
  },

  async 'a revoked token is taken no more, and a sign-in is needed'() {
    const store = folder();
    assert.ok((await signIn('public', store)).result.ok);
    assert.ok((await run('revoke', 'public', store)).ok);
    const again = await run('refresh', 'public', store);
    assert.equal(again.code, codes.SignInNeeded, again.why);
  },

  async 'denied consent is said in the browser and in the program'() {
    const probe = new Probe('signin', oidc.base, 'public', folder());
    const page = await newPage();
    await page.goto((await probe.line('url')).url);
    await page.click('text=Cancel');
    await page.waitForURL(/127\.0\.0\.1:\d+\/callback/);
    assert.match(await page.textContent('body'), /Not signed in/);
    const result = await probe.result();
    assert.equal(result.code, codes.SignInRefused, result.why);
    await page.context().close();
  },

  async 'a wrong client secret is refused'() {
    const probe = new Probe('signin', oidc.base, 'confidential', folder(), { environment: { PROBE_SECRET: 'wrong' } });
    const page = await newPage();
    await consent(page, (await probe.line('url')).url);
    const result = await probe.result();
    assert.equal(result.code, codes.ServerRefused);
    assert.match(result.why, /secret is wrong/);
    await page.context().close();
  },

  async 'a code that has expired is refused'() {
    const short = await provider(Provider, 1);
    const probe = new Probe('signin', short.base, 'public', folder());
    const page = await newPage();
    const { url } = await probe.line('url');
    probe.child.kill('SIGSTOP'); // the browser comes back, and nobody hears it
    const done = page.waitForRequest(/\/callback\?/);
    const allowed = consent(page, url);
    await done;
    await new Promise((over) => setTimeout(over, 2500));
    probe.child.kill('SIGCONT');
    await allowed;
    const result = await probe.result();
    assert.equal(result.code, codes.ServerRefused);
    assert.match(result.why, /not valid any more/);
    await page.context().close();
    short.server.close();
  },

  async 'signs in on another device'() {
    const store = folder();
    const probe = new Probe('device', oidc.base, 'public', store);
    const page = await newPage();
    await page.goto((await probe.line('userCode')).url);
    await page.click('button:has-text("Continue")');
    await page.fill('input[name=login]', 'somebody');
    await page.fill('input[name=password]', 'anything');
    await page.click('button[type=submit]');
    await page.click('button[type=submit]:has-text("Continue")');
    const result = await probe.result();
    assert.ok(result.ok, result.why);
    assert.ok((await run('refresh', 'public', store)).ok);
    await page.context().close();
  },

  async 'listens on loopback alone, and nowhere afterwards'() {
    const probe = new Probe('signin', oidc.base, 'public', folder());
    const port = new URL((await probe.line('redirect')).redirect).port;
    const listeners = () => spawnSync('ss', ['-Hltn', `sport = :${port}`]).stdout.toString().trim().split('\n').filter(Boolean);
    assert.equal(listeners().length, 1);
    assert.match(listeners()[0], /127\.0\.0\.1:/);
    const page = await newPage();
    await consent(page, (await probe.line('url')).url);
    assert.ok((await probe.result()).ok);
    assert.equal(listeners().length, 0);
    await page.context().close();
  },

  async 'killed at 200 random moments of a refresh loop, the stored pair still refreshes'() {
    // The pair before lives until the new one is used: a server that ends it at once loses whoever is killed between.
    let current = 'refresh-0';
    let before = null;
    let number = 0;
    const server = await listen((request, response) => {
      let body = '';
      request.on('data', (piece) => { body += piece; });
      request.on('end', () => {
        const given = new URLSearchParams(body).get('refresh_token');
        if (given !== current && given !== before) {
          response.writeHead(400);
          return response.end(JSON.stringify({ error: 'invalid_grant', reason: 'Invalid Token!' }));
        }
        before = given;
        current = `refresh-${++number}`;
        return response.end(JSON.stringify({ access_token: `access-${number}`, refresh_token: current, expires_in: 3600 }));
      });
    });
    const store = folder();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(store, 'p.entry'), '6:access,8:access-0,7:refresh,9:refresh-0,');
    for (let i = 0; i < 200; ++i) {
      const probe = new Probe('loop', server.base, 'public', store);
      const first = await probe.line('ok');
      assert.ok(first.ok, `after ${i} kills: ${first.why}`);
      await new Promise((done) => setTimeout(done, Math.random() * 60));
      assert.equal(probe.lines.filter(({ ok }) => ok === false).length, 0);
      probe.child.kill('SIGKILL');
      await probe.ended;
    }
    assert.ok(number > 300, `only ${number} refreshes`);
    server.server.close();
  },
};

const wanted = process.argv[3];
let failed = 0;
for (const [name, body] of Object.entries(cases)) {
  if (wanted && !name.includes(wanted)) continue;
  const started = Date.now();
  try {
    await body();
    console.log(`PASS   ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    ++failed;
    console.log(`FAIL   ${name}: ${error.stack}`);
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
