// A token server as most people write it: Express, its JSON reader, cors, jsrsasign. For comparison alone.
//
//   node express.mjs          says "listening on http://127.0.0.1:PORT" and answers POST /
import cors from 'cors';
import express from 'express';
import jsrsasign from 'jsrsasign';

const key = 'bench-key';
const secret = 'a-secret-for-benchmarks-alone';
const header = JSON.stringify({ alg: 'HS256', typ: 'JWT' });

const wrong = (body) => {
  const properties = [];
  if (![0, 1].includes(body.role)) properties.push('role');
  if (typeof body.sessionName !== 'string' || body.sessionName.length > 200) properties.push('sessionName');
  for (const [name, most] of [['userIdentity', 35], ['sessionKey', 36]]) {
    const value = body[name];
    if (value !== undefined && (typeof value !== 'string' || value.length > most)) properties.push(name);
  }
  return properties.map((property) => ({ property, reason: 'is not allowed' }));
};

const app = express();
app.use(express.json(), cors());
app.post('/', (request, response) => {
  const { body } = request;
  const errors = wrong(body);
  if (errors.length > 0) return response.status(400).json({ errors });
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    app_key: key, role_type: body.role, tpc: body.sessionName, version: 1, iat, exp: iat + 7200,
    user_identity: body.userIdentity, session_key: body.sessionKey,
  };
  return response.json({ signature: jsrsasign.KJUR.jws.JWS.sign('HS256', header, JSON.stringify(claims), secret) });
});
const server = app.listen(0, '127.0.0.1', () =>
  console.error(`listening on http://127.0.0.1:${server.address().port}`));
