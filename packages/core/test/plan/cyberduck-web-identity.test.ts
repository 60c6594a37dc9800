import { describe, expect, it } from 'vitest';
import type { ConnectionPlan } from '../../src/plan/connection-plan.ts';
import {
  canaries,
  type Entries,
  openidProfile,
  parametersOf,
  type PlanCase,
  planned,
  problemsOf,
  roleArn,
  stepsOf,
} from './plan-fixtures.ts';

const clientSecret = 'canary-client-secret-0123';

/** The blueprint for other issuers (§2.4). */
const blueprint: Entries = {
  'OAuth Configurable': true,
  'OAuth Authorization Url': 'https://heron.example/authorize',
  'OAuth Token Url': 'https://heron.example/token',
  'OAuth Redirect Url': 'x-cyberduck-action:oauth',
  'OAuth Client ID': 'heron',
  'OAuth Client Secret': clientSecret,
  'OAuth PKCE': false,
  Scopes: ['openid'],
  Properties: { role_arn: roleArn, role_session_name: 'heron' },
};

function openid(entries: Entries = {}, more: PlanCase = {}): ConnectionPlan {
  return planned({ profile: openidProfile(entries), ...more }).plan;
}

const browserOf = (plan: ConnectionPlan) => plan.steps.find((step) => step.kind === 'browser');

describe('sign-in at an issuer of OpenID Connect (§2.4)', () => {
  it('opens the browser with PKCE and exchanges the code, then the ID token', () => {
    const plan = openid();
    expect(browserOf(plan)).toMatchObject({
      flow: 'authorization-code',
      url: 'https://accounts.google.com/o/oauth2/auth',
      redirect: 'io.cyberduck:oauth',
      pkce: true,
    });
    expect(browserOf(plan)?.parameters.map(({ name }) => name)).toEqual([
      'response_type',
      'client_id',
      'redirect_uri',
      'scope',
      'state',
    ]);
    expect(parametersOf(plan, 'ExchangeCode')).toEqual([
      'grant_type=authorization_code',
      'code*',
      'redirect_uri=io.cyberduck:oauth',
      'client_id?oauth-client-id',
      'code_verifier*',
    ]);
    expect(parametersOf(plan, 'AssumeRoleWithWebIdentity')).toEqual([
      'RoleArn?role-arn',
      'RoleSessionName*',
      'WebIdentityToken*',
    ]);
    const sts = plan.steps.find((step) => step.kind === 'call' && step.operation === 'AssumeRoleWithWebIdentity');
    expect(sts).toMatchObject({ signedWith: 'nothing', endpoint: 'https://sts.amazonaws.com' });
    expect(JSON.stringify(sts)).toContain('"of":"ExchangeCode","member":"id_token"');
  });

  it('asks for the role after the browser, not before', () => {
    const steps = stepsOf(openid());
    expect(steps.indexOf('ask role-arn')).toBeGreaterThan(steps.indexOf('identity-provider ExchangeCode'));
  });

  it('asks for an id or a secret that is absent, and takes a blank one for none', () => {
    expect(stepsOf(openid()).slice(0, 2)).toEqual(['ask oauth-client-id', 'open authorization-code']);
    expect(stepsOf(openid({ 'OAuth Client ID': 'heron' }))[0]).toBe('open authorization-code');
    const asked = planned({ profile: openidProfile(blueprint, ['OAuth Client Secret']) }).plan;
    expect(stepsOf(asked)[0]).toBe('ask oauth-client-secret');
    expect(parametersOf(asked, 'ExchangeCode')).toContain('client_secret?oauth-client-secret');
    expect(asked.steps[0]).toMatchObject({ hidden: true, label: 'OAuth Client Secret' });
  });

  it('lets Custom of the bookmark override both, and shows no secret', () => {
    const bookmark = {
      Provider: 'aws-s3-sts-google-oidc',
      Custom: { 'OAuth Client ID': 'mine', 'OAuth Client Secret': clientSecret },
    };
    const { plan, keys } = planned({ bookmark, profiles: [openidProfile()] });
    expect(parametersOf(plan, 'ExchangeCode')).toContain('client_id=mine');
    expect(keys.oauthClientSecret).toBe(clientSecret);
    expect(JSON.stringify(plan)).not.toContain('canary');
    expect(plan.settings).toContainEqual(
      expect.objectContaining({ name: 'OAuth Client Secret', value: '', secret: true }),
    );
  });

  it('follows the blueprint: secret beside the plan, no PKCE where that is off', () => {
    const { plan, keys } = planned({ profile: openidProfile(blueprint) });
    expect(problemsOf(plan)).toEqual([]);
    expect(browserOf(plan)?.pkce).toBe(false);
    expect(parametersOf(plan, 'ExchangeCode')).toEqual([
      'grant_type=authorization_code',
      'code*',
      'redirect_uri=x-cyberduck-action:oauth',
      'client_id=heron',
      'client_secret*',
    ]);
    expect(keys).toEqual({ oauthClientSecret: clientSecret });
    expect(JSON.stringify(plan)).not.toContain(clientSecret);
    expect(JSON.stringify(plan)).not.toContain(canaries.secret);
    expect(parametersOf(plan, 'AssumeRoleWithWebIdentity').slice(0, 2)).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName=heron',
    ]);
  });

  it('sends duration and policy, and neither device nor tags', () => {
    const plan = openid({
      ...blueprint,
      Properties: {
        role_arn: roleArn,
        role_session_name: 'heron',
        duration_seconds: '900',
        's3.assumerole.policy': '{}',
        tags: 'team=herons',
        mfa_serial: 'GAHT12345678',
      },
    });
    expect(parametersOf(plan, 'AssumeRoleWithWebIdentity')).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName=heron',
      'WebIdentityToken*',
      'DurationSeconds=900',
      'Policy={}',
    ]);
  });

  it('comes back to the scheme of the application that it is', () => {
    const redirect = { 'OAuth Redirect Url': '${oauth.handler.scheme}://oauth' };
    expect(browserOf(openid(redirect))?.redirect).toBe('x-cyberduck-action://oauth');
    const mountain = openid(redirect, { program: 'mountain-duck@5.3' });
    expect(browserOf(mountain)?.redirect).toBe('x-mountainduck-action://oauth');
    expect(browserOf(openid({}, { program: 'mountain-duck@5.2' }))?.redirect).toBe('io.mountainduck:oauth');
  });

  it.each([
    ['io.cyberduck:oauth', 'cyberduck@9.5', 'operating system'],
    ['http://127.0.0.1:8080/back', 'cyberduck@9.5', 'listener'],
    ['http://localhost/back', 'cyberduck@9.4', 'pastes'],
    ['https://heron.example/oauth', 'cyberduck@9.5', 'pastes'],
  ] as const)('says how it finds back from %s as %s', (redirect, program, words) => {
    expect(browserOf(openid({ 'OAuth Redirect Url': redirect }, { program }))?.purpose).toContain(words);
  });
});

describe('what is worth knowing before a sign-in at an issuer', () => {
  it.each([
    ['no address', { 'OAuth Authorization Url': '' }, 'plan-oauth-address-missing'],
    ['no token address', { 'OAuth Token Url': '' }, 'plan-oauth-address-missing'],
    ['a signature in place of a flow', { Authorization: 'AWS4HMACSHA256' }, 'plan-oauth-flow-unknown'],
    ['a password grant', { Authorization: 'PasswordGrant' }, 'plan-way-not-supported'],
  ])('stops at %s', (_, entries, code) => {
    const plan = openid(entries);
    expect(plan.problems).toMatchObject([{ code, severity: 'error' }]);
    expect(plan.steps).toEqual([]);
  });

  it('is a scope that is missing, with its place', () => {
    const [problem] = openid({ Scopes: ['email'] }).problems;
    expect(problem).toMatchObject({ code: 'plan-scope-openid-missing', file: 'heron.cyberduckprofile' });
  });

  it('is that a refresh may bring no ID token, and that the subject names the session', () => {
    expect(problemsOf(openid())).toEqual(['plan-id-token-after-refresh']);
    const other = openid({ 'OAuth Authorization Url': 'https://heron.auth0.example/authorize', Scopes: ['openid'] });
    expect(other.problems).toMatchObject([
      { code: 'plan-session-name-from-token', facts: { issuer: 'heron.auth0.example' } },
    ]);
  });

  it('is that nobody asks for a blank role without the switch, and before 9.3 in no case', () => {
    expect(problemsOf(openid({ 'Role Configurable': false, Scopes: ['openid'] }))).toEqual([
      'profile-role-flag-missing',
    ]);
    expect(problemsOf(openid({ Scopes: ['openid'] }, { program: 'cyberduck@9.2' }))).toEqual(['plan-role-nobody-asks']);
  });

  it('is that only the older names count before 9.3 (cyberduck-formats §3.3)', () => {
    const older = {
      's3.assumerole.rolearn': roleArn,
      's3.assumerole.rolesessionname': 'heron',
      's3.assumerole.durationseconds': '900',
    };
    const plan = openid({ Scopes: ['openid'], Properties: { ...older, role_arn: 'x' } }, { program: 'cyberduck@9.2' });
    expect(plan.problems).toEqual([]);
    expect(parametersOf(plan, 'AssumeRoleWithWebIdentity')).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName=heron',
      'WebIdentityToken*',
      'DurationSeconds=900',
    ]);
    const newer = openid({ Scopes: ['openid'], Properties: { role_arn: roleArn } }, { program: 'mountain-duck@5.1' });
    expect(newer.problems).toMatchObject([{ code: 'plan-role-nobody-asks', facts: { unread: 'role_arn' } }]);
  });
});
