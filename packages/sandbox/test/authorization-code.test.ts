import { createHash } from 'node:crypto';
import { identityCenter, type SandboxResponse } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { changedCenter } from './changed-center.ts';
import { headerOf, SignInClient, textIn, type JsonAnswer, type Registration } from './sign-in-client.ts';

const { person } = identityCenter;
const verifier = 'canary-verifier-of-at-least-43-characters-long-1234567890';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const redirectUri = 'http://127.0.0.1:45678/oauth/callback';

/** As Cyberduck and the AWS CLI register. */
const registered = {
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: ['http://127.0.0.1/oauth/callback'],
  scopes: ['sso:account:access'],
  issuerUrl: identityCenter.startUrl,
};

function addressOf(client: Registration, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    state: 'canary-state &=',
    code_challenge_method: 'S256',
    code_challenge: challenge,
    ...more,
  });
  return `/authorize?${query.toString()}`;
}

function fieldsIn({ body }: SandboxResponse): Record<string, string> {
  const inputs = body.matchAll(/<input type="hidden" name="([a-z_]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name ?? '', value ?? '']));
}

/** Where a browser is sent. */
function sentTo(answer: SandboxResponse): { address: string; values: Readonly<Record<string, string>> } {
  const location = new URL(headerOf(answer, 'location') ?? 'about:blank');
  return { address: location.origin + location.pathname, values: Object.fromEntries(location.searchParams) };
}

function redeem(
  client: SignInClient,
  registration: Registration,
  code: string,
  more: Readonly<Record<string, string>> = {},
): Promise<JsonAnswer> {
  const grantType = 'authorization_code';
  return client.oidc('/token', { ...registration, grantType, code, redirectUri, codeVerifier: verifier, ...more });
}

/** A code that a person gave at the page. */
async function withCode(): Promise<{ client: SignInClient; registration: Registration; code: string }> {
  const client = new SignInClient();
  const registration = await client.register(registered);
  const asked = await client.get(addressOf(registration));
  const answered = await client.post('/authorize', { ...fieldsIn(asked), person, decision: 'allow' });
  return { client, registration, code: sentTo(answered).values['code'] ?? '' };
}

describe('signing in with an authorization code', () => {
  it('asks at a page, sends the browser back with code and state, and gives tokens', async () => {
    const client = new SignInClient();
    const registration = await client.register(registered);
    const asked = await client.get(addressOf(registration));
    expect([asked.status, headerOf(asked, 'content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(asked.body).toContain('Let practice sign in?');
    expect(headerOf(asked, 'content-security-policy')).toContain("form-action 'self' http://127.0.0.1:45678;");
    const answered = await client.post('/authorize', { ...fieldsIn(asked), person, decision: 'allow' });
    const { address, values } = sentTo(answered);
    expect([answered.status, address, values['state']]).toEqual([303, redirectUri, 'canary-state &=']);
    const { status, json } = await redeem(client, registration, values['code'] ?? '');
    expect([status, Object.keys(json).toSorted()]).toEqual([
      200,
      ['accessToken', 'expiresIn', 'refreshToken', 'tokenType'],
    ]);
    const again = await client.post('/authorize', { ...fieldsIn(asked), person, decision: 'allow' });
    expect(again.status).toBe(410);
  });

  it('takes the start URL that Cyberduck sends beside the rest', async () => {
    const client = new SignInClient();
    const registration = await client.register({ ...registered, redirectUris: [redirectUri] });
    const more = { start_url: identityCenter.issuerUrl, scope: 'sso:account:access' };
    expect((await client.get(addressOf(registration, more))).status).toBe(200);
    const elsewhere = await client.get(
      addressOf(registration, { start_url: 'https://d-0000000000.awsapps.com/start' }),
    );
    expect([elsewhere.status, headerOf(elsewhere, 'location')]).toEqual([400, undefined]);
  });

  it('refuses at registration an issuer of another region, and an issuer of nobody', async () => {
    const client = new SignInClient();
    const ask = (issuerUrl: string): Promise<JsonAnswer> =>
      client.oidc('/client/register', { clientName: 'practice', clientType: 'public', ...registered, issuerUrl });
    expect(await ask('https://d-0000000000.awsapps.com/start')).toMatchObject({ code: 'InvalidRequestException' });
    client.host = 'oidc.us-east-1.amazonaws.com';
    expect(await ask(identityCenter.startUrl)).toMatchObject({
      code: 'InvalidRequestException',
      json: { error_description: 'Start URL region does not match service region' },
    });
  });

  it.each([
    ['a program that never registered', { client_id: 'nobody' }],
    ['a redirect URI of another computer', { redirect_uri: 'http://example.com/oauth/callback' }],
    ['a redirect URI with another path', { redirect_uri: 'http://127.0.0.1:45678/elsewhere' }],
    ['no redirect URI', { redirect_uri: '' }],
  ])('sends nobody anywhere for %s', async (_what, more) => {
    const client = new SignInClient();
    const answer = await client.get(addressOf(await client.register(registered), more));
    expect([answer.status, headerOf(answer, 'location')]).toEqual([400, undefined]);
  });

  it.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge: 'too-short' }],
    ['invalid_scope', { scopes: 'nonsense' }],
  ])('tells the program %s for %j', async (error, more) => {
    const client = new SignInClient();
    const answer = await client.get(addressOf(await client.register(registered), more));
    expect(sentTo(answer).values).toEqual({ error, state: 'canary-state &=' });
  });

  it('tells the program that it did not register for this, and that the person denied', async () => {
    const client = new SignInClient();
    const device = await client.register({ redirectUris: registered.redirectUris });
    expect(sentTo(await client.get(addressOf(device))).values['error']).toBe('unauthorized_client');
    const asked = await client.get(addressOf(await client.register(registered)));
    const answered = await client.post('/authorize', { ...fieldsIn(asked), decision: 'deny' });
    expect(sentTo(answered).values['error']).toBe('access_denied');
  });

  it('takes no answer from elsewhere, of nobody, or without a decision', async () => {
    const client = new SignInClient();
    const fields = fieldsIn(await client.get(addressOf(await client.register(registered))));
    const statuses: number[] = [];
    for (const answer of [
      { person, decision: 'allow' },
      { ...fields, form_key: 'guessed', person, decision: 'allow' },
      { ...fields, person: 'mallory', decision: 'allow' },
      { ...fields, person },
    ])
      statuses.push((await client.post('/authorize', answer)).status);
    expect(statuses).toEqual([410, 403, 400, 400]);
  });

  it.each([
    ['another verifier', { codeVerifier: `${verifier}x` }],
    ['another redirect URI', { redirectUri: 'http://127.0.0.1:1/oauth/callback' }],
    ['another code', { code: 'nonsense' }],
  ])('gives nothing for %s', async (_what, more) => {
    const { client, registration, code } = await withCode();
    expect(await redeem(client, registration, code, more)).toMatchObject({
      status: 400,
      code: 'InvalidGrantException',
      json: { error: 'invalid_grant', error_description: 'Invalid grant provided' },
    });
  });

  it('takes a code once, from its own client, and for ten minutes', async () => {
    const { client, registration, code } = await withCode();
    expect((await redeem(client, await client.register(registered), code)).code).toBe('InvalidGrantException');
    expect((await redeem(client, registration, code)).status).toBe(200);
    expect((await redeem(client, registration, code)).code).toBe('InvalidGrantException');
    const late = await withCode();
    late.client.now += 600;
    expect((await redeem(late.client, late.registration, late.code)).code).toBe('ExpiredTokenException');
  });

  it('answers by itself where the world says so', async () => {
    const answering = (answer: 'allow' | 'deny'): SignInClient =>
      new SignInClient(changedCenter({ approval: { answer, person } }));
    const client = answering('allow');
    const registration = await client.register(registered);
    const { values } = sentTo(await client.get(addressOf(registration)));
    expect((await redeem(client, registration, values['code'] ?? '')).status).toBe(200);
    const denying = answering('deny');
    const denied = sentTo(await denying.get(addressOf(await denying.register(registered))));
    expect(denied.values['error']).toBe('access_denied');
  });

  it('keeps code, verifier, state and challenge out of the journal', async () => {
    const { client, registration, code } = await withCode();
    const { json } = await redeem(client, registration, code);
    const text = JSON.stringify(client.handler.journal);
    expect(text).toContain('AuthorizePage');
    const secrets = [
      code,
      verifier,
      challenge,
      'canary-state',
      textIn(json, 'accessToken'),
      textIn(json, 'refreshToken'),
    ];
    for (const secret of [...secrets, ...Object.values(registration)]) expect(text).not.toContain(secret);
  });
});

describe('what a client may register', () => {
  it.each([
    ['InvalidClientMetadataException', { clientType: 'confidential' }],
    ['InvalidRequestException', { clientName: '' }],
    ['InvalidRequestException', { clientName: 7 }],
    ['InvalidScopeException', { scopes: ['nonsense'] }],
    ['InvalidRequestException', { scopes: 'sso:account:access' }],
    ['UnsupportedGrantTypeException', { grantTypes: ['password'] }],
    ['InvalidRedirectUriException', { redirectUris: ['https://example.com/cb'] }],
    ['InvalidRedirectUriException', { redirectUris: ['http://127.0.0.1.example.com/cb'] }],
    ['InvalidRedirectUriException', { redirectUris: ['http://127.0.0.1/cb#fragment'] }],
    ['InvalidRedirectUriException', { redirectUris: ['nonsense'] }],
  ])('answers %s to %j', async (code, more) => {
    const client = new SignInClient();
    const answer = await client.oidc('/client/register', { clientName: 'practice', clientType: 'public', ...more });
    expect([answer.status, answer.code]).toEqual([400, code]);
  });
});
