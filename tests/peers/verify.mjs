// Gives every token to three JWT libraries: node verify.mjs TOKENS.jsonl
// Each must take it, must refuse it with another secret, and must make the same bytes from its claims.
import { deepStrictEqual } from 'node:assert'
import { readFileSync } from 'node:fs'

async function load(name) {
  try {
    return await import(name)
  } catch (error) {
    console.error(`${name} cannot be loaded: run "npm ci" in tests/peers first (${error.code ?? error.message})`)
    process.exit(1)
  }
}
const jose = await load('jose')
const jsonwebtoken = (await load('jsonwebtoken')).default
const { KJUR } = (await load('jsrsasign')).default

const header = { alg: 'HS256', typ: 'JWT' }
const bytes = (secret) => new TextEncoder().encode(secret)

const libraries = {
  jose: {
    async claims(token, secret, now) {
      const options = { algorithms: ['HS256'], currentDate: new Date(now * 1000) }
      return (await jose.jwtVerify(token, bytes(secret), options)).payload
    },
    sign: (claims, secret) => new jose.SignJWT(claims).setProtectedHeader(header).sign(bytes(secret))
  },
  jsonwebtoken: {
    claims: (token, secret, now) => jsonwebtoken.verify(token, secret, { algorithms: ['HS256'], clockTimestamp: now }),
    sign: (claims, secret) => jsonwebtoken.sign(claims, secret, { algorithm: 'HS256' })
  },
  jsrsasign: {
    claims(token, secret, now) {
      // { utf8 }: a bare string of hexadecimal digits would be taken for the bytes that they spell (see below).
      if (!KJUR.jws.JWS.verifyJWT(token, { utf8: secret }, { alg: ['HS256'], verifyAt: now })) throw new Error('refused')
      return KJUR.jws.JWS.readSafeJSONString(Buffer.from(token.split('.')[1], 'base64url').toString())
    },
    sign: (claims, secret) =>
      KJUR.jws.JWS.sign('HS256', JSON.stringify(header), JSON.stringify(claims), { utf8: secret })
  }
}

async function refuses(library, token, secret, now) {
  try {
    await library.claims(token, secret, now)
    return false
  } catch {
    return true
  }
}

const faults = []
const expect = (holds, name, sentence) => holds || faults.push(`${name}: ${sentence}`)

// jsrsasign takes a bare secret that is an even number of hexadecimal digits for bytes in hexadecimal, and one that is
// not ASCII for something else again. Whoever signs like that (Zoom's samples do) gets another token than everybody
// else for the same secret.
function expectedOfBareSecret({ name, secret, token }) {
  const isHex = /^([0-9a-f]{2})+$/i.test(secret)
  const isAscii = /^[\x00-\x7f]*$/.test(secret)
  const agrees = KJUR.jws.JWS.verify(token, secret, ['HS256'])
  expect(agrees === (!isHex && isAscii), name, `jsrsasign with the bare secret ${agrees ? 'agrees' : 'disagrees'}`)
  if (isHex) {
    const decoded = KJUR.jws.JWS.sign('HS256', JSON.stringify(header), '{}', { hex: secret })
    const bare = KJUR.jws.JWS.sign('HS256', JSON.stringify(header), '{}', secret)
    expect(bare === decoded, name, 'jsrsasign no longer reads the bare secret as hexadecimal')
  }
}

const cases = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line))
for (const { name, secret, now, printed: { token } } of cases) {
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
  for (const [title, library] of Object.entries(libraries)) {
    try {
      deepStrictEqual({ ...(await library.claims(token, secret, now)) }, claims)
      expect((await library.sign(claims, secret)) === token, name, `${title} makes other bytes of the same claims`)
    } catch (error) {
      faults.push(`${name}: ${title}: ${error.message}`)
    }
    expect(await refuses(library, token, secret + 'x', now), name, `${title} takes any secret`)
    expect(await refuses(library, token, secret, claims.exp + 1), name, `${title} takes an expired token`)
  }
  expectedOfBareSecret({ name, secret, token })
}
console.log(faults.join('\n') || `${cases.length} tokens, ${Object.keys(libraries).length} libraries agree`)
process.exit(faults.length > 0 || cases.length === 0 ? 1 : 0)
