import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicKey, type TokenWish } from './identity-issuer.ts';
import { credentialsIn } from './practice-client.ts';
import { account, providerArn, WebClient, webWorld, type WebSetting } from './web-client.ts';
import { findText } from './xml-tree.ts';

// The texts are those of aws-wire §2.5, to the letter; the captured cases are in captures/.
const notAuthorized = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
const notValidated =
  'The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation for requirements.';
const noKey =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";
const notJwt = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';

describe('a token of a provider', () => {
  it('opens a session of the role, which S3 and STS know', async () => {
    const client = new WebClient(webWorld());
    const answer = await client.ask(client.token());
    expect(
      ['SubjectFromWebIdentityToken', 'Audience', 'Provider', 'PackedPolicySize'].map((name) =>
        findText(answer.xml, name),
      ),
    ).toEqual(['canary-subject', 'app', providerArn, '0']);
    const who = await client.sts(credentialsIn(answer), 'GetCallerIdentity');
    expect(findText(who.xml, 'Arn')).toBe(`arn:aws:sts::${account}:assumed-role/Web/web`);
  });

  it.each([
    ['sub', 'StringEquals', 'canary-subject', 'somebody-else'],
    ['aud', 'StringEquals', 'app', 'other-app'],
    ['sub', 'StringLike', 'canary-*', 'repo:*'],
    ['amr', 'ForAnyValue:StringLike', 'mfa', 'pwd'],
  ])('is judged by its %s, %s', async (claim, operator, right, wrong) => {
    const statuses: number[] = [];
    for (const value of [right, wrong]) {
      const client = new WebClient(
        webWorld({ condition: { [operator]: { [`id.example.com/tenant:${claim}`]: value } } }),
      );
      statuses.push((await client.ask(client.token({ amr: ['mfa', 'hwk'] }))).status);
    }
    expect(statuses).toEqual([200, 403]);
  });

  it('hands on tags and source identity of its claims, where the trust policy lets it', async () => {
    const claims = {
      'https://aws.amazon.com/tags': { principal_tags: { team: ['blue'] }, transitive_tag_keys: ['team'] },
      'https://aws.amazon.com/source_identity': 'ann',
    };
    const condition = { StringEquals: { 'aws:RequestTag/team': 'blue', 'sts:SourceIdentity': 'ann' } };
    const client = new WebClient(webWorld({ condition }));
    expect(findText((await client.ask(client.token(claims))).xml, 'SourceIdentity')).toBe('ann');
    const strict = new WebClient(webWorld({ actions: ['sts:AssumeRoleWithWebIdentity'] }));
    expect(await strict.ask(strict.token(claims))).toMatchObject({ status: 403, message: notAuthorized });
    expect(strict.handler.journal.at(-1)?.because).toBe('implicit-deny of sts:SetSourceIdentity by trust policy');
  });

  it.each<readonly [string, WebSetting, TokenWish['claims'], Partial<TokenWish>, number, string, string]>([
    ['signed by another key of that kid', {}, {}, { signedBy: 'thief' }, 400, 'InvalidIdentityToken', notValidated],
    ['of another kid', {}, {}, { header: { alg: 'RS256', kid: 'key-9' } }, 400, 'InvalidIdentityToken', noKey],
    ['for another client', {}, { aud: 'stranger' }, {}, 400, 'InvalidIdentityToken', notValidated],
    ['for encryption', { keys: [{ ...publicKey('key-1'), use: 'enc' }] }, {}, {}, 400, 'InvalidIdentityToken', noKey],
    [
      'of no provider here',
      {},
      { iss: 'https://id.example.com' },
      {},
      400,
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account for https://id.example.com',
    ],
    ['without iat', {}, { iat: undefined }, {}, 400, 'InvalidIdentityToken', 'Missing a required claim: iat'],
    ['without aud', {}, { aud: undefined }, {}, 400, 'InvalidIdentityToken', 'Missing a required claim: aud'],
    [
      'for roles that are not this one',
      {},
      { 'https://aws.amazon.com/roles': 'arn:aws:iam::1:role/x' },
      {},
      403,
      'AccessDenied',
      notAuthorized,
    ],
  ])('%s is refused', async (_title, setting, claims, wish, status, code, message) => {
    const client = new WebClient(webWorld(setting));
    expect(await client.ask(client.token(claims, wish))).toMatchObject({ status, code, message });
  });

  it.each(['not a token', 'a.b.c', 'e30.W10.e30', 'e30.e30', 'e30.e30.e30.e30'])('%j is no JWT', async (token) => {
    expect(await new WebClient(webWorld()).ask(token)).toMatchObject({
      status: 400,
      code: 'InvalidIdentityToken',
      message: notJwt,
    });
  });

  it.each(['none', 'HS256', 'PS256'])('with algorithm %s is refused', async (alg) => {
    const client = new WebClient(webWorld());
    const [, payload = ''] = client.token().split('.');
    const header = Buffer.from(JSON.stringify({ alg, kid: 'key-1' })).toString('base64url');
    const answer = await client.ask(`${header}.${payload}.AAAA`);
    expect(answer).toMatchObject({ status: 400, code: 'InvalidIdentityToken', message: notValidated });
  });

  it.each([
    [-300, 'ExpiredTokenException'],
    [-299, undefined],
  ])('that ended %d seconds from now: %s', async (seconds, code) => {
    const client = new WebClient(webWorld());
    expect((await client.ask(client.token({ exp: client.now + seconds }))).code).toBe(code);
  });

  it('does not bind the session to its own end, but the role does', async () => {
    const client = new WebClient(webWorld());
    expect((await client.ask(client.token({ exp: client.now + 1 }), { DurationSeconds: '7200' })).status).toBe(200);
    expect(await client.ask(client.token(), { DurationSeconds: '7201' })).toMatchObject({
      status: 400,
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    });
  });

  it('leaves no trace in the journal, nor does what is no token', async () => {
    const client = new WebClient(webWorld());
    const token = client.token();
    for (const text of [token, 'canary-token', token.replaceAll('.', ','), 'abc', 'canary'.repeat(4000)])
      await client.ask(text);
    const journal = JSON.stringify(client.handler.journal);
    for (const part of token.split('.')) expect(journal).not.toContain(part);
    expect(journal).not.toContain('canary');
  });

  it('gets an answer that is no internal error, whatever it says', async () => {
    const names = [
      'iss',
      'sub',
      'aud',
      'azp',
      'iat',
      'exp',
      'nbf',
      'amr',
      'https://aws.amazon.com/tags',
      'https://aws.amazon.com/roles',
    ];
    const more = [
      'https://aws.amazon.com/tags/principal_tags/x',
      'https://aws.amazon.com/source_identity',
      '__proto__',
    ];
    const claims = fc.dictionary(fc.constantFrom(...names, ...more), fc.jsonValue({ maxDepth: 2 }));
    const alg = fc.constantFrom('RS256', 'ES256', 'none', '');
    await fc.assert(
      fc.asyncProperty(claims, alg, fc.jsonValue(), async (wanted, algorithm, kid) => {
        const client = new WebClient(webWorld());
        const [, payload = '', signature = ''] = client.token(wanted).split('.');
        const header = Buffer.from(JSON.stringify({ alg: algorithm, kid })).toString('base64url');
        const known = Buffer.from(JSON.stringify({ alg: 'RS256', kid: 'key-1' })).toString('base64url');
        for (const head of [header, known]) {
          expect([200, 400, 403]).toContain((await client.ask(`${head}.${payload}.${signature}`)).status);
        }
      }),
      { numRuns: 150 },
    );
  });
});
