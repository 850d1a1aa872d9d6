// The same tokens as `callsign-cli mint`, by jsonwebtoken with a key that is made once:
//   node tests/bench/mint.mjs make COUNT FILE       writes them as CSV, each line a number and a token
//   node tests/bench/mint.mjs verify FILE           verifies every thousandth token of callsign-cli's CSV
// Key and secret come from ZOOM_VIDEO_SDK_KEY and ZOOM_VIDEO_SDK_SECRET. The libraries are those of tests/peers.
import { createSecretKey } from 'node:crypto';
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(new URL('../peers/package.json', import.meta.url));
const secret = Buffer.from(process.env.ZOOM_VIDEO_SDK_SECRET);
const [verb, ...rest] = process.argv.slice(2);

function make(count, path) {
  const jsonwebtoken = require('jsonwebtoken');
  const key = createSecretKey(secret);
  const iat = Math.floor(Date.now() / 1000) - 30;
  const file = openSync(path, 'w', 0o600);
  let text = '';
  for (let n = 1; n <= count; n++) {
    const claims = { app_key: process.env.ZOOM_VIDEO_SDK_KEY, role_type: 1, tpc: `load ${n}`, version: 1, iat, exp: iat + 7200 };
    text += `${n},${jsonwebtoken.sign(claims, key, { algorithm: 'HS256', noTimestamp: true })}\n`;
    if (text.length > 1 << 19) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

async function verify(path) {
  const { jwtVerify } = await import(new URL('../peers/node_modules/jose/dist/node/esm/index.js', import.meta.url));
  let line = 0;
  let verified = 0;
  for await (const row of createInterface({ input: createReadStream(path) })) {
    if (line++ % 1000 !== 1) continue;
    const [n, , topic, token] = row.split(',');
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'] });
    if (payload.tpc !== topic || topic !== `load ${n}`) throw new Error(`line ${line} says ${payload.tpc}`);
    verified++;
  }
  console.log(`${verified} of ${line - 1} tokens verified by jose`);
}

if (verb === 'make') make(Number(rest[0]), rest[1]);
else if (verb === 'verify') await verify(rest[0]);
else throw new Error('usage: mint.mjs make COUNT FILE | verify FILE');
