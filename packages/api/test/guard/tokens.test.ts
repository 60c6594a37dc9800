import { exportJWK, generateKeyPair, type FetchImplementation, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOidcConfig, tokenCheck, type TokenCheck } from '../../src/guard/token-check.ts';
import type { IssuerConfig, OidcConfig } from '../../src/schemas/oidc-config.ts';
import { noon } from './made-keys.ts';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

const issuer = 'https://login.example.com/realm';
const plain: IssuerConfig = {
  issuer,
  audience: 'duckbill',
  jwksUri: 'https://login.example.com/keys',
  tenant: { claim: 'org' },
  scopes: { claim: 'scope', prefix: 'duckbill:' },
};

let keys: Keys;
let others: Keys;

beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true });
  others = await generateKeyPair('ES256', { extractable: true });
});

/** An issuer whose addresses answer from memory. */
class Issuer {
  readonly asked: string[] = [];
  down = false;
  answers: Record<string, unknown> = {};

  readonly fetch: FetchImplementation = async (url) => {
    this.asked.push(url);
    if (this.down) throw new TypeError('fetch failed: canary');
    const answer = this.answers[url];
    return answer === undefined ? new Response('', { status: 404 }) : Response.json(answer);
  };
}

async function issuerWith(pair: Keys, at = 'https://login.example.com/keys'): Promise<Issuer> {
  const made = new Issuer();
  made.answers[at] = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] };
  return made;
}

async function checkOf(config: Partial<IssuerConfig> = {}, clock = () => noon): Promise<TokenCheck> {
  const { fetch } = await issuerWith(keys);
  return tokenCheck({ version: 1, issuers: [{ ...plain, ...config }] }, { now: clock, fetch });
}

const claims = {
  iss: issuer,
  aud: 'duckbill',
  sub: 'alice',
  org: 'acme',
  scope: 'duckbill:check email',
  exp: noon / 1000 + 60,
};

function signed(
  payload: Readonly<Record<string, unknown>> = {},
  by: Keys = keys,
  header: object = {},
): Promise<string> {
  const protectedHeader = { alg: 'ES256', kid: 'one', ...header };
  return new SignJWT({ ...claims, ...payload }).setProtectedHeader(protectedHeader).sign(by.privateKey);
}

describe('a token of an issuer', () => {
  it('says who asks, for which tenant, and what they may do', async () => {
    const check = await checkOf();
    expect(await check(await signed())).toEqual({ tenant: 'acme', id: 'alice', scopes: new Set(['check']) });
  });

  it.each<[string, Partial<IssuerConfig>, Readonly<Record<string, unknown>>, object]>([
    ['one tenant for all', { tenant: { value: 'desk' } }, {}, { tenant: 'desk' }],
    ['a prefix', { tenant: { claim: 'org', prefix: 'okta-' } }, {}, { tenant: 'okta-acme' }],
    ['a map of tenants', { tenant: { claim: 'org', map: { acme: 'one' } } }, {}, { tenant: 'one' }],
    ['a list of scopes', {}, { scope: ['duckbill:fleet', 7, 'duckbill:all'] }, { scopes: new Set(['fleet']) }],
    [
      'roles deep in the token',
      { scopes: { claim: ['realm_access', 'roles'], map: { desk: ['check', 'generate'] } } },
      { realm_access: { roles: ['desk', '__proto__'] } },
      { scopes: new Set(['check', 'generate']) },
    ],
    ['scopes for everybody', { scopes: { value: ['check'] } }, {}, { scopes: new Set(['check']) }],
    ['no scope', {}, { scope: {} }, { scopes: new Set() }],
    ['another subject', { subject: 'email' }, { email: 'a@example.com' }, { id: 'a@example.com' }],
    ['several audiences', { audience: ['x', 'duckbill'] }, { aud: ['y', 'duckbill'] }, { id: 'alice' }],
  ])('with %s', async (_title, config, payload, caller) => {
    const check = await checkOf(config);
    expect(await check(await signed(payload))).toMatchObject(caller);
  });

  it.each<[string, Partial<IssuerConfig>, Readonly<Record<string, unknown>>]>([
    ['of another issuer', {}, { iss: 'https://evil.example.com' }],
    ['for another audience', {}, { aud: 'other' }],
    ['that is not good yet', {}, { nbf: noon / 1000 + 600 }],
    ['without a tenant', {}, { org: undefined }],
    ['whose tenant is no name', {}, { org: '../other' }],
    ['whose tenant is not in the map', { tenant: { claim: 'org', map: { other: 'one' } } }, {}],
    ['whose tenant is what every object has', { tenant: { claim: 'org', map: {} } }, { org: 'constructor' }],
    ['without a subject', {}, { sub: undefined }],
    ['with a subject of a page', {}, { sub: 'a'.repeat(5000) }],
    ['without an end', {}, { exp: undefined }],
    ['signed by an algorithm that is not on the list', { algorithms: ['RS256'] }, {}],
  ])('%s is not taken', async (_title, config, payload) => {
    const check = await checkOf(config);
    expect(await check(await signed(payload))).toBe('unknown');
  });

  it('that somebody else signed, changed, or nobody signed, is not taken', async () => {
    const check = await checkOf();
    const token = await signed();
    const [head = '', , signature = ''] = token.split('.');
    const richer = Buffer.from(JSON.stringify({ ...claims, org: 'other' })).toString('base64url');
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)));
    const symmetric = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret);
    const forged = [
      await signed({}, others),
      `${head}.${richer}.${signature}`,
      new UnsecuredJWT(claims).encode(),
      symmetric,
      await signed({}, others, { jku: 'https://evil.example.com/keys' }),
      await signed({}, others, { jwk: await exportJWK(others.publicKey) }),
      '',
      'a.b.c',
      'e30.e30.e30',
    ];
    for (const one of forged) expect(await check(one)).toBe('unknown');
  });

  it('has an end, give or take the tolerance', async () => {
    let now = noon + 60_000 + 29_000;
    const check = await checkOf({}, () => now);
    expect(await check(await signed())).toMatchObject({ id: 'alice' });
    now += 2000;
    expect(await check(await signed())).toBe('expired');
    // Who cannot sign learns nothing of times.
    expect(await check(await signed({}, others))).toBe('unknown');
  });
});

describe('the keys of an issuer', () => {
  const config: OidcConfig = { version: 1, issuers: [{ ...plain }] };

  it('are found by discovery, at the issuer that the document names only', async () => {
    const { jwksUri, ...found } = plain;
    const discovery = `${issuer}/.well-known/openid-configuration`;
    const made = await issuerWith(keys);
    const options = { now: () => noon, fetch: made.fetch, cooldown: 0 };
    made.answers[discovery] = { issuer: 'https://evil.example.com', jwks_uri: jwksUri };
    expect(await tokenCheck({ version: 1, issuers: [found] }, options)(await signed())).toBe('unavailable');
    made.answers[discovery] = { issuer, jwks_uri: 'http://login.example.com/keys' };
    expect(await tokenCheck({ version: 1, issuers: [found] }, options)(await signed())).toBe('unavailable');
    made.answers[discovery] = { issuer, jwks_uri: jwksUri };
    expect(await tokenCheck({ version: 1, issuers: [found] }, options)(await signed())).toMatchObject({ id: 'alice' });
  });

  it('are asked for once, and not again for each unknown key or failure', async () => {
    const made = await issuerWith(keys);
    let now = noon;
    const check = tokenCheck(config, { now: () => now, fetch: made.fetch });
    for (let turn = 0; turn < 5; turn += 1) await check(await signed({}, keys, { kid: `other-${turn}` }));
    expect(made.asked).toHaveLength(1);

    const broken = new Issuer();
    broken.down = true;
    const failing = tokenCheck(config, { now: () => now, fetch: broken.fetch });
    for (let turn = 0; turn < 5; turn += 1) expect(await failing(await signed())).toBe('unavailable');
    expect(broken.asked).toHaveLength(1);
    now += 30_000;
    expect(await failing(await signed())).toBe('unavailable');
    expect(broken.asked).toHaveLength(2);
  });

  it('that are no keys, or too many bytes, leave the token unchecked', async () => {
    for (const answer of [{}, { keys: 'x' }, { keys: [], padding: 'x'.repeat(600_000) }]) {
      const made = new Issuer();
      made.answers['https://login.example.com/keys'] = answer;
      expect(await tokenCheck(config, { now: () => noon, fetch: made.fetch })(await signed())).toBe('unavailable');
    }
  });
});

describe('a configuration of issuers', () => {
  it('is taken as data', () => {
    expect(readOidcConfig(JSON.stringify({ version: 1, issuers: [plain] }))).toMatchObject({ ok: true });
    const local = { ...plain, issuer: 'http://localhost:8080', jwksUri: 'http://127.0.0.1:8080/keys' };
    expect(readOidcConfig(JSON.stringify({ version: 1, issuers: [local] }))).toMatchObject({ ok: true });
  });

  it.each<[string, object, string]>([
    ['plain http', { jwksUri: 'http://login.example.com/keys' }, '#/issuers/0/jwksUri must be https'],
    ['a password in it', { jwksUri: 'https://a:b@login.example.com/keys' }, '#/issuers/0/jwksUri must be https'],
    ['an issuer that is no address', { issuer: 'login', jwksUri: undefined }, '#/issuers/0/issuer must be https'],
    ['a shared secret', { algorithms: ['HS256'] }, '#/issuers/0/algorithms/0'],
    ['no algorithm', { algorithms: ['none'] }, '#/issuers/0/algorithms/0'],
    ['no audience', { audience: undefined }, '#/issuers/0/audience is missing'],
    ['a scope that is none', { scopes: { value: ['root'] } }, '#/issuers/0/scopes'],
    ['an hour of tolerance', { clockTolerance: 3600 }, '#/issuers/0/clockTolerance'],
  ])('is refused with %s', (_title, wrong, reason) => {
    const read = readOidcConfig(JSON.stringify({ version: 1, issuers: [{ ...plain, ...wrong }] }));
    expect(read.ok ? '' : read.reason).toContain(reason);
  });

  it('is refused with one issuer twice', () => {
    expect(readOidcConfig(JSON.stringify({ version: 1, issuers: [plain, plain] }))).toMatchObject({ ok: false });
  });
});
