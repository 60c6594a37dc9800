import { identityCenter } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { SignInClient, textIn, type JsonAnswer } from './sign-in-client.ts';

const { person } = identityCenter;
const scoped = { scopes: ['sso:account:access'] };

describe('refreshing a token', () => {
  const refresh = (client: SignInClient, registration: unknown, refreshToken: string): Promise<JsonAnswer> =>
    client.oidc('/token', { ...(registration as object), grantType: 'refresh_token', refreshToken });
  const refused = {
    status: 400,
    code: 'InvalidGrantException',
    json: { error: 'invalid_grant', error_description: 'Invalid refresh token provided' },
  };

  it('works for a client with scopes until the sign-in ends', async () => {
    const client = new SignInClient();
    const { client: registration, tokens } = await client.signIn(person, scoped);
    expect(tokens['expiresIn']).toBe(3600);
    client.now += 7 * 3600 + 1800;
    const answer = await refresh(client, registration, textIn(tokens, 'refreshToken'));
    expect(answer).toMatchObject({ status: 200, json: { tokenType: 'Bearer', expiresIn: 1800 } });
    expect((await client.portal('/assignment/accounts', textIn(tokens, 'accessToken'))).status).toBe(401);
    expect((await client.portal('/assignment/accounts', textIn(answer.json, 'accessToken'))).status).toBe(200);
    client.now += 1800;
    expect(await refresh(client, registration, textIn(answer.json, 'refreshToken'))).toMatchObject(refused);
  });

  it('does not work for another registration, after signing out, or with nonsense', async () => {
    const client = new SignInClient();
    const { client: registration, tokens } = await client.signIn(person, scoped);
    const token = textIn(tokens, 'refreshToken');
    expect(await refresh(client, await client.register(scoped), token)).toMatchObject(refused);
    expect(await refresh(client, registration, 'nonsense')).toMatchObject(refused);
    await client.portal('/logout', textIn(tokens, 'accessToken'), 'POST');
    expect(await refresh(client, registration, token)).toMatchObject(refused);
  });

  it('is not offered to a client without scopes', async () => {
    const { tokens } = await new SignInClient().signIn();
    expect(Object.keys(tokens).toSorted()).toEqual(['accessToken', 'expiresIn', 'tokenType']);
    expect(tokens['expiresIn']).toBe(28_800);
  });

  it('answers the form of Cyberduck in the words of OAuth', async () => {
    const client = new SignInClient();
    const { client: registration, tokens } = await client.signIn(person, scoped);
    const ask = async (token: string): Promise<JsonAnswer> => {
      const form = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: token,
        client_id: registration.clientId,
        client_secret: registration.clientSecret,
        scope: 'sso:account:access',
      });
      return client.send('POST', '/token', form.toString(), 'application/x-www-form-urlencoded; charset=UTF-8');
    };
    const { status, json } = await ask(textIn(tokens, 'refreshToken'));
    expect([status, json['token_type'], json['expires_in']]).toEqual([200, 'Bearer', 3600]);
    expect((await client.portal('/assignment/accounts', textIn(json, 'access_token'))).status).toBe(200);
    expect(await ask('nonsense')).toMatchObject(refused);
    expect(JSON.stringify(client.handler.journal)).not.toContain(textIn(tokens, 'refreshToken'));
  });

  it.each([
    ['InvalidRequestException', { grantType: undefined }],
    ['InvalidRequestException', { refreshToken: undefined }],
    ['UnsupportedGrantTypeException', { grantType: 'password' }],
    ['UnauthorizedClientException', { grantType: 'authorization_code' }],
    ['InvalidScopeException', { scope: ['nonsense'] }],
  ])('answers %s to %j', async (code, more) => {
    const client = new SignInClient();
    const { client: registration, tokens } = await client.signIn(person, scoped);
    const { refreshToken } = tokens;
    const answer = await client.oidc('/token', { ...registration, grantType: 'refresh_token', refreshToken, ...more });
    expect([answer.status, answer.code]).toEqual([400, code]);
  });
});
