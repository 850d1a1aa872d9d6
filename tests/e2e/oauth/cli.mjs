// The command line with a strict OAuth server, a real browser and a real keychain: run by tests/support/keyrings.py, so
// that HOME is a scratch one. Exits with 77 when something is missing.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import assert from 'node:assert/strict';
import { consent, listen, login, provider, secret } from './lib.mjs';

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}

const { default: Provider } = await import('oidc-provider').catch(() => skip('oidc-provider is not installed (npm ci)'));
const { chromium } = await import('playwright-core').catch(() => skip('playwright-core is not installed (npm ci)'));
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
if (!browserPath) skip('there is no chromium');

const cli = process.argv[2];
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
const oidc = await provider(Provider);
const newPage = async () => (await browser.newContext()).newPage();
const said = [];

/** An API that takes the server's own access tokens alone. */
const api = await listen(async (request, response) => {
  const known = await oidc.oidc.AccessToken.find((request.headers.authorization ?? '').replace('Bearer ', ''));
  response.writeHead(known ? 200 : 401, { 'Content-Type': 'application/json' });
  response.end(known ? '{"id":"somebody"}' : '{"code":124,"message":"Invalid access token."}');
});

/** A run of the program, whose lines on stderr can be waited for. */
class Run {
  constructor(words) {
    this.child = spawn(cli, words, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.out = '';
    this.err = '';
    this.waiting = [];
    this.child.stdout.on('data', (text) => { this.out += text; });
    createInterface({ input: this.child.stderr }).on('line', (line) => {
      this.err += `${line}\n`;
      this.waiting = this.waiting.filter(({ shape, done }) => !(shape.test(line) && (done(line), true)));
    });
    this.ended = once(this.child, 'close').then(([code]) => {
      said.push(this.err);
      this.waiting.splice(0).forEach(({ fail }) => fail(new Error(`it ended with ${code}: ${this.err}`)));
      return code;
    });
  }

  line(shape) {
    const found = this.err.split('\n').find((line) => shape.test(line));
    if (found) return Promise.resolve(found);
    return new Promise((done, fail) => this.waiting.push({ shape, done, fail }));
  }
}

async function run(...words) {
  const one = new Run(words);
  one.child.stdin.end();
  return { code: await one.ended, out: one.out, err: one.err };
}

async function add(name, { client = name, clientSecret = secret, base = oidc.base } = {}) {
  const words = ['profiles', 'add', name, '--kind', 'oauth', '--key', client, '--oauth-base', base, '--api-base', api.base];
  const one = new Run([...words, client === 'public' ? '--public-client' : '--secret-stdin']);
  one.child.stdin.end(clientSecret);
  assert.equal(await one.ended, 0, one.err);
}

/** Signs in; what the browser showed at its end, and the run. */
async function signIn(...words) {
  const one = new Run(['login', '--no-browser', '--scope', 'user:read:user', ...words]);
  const page = await newPage();
  await consent(page, await one.line(/^http/));
  await page.waitForURL(/127\.0\.0\.1:\d+\/callback/);
  const text = await page.textContent('body');
  await page.context().close();
  return { text, one, code: await one.ended };
}

/** The command lines of all processes, sampled until `stop`. */
function watchProcesses() {
  const seen = new Set();
  const look = setInterval(() => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try { seen.add(readFileSync(`/proc/${pid}/cmdline`, 'latin1')); } catch { /* it has ended */ }
    }
  }, 5);
  return { seen, stop: () => clearInterval(look) };
}

function* filesBelow(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind?.isDirectory() && name !== 'keyrings') yield* filesBelow(path);
    if (kind?.isFile()) yield path;
  }
}

const secretsSeen = [secret];
const cases = {
  async 'signs in, refreshes, calls, and signs out'() {
    const watch = watchProcesses();
    for (const name of ['public', 'confidential']) {
      const profile = ['--profile', name];
      await add(name);
      const { text, one, code } = await signIn(...profile, '--verbose');
      assert.equal(code, 0, one.err);
      assert.match(text, /You can close this page/);
      assert.match(one.out, new RegExp(`^Signed in with ${name}; the access token lives for`));
      const first = await run('token', ...profile);
      assert.equal(first.code, 0, first.err);
      const second = await run('token', '--min-validity', '2h', ...profile);
      assert.equal(second.code, 0, second.err);
      assert.notEqual(second.out, first.out);
      assert.equal((await run('token', ...profile)).out, second.out);
      const me = await run('api', 'GET', '/users/me', '--verbose', ...profile);
      assert.deepEqual([me.code, me.out], [0, '{"id":"somebody"}'], me.err);
      const status = JSON.parse((await run('status', '--json', ...profile)).out);
      assert.deepEqual([status.signedIn, status.scopes, status.refreshToken.kept], [true, ['user:read:user'], true]);
      const out = await run('logout', '--verbose', ...profile);
      assert.equal(out.code, 0, out.err);
      assert.equal((await run('token', ...profile)).code, 4);
      assert.equal(await oidc.oidc.AccessToken.find(second.out.trim()), undefined);
      secretsSeen.push(first.out.trim(), second.out.trim());
    }
    watch.stop();
    secretsSeen.push(...oidc.given);
    assert.ok(secretsSeen.length > 12);
    for (const one of secretsSeen) {
      assert.ok(![...watch.seen].some((line) => line.includes(one)), 'a secret in a command line');
      assert.ok(!said.some((text) => text.includes(one)), 'a secret on stderr');
      for (const path of filesBelow(process.env.HOME)) assert.ok(!readFileSync(path, 'latin1').includes(one), path);
    }
  },

  async 'two processes that refresh at once leave one valid pair'() {
    assert.equal((await signIn('--profile', 'public')).code, 0);
    const count = () => oidc.seen.filter(({ grant }) => grant === 'refresh_token').length;
    for (let i = 0; i < 3; ++i) {
      const before = count();
      const both = await Promise.all([0, 1].map(() => run('token', '--min-validity', '2h', '--profile', 'public')));
      for (const one of both) assert.equal(one.code, 0, one.err);
      assert.equal(count(), before + 2);
    }
    assert.ok(!oidc.seen.some(({ grant, status }) => grant === 'refresh_token' && status !== 200));
    assert.equal((await run('api', 'GET', '/users/me', '--profile', 'public')).code, 0);
  },

  async 'signs in on another device'() {
    const one = new Run(['login', '--device', '--scope', 'user:read:user', '--profile', 'public']);
    const line = await one.line(/^or open http/);
    const page = await newPage();
    await page.goto(line.replace('or open ', ''));
    await page.click('button:has-text("Continue")');
    await login(page);
    assert.equal(await one.ended, 0, one.err);
    assert.equal((await run('token', '--min-validity', '2h', '--profile', 'public')).code, 0);
    await page.context().close();
  },

  async 'denied consent is said in the browser and on stderr'() {
    const one = new Run(['login', '--no-browser', '--profile', 'public']);
    const page = await newPage();
    await page.goto(await one.line(/^http/));
    await page.click('text=Cancel');
    await page.waitForURL(/127\.0\.0\.1:\d+\/callback/);
    assert.match(await page.textContent('body'), /Not signed in/);
    assert.equal(await one.ended, 1);
    assert.match(one.err, /could not sign in: The app was not allowed/);
    await page.context().close();
  },

  async 'a wrong client is refused, and it is said why'() {
    await add('wrong', { client: 'confidential', clientSecret: 'wrong' });
    const { one, code } = await signIn('--profile', 'wrong', '--verbose');
    assert.equal(code, 1);
    assert.match(one.err, /its secret is wrong/);
    assert.match(one.err, /<- 401 after \d+ ms/);
  },

  async 'an expired code is refused'() {
    const short = await provider(Provider, 1);
    await add('short', { client: 'public', base: short.base });
    const one = new Run(['login', '--no-browser', '--scope', 'user:read:user', '--profile', 'short']);
    const url = await one.line(/^http/);
    const page = await newPage();
    one.child.kill('SIGSTOP'); // the browser comes back, and nobody hears it
    const back = page.waitForRequest(/\/callback\?/);
    const allowed = consent(page, url);
    await back;
    await new Promise((over) => setTimeout(over, 2500));
    one.child.kill('SIGCONT');
    await allowed;
    assert.equal(await one.ended, 1);
    assert.match(one.err, /not valid any more/);
    await page.context().close();
    short.server.close();
  },

  async 'listens on loopback alone, and nowhere afterwards'() {
    const one = new Run(['login', '--no-browser', '--profile', 'public']);
    const port = /redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A(\d+)/.exec(await one.line(/^http/))[1];
    const listeners = () => spawnSync('ss', ['-Hltn', `sport = :${port}`]).stdout.toString().trim().split('\n').filter(Boolean);
    assert.deepEqual(listeners().map((line) => line.split(/\s+/)[3]), [`127.0.0.1:${port}`]);
    one.child.kill('SIGINT');
    assert.equal(await one.ended, 130);
    assert.deepEqual(listeners(), []);
  },
};

let failed = 0;
for (const [name, body] of Object.entries(cases)) {
  if (process.argv[3] && !name.includes(process.argv[3])) continue;
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
