import * as fc from 'fast-check';
import { identityCenter, type HeaderField } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { SignInClient, textIn } from './sign-in-client.ts';

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '%',
    '%zz',
    '%00',
    '&',
    '=',
    '/',
    '..',
    '\u0000',
    '\r\n',
    '😀',
    '\uD800',
    '"><script>',
    '__proto__',
  ),
);

const portalPaths = ['/assignment/accounts', '/assignment/roles', '/federation/credentials'];
const oidcPaths = ['/client/register', '/device_authorization', '/token', '/token?aws_iam=t', '/authorize', '/device'];
const paths = [...oidcPaths, ...portalPaths, '/logout'];

/** Members with right names and any values. */
const members = fc.dictionary(
  fc.oneof(
    fc.constantFrom('clientId', 'clientSecret', 'grantType', 'deviceCode', 'code', 'redirectUri', 'codeVerifier'),
    fc.constantFrom('clientName', 'clientType', 'scopes', 'grantTypes', 'redirectUris', 'issuerUrl', 'startUrl'),
    fc.constantFrom('refreshToken', 'scope', '__proto__', 'constructor'),
  ),
  fc.oneof(
    oddText,
    fc.constantFrom('public', identityCenter.startUrl, 'http://127.0.0.1:1/', 'refresh_token', 'authorization_code'),
    fc.array(oddText, { maxLength: 3 }),
    fc.jsonValue(),
  ),
);

describe('any request to Identity Center', () => {
  it('gets an answer that is no internal error, with a right client or without', async () => {
    const header = fc.oneof(
      fc.tuple(fc.constantFrom('host', 'content-type', 'x-amz-sso_bearer_token', 'authorization'), oddText),
      fc.constantFrom<HeaderField>(
        ['content-type', 'application/json'],
        ['content-type', 'application/x-www-form-urlencoded'],
        ['host', 'oidc.eu-west-1.amazonaws.com'],
        ['host', 'portal.sso.us-east-1.amazonaws.com'],
        ['host', 'device.sso.eu-west-1.amazonaws.com'],
      ),
    );
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'FOO'),
      target: fc
        .tuple(fc.constantFrom(...paths), fc.oneof(fc.constant(''), oddText))
        .map(([path, text]) =>
          text === '' ? path : `${path}?user_code=${text}&client_id=${text}&redirect_uri=${text}&next_token=${text}`,
        ),
      headers: fc.array(header, { maxLength: 4 }),
      body: fc.oneof(
        oddText,
        members.map((one) => JSON.stringify(one)),
        oddText.map((text) => `grant_type=${text}&client_id=${text}&user_code=${text}&form_key=${text}&decision=allow`),
        fc.constantFrom('[]', 'null', '{}', '[['.repeat(5000), '{"clientId":'),
      ),
      known: fc.boolean(),
    });
    const client = new SignInClient();
    const registered = await client.register({ scopes: ['sso:account:access'] });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, target, headers, body, known }) => {
        const sent = known ? withClient(body, registered) : body;
        const answer = await client.handler.handle({ method, target, headers, body: Buffer.from(sent) });
        expect([200, 303, 400, 401, 403, 404, 405, 410, 501]).toContain(answer.status);
        expect(answer.body).not.toContain('<script');
      }),
      { numRuns: 2000 },
    );
  });

  it('with a person signed in, is answered by the portal', async () => {
    const client = new SignInClient();
    const { tokens } = await client.signIn();
    const query = fc.dictionary(
      fc.constantFrom('account_id', 'role_name', 'max_result', 'next_token', 'x'),
      fc.oneof(oddText, fc.constantFrom(identityCenter.account, identityCenter.permissionSet, '0', '1', '1e9', 'MQ')),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...portalPaths), query, async (path, values) => {
        const pairs = Object.entries(values).map(
          ([name, value]) => `${name}=${encodeURIComponent(value.replaceAll(/[\uD800-\uDFFF]/g, ''))}`,
        );
        const { status } = await client.portal(`${path}?${pairs.join('&')}`, textIn(tokens, 'accessToken'));
        expect([200, 400, 403, 404]).toContain(status);
      }),
      { numRuns: 1000 },
    );
  });
});

function withClient(body: string, client: object): string {
  try {
    const value: unknown = JSON.parse(body);
    return JSON.stringify({ ...(typeof value === 'object' ? value : {}), ...client });
  } catch {
    return body;
  }
}
