// What the cases share: the OAuth server, the probe as a child process, the browser's clicks.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const secret = 'a-secret-of-the-tests-0123456789-abcdefgh';
const probe = process.argv[2];

export async function listen(handler) {
  const server = createServer(handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, base: `http://127.0.0.1:${server.address().port}` };
}

/** A strict OAuth server with routes like Zoom's: PKCE required, refresh tokens rotate, device codes. */
export async function provider(Provider, codeLife = 300) {
  let callback;
  const { server, base } = await listen((request, response) => callback(request, response));
  const grants = ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'];
  const common = {
    application_type: 'native', redirect_uris: ['http://127.0.0.1/callback'], response_types: ['code'], grant_types: grants,
  };
  const oidc = new Provider(base, {
    clients: [
      { client_id: 'public', token_endpoint_auth_method: 'none', ...common },
      { client_id: 'confidential', client_secret: secret, token_endpoint_auth_method: 'client_secret_basic', ...common },
    ],
    cookies: { keys: ['of the tests'] },
    scopes: ['user:read:user'],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    features: { devInteractions: { enabled: true }, deviceFlow: { enabled: true }, revocation: { enabled: true } },
    ttl: {
      AuthorizationCode: codeLife, AccessToken: 3600, RefreshToken: 86400, DeviceCode: 600,
      Grant: 86400, Interaction: 600, Session: 600, IdToken: 600,
    },
    routes: {
      authorization: '/oauth/authorize', token: '/oauth/token', revocation: '/oauth/revoke',
      device_authorization: '/oauth/devicecode', code_verification: '/oauth_device',
    },
  });
  const seen = [];
  const given = []; // every code, verifier and token that went to and fro
  oidc.use(async (context, next) => {
    await next();
    const { code, code_verifier: verifier } = context.oidc?.params ?? {};
    const { access_token: access, refresh_token: refresh, device_code: device } = context.body ?? {};
    given.push(...[code, verifier, access, refresh, device].filter(Boolean));
    if (context.path === '/oauth/token') seen.push({ grant: context.oidc?.params?.grant_type, status: context.status });
  });
  callback = oidc.callback();
  return { server, base, seen, given, oidc };
}

export const folder = () => mkdtempSync(join(tmpdir(), 'callsign-oauth-'));

/** The probe at work; its lines of JSON come through `line`. */
export class Probe {
  constructor(job, base, client, store, { environment = {} } = {}) {
    const kind = client === 'public' ? ['public'] : [];
    this.child = spawn(probe, [job, base, client, store, ...kind], {
      env: { ...process.env, PROBE_SECRET: secret, ...environment }, stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.errors = '';
    this.child.stderr.on('data', (text) => { this.errors += text; });
    this.lines = [];
    this.waiting = [];
    this.ended = once(this.child, 'close');
    createInterface({ input: this.child.stdout }).on('line', (text) => this.take(JSON.parse(text)));
    this.ended.then(() => this.waiting.splice(0).forEach(({ fail }) => fail(new Error(`the probe ended: ${this.errors}`))));
  }

  take(line) {
    this.lines.push(line);
    this.waiting = this.waiting.filter(({ name, done }) => !(name in line && (done(line), true)));
  }

  /** The first line that has that member. */
  line(name) {
    const found = this.lines.find((one) => name in one);
    if (found) return Promise.resolve(found);
    return new Promise((done, fail) => this.waiting.push({ name, done, fail }));
  }

  async result() {
    const line = await this.line('ok');
    await this.ended;
    return line;
  }
}

/** Logs in and allows the app, as a person would on the page that is there. */
export async function login(page) {
  await page.fill('input[name=login]', 'somebody');
  await page.fill('input[name=password]', 'anything');
  await page.click('button[type=submit]');
  await page.click('button[type=submit]:has-text("Continue")');
}

export async function consent(page, url) {
  await page.goto(url);
  await login(page);
}
