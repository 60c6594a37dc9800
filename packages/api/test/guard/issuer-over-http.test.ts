import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createGuard } from '../../src/guard/guard.ts';
import { hostCheck } from '../../src/guard/hosts.ts';
import { readOidcConfig, tokenCheck } from '../../src/guard/token-check.ts';
import { bookmark } from '../example-files.ts';
import { serviceUnderTest } from '../service-under-test.ts';

const asked: string[] = [];
let server: Server;
let issuer = '';
let pair: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  pair = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('Content-Type', 'application/json');
    switch (request.url) {
      case '/realm/.well-known/openid-configuration':
        response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
        break;
      case '/realm/keys':
        response.end(JSON.stringify({ keys: [key] }));
        break;
      default:
        response.writeHead(302, { Location: '/realm/keys' }).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/realm`;
});

afterAll(() => {
  server.close();
});

it('lets in who holds a token of an issuer that is asked over HTTP, and nobody else', async () => {
  const config = { issuer, audience: 'duckbill', tenant: { claim: 'org' }, scopes: { claim: 'scope' } };
  const redirected = { ...config, issuer: `${issuer}/other`, jwksUri: `${issuer}/moved` };
  const read = readOidcConfig(JSON.stringify({ version: 1, issuers: [config, redirected] }));
  if (!read.ok) throw new Error(read.reason);
  const tokens = tokenCheck(read.value, { now: Date.now });
  const service = await serviceUnderTest({ guard: createGuard({ tokens, hosts: hostCheck('localhost') }) });
  const token = (claims: object): Promise<string> =>
    new SignJWT({ iss: issuer, aud: 'duckbill', sub: 'alice', org: 'acme', scope: 'check', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setExpirationTime('5m')
      .sign(pair.privateKey);
  const lint = async (claims: object): Promise<object> =>
    service.post('/v1/lint', { files: [bookmark('a')] }, { Authorization: `Bearer ${await token(claims)}` });
  expect(await lint({})).toMatchObject({ status: 200 });
  expect(await lint({ scope: 'fleet' })).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
  expect(await lint({ aud: 'other' })).toMatchObject({ status: 401, body: { code: 'credentials-unknown' } });
  expect(asked).toEqual(['/realm/.well-known/openid-configuration', '/realm/keys']);
  // A redirect is not followed: the issuer says where its keys are.
  expect(await lint({ iss: redirected.issuer })).toMatchObject({ status: 503, body: { code: 'issuer-unavailable' } });
  expect(asked.slice(2)).toEqual(['/realm/moved']);
});
