import { describe, expect, it } from 'vitest';
import type { CallStep, ConnectionPlan, PromptStep } from '../../src/plan/connection-plan.ts';
import {
  type Entries,
  identityCenterProfile,
  parametersOf,
  type PlanCase,
  planned,
  problemsOf,
  profileOf,
  stepsOf,
} from './plan-fixtures.ts';

const startUrl = 'https://heron.awsapps.com/start';
const legacy = `[profile old]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_account_id = 210987654321\nsso_role_name = Reader\n`;
const session = `[profile new]\nsso_session = corp\nsso_role_name = Writer\n[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-central-1\n`;

const custom = {
  sso_region: 'us-east-2',
  sso_start_url: startUrl,
  sso_account_id: '111122223333',
  sso_role_name: 'Auditor',
};

function center(bookmark: Entries, more: PlanCase = {}): ConnectionPlan {
  return planned({ bookmark: { Provider: 's3-iam-identity-center', ...bookmark }, config: legacy + session, ...more })
    .plan;
}

const callOf = (plan: ConnectionPlan, operation: string): CallStep | undefined =>
  plan.steps.filter((step) => step.kind === 'call').find((step) => step.operation === operation);

const promptsOf = (plan: ConnectionPlan): readonly PromptStep[] => plan.steps.filter((step) => step.kind === 'prompt');

describe('Identity Center (§3.1)', () => {
  it('registers, opens the browser with PKCE and start_url, and takes the token, as for a public client', () => {
    const plan = center({ Username: 'old' });
    expect(callOf(plan, 'RegisterClient')).toMatchObject({
      service: 'sso-oidc',
      endpoint: 'https://oidc.eu-west-1.amazonaws.com',
      signedWith: 'nothing',
    });
    expect(parametersOf(plan, 'RegisterClient')).toEqual([
      'clientName=Cyberduck',
      'clientType=public',
      `issuerUrl=${startUrl}`,
      'grantTypes=authorization_code,refresh_token',
      'scopes=sso:account:access',
      'redirectUris=http://127.0.0.1:<port>/oauth/callback',
    ]);
    expect(plan.steps.find(({ kind }) => kind === 'browser')).toMatchObject({
      flow: 'authorization-code',
      url: 'https://oidc.eu-west-1.amazonaws.com/authorize',
      redirect: 'http://127.0.0.1:<port>/oauth/callback',
      pkce: true,
      parameters: expect.arrayContaining([
        { name: 'start_url', value: { kind: 'known', value: startUrl } },
        { name: 'client_id', value: { kind: 'answer', of: 'RegisterClient', member: 'clientId' } },
      ]),
    });
    expect(parametersOf(plan, 'CreateToken')).toEqual([
      'clientId*',
      'clientSecret*',
      'grantType=authorization_code',
      'code*',
      'redirectUri=http://127.0.0.1:<port>/oauth/callback',
      'codeVerifier*',
    ]);
    expect(callOf(plan, 'GetRoleCredentials')).toMatchObject({
      service: 'sso',
      endpoint: 'https://portal.sso.eu-west-1.amazonaws.com',
      signedWith: 'access-token',
    });
    expect(parametersOf(plan, 'GetRoleCredentials')).toEqual([
      'roleName=Reader',
      'accountId=210987654321',
      'accessToken*',
    ]);
    expect(callOf(plan, 'GetCallerIdentity')).toMatchObject({ signedWith: 'session' });
  });

  it('registers under the name of the application', () => {
    expect(parametersOf(center({ Username: 'old' }, { program: 'mountain-duck@5.3' }), 'RegisterClient')[0]).toBe(
      'clientName=Mountain Duck',
    );
  });

  it('copies the session section over the profile, and asks for what both lack (§3.2)', () => {
    const plan = center({ Username: 'new' });
    expect(callOf(plan, 'RegisterClient')?.endpoint).toBe('https://oidc.eu-central-1.amazonaws.com');
    expect(promptsOf(plan).map(({ prompt }) => prompt)).toEqual(['sso-account-id']);
    expect(callOf(plan, 'ListAccounts')?.onlyFor).toBe('sso-account-id');
    expect(stepsOf(plan)).not.toContain('sso ListAccountRoles');
    expect(parametersOf(plan, 'GetRoleCredentials')).toEqual([
      'roleName=Writer',
      'accountId?sso-account-id',
      'accessToken*',
    ]);
  });

  it('offers the AWS profiles of Identity Center in the order of its map, and Cancel means by hand', () => {
    const plan = center({});
    const [first, region, url, account, role] = promptsOf(plan);
    expect(first).toMatchObject({
      prompt: 'aws-profile',
      label: 'Select AWS CLI Profile Name',
      choices: { from: 'known', values: ['new', 'old'] },
      cancel: 'continues',
    });
    expect(region).toMatchObject({
      label: 'SSO Region (sso_region)',
      prefilled: {
        by: 'aws-profile',
        values: [
          { answer: 'new', value: 'eu-central-1' },
          { answer: 'old', value: 'eu-west-1' },
        ],
      },
      saved: 'in the bookmark',
    });
    expect(url).toMatchObject({ label: 'Issuer URL (sso_start_url)', cancel: 'aborts' });
    expect(url?.saved).toContain('box');
    expect(account?.prefilled?.values).toEqual([{ answer: 'old', value: '210987654321' }]);
    expect(account?.choices).toEqual({ from: 'answer', of: 'ListAccounts' });
    expect(role?.prefilled?.values).toHaveLength(2);
    expect(callOf(plan, 'RegisterClient')?.endpoint).toBe('https://oidc.<sso-region>.amazonaws.com');
    expect(callOf(plan, 'ListAccountRoles')).toMatchObject({
      onlyFor: 'sso-role-name',
      signingRegion: '<sso-region>',
    });
  });

  it('keeps the order of prompts and calls', () => {
    expect(stepsOf(center({})).slice(0, 10)).toEqual([
      'ask aws-profile',
      'ask sso-region',
      'ask sso-start-url',
      'sso-oidc RegisterClient',
      'open authorization-code',
      'sso-oidc CreateToken',
      'sso ListAccounts',
      'ask sso-account-id',
      'sso ListAccountRoles',
      'ask sso-role-name',
    ]);
  });

  it('offers no AWS profile where none is for it', () => {
    const plan = center({}, { config: '[profile keys]\nregion = eu-west-1\n' });
    expect(promptsOf(plan).map(({ prompt }) => prompt)).toEqual([
      'sso-region',
      'sso-start-url',
      'sso-account-id',
      'sso-role-name',
    ]);
  });

  it('takes Custom before the AWS profile, and that before Properties (cyberduck-formats §3.2)', () => {
    const properties = profileOf({
      Vendor: 'heron-center',
      'OAuth Configurable': true,
      'Password Configurable': false,
      Scopes: ['sso:account:access'],
      Properties: { sso_account_id: '999988887777', sso_role_name: 'Preset' },
    });
    const plan = center(
      { Provider: 'heron-center', Username: 'new', Custom: { sso_region: 'us-east-2' } },
      { profiles: [properties] },
    );
    expect(callOf(plan, 'RegisterClient')?.endpoint).toBe('https://oidc.us-east-2.amazonaws.com');
    expect(parametersOf(plan, 'GetRoleCredentials').slice(0, 2)).toEqual(['roleName=Writer', 'accountId=999988887777']);
    expect(promptsOf(plan)).toEqual([]);
  });

  it('takes the regions of the profile for the list where it has its own', () => {
    const own = profileOf({
      Vendor: 'heron-center',
      'OAuth Configurable': true,
      Scopes: ['sso:account:access'],
      Regions: ['eu-west-3', 'eu-north-1'],
    });
    const plan = center({ Provider: 'heron-center' }, { profiles: [own], config: '' });
    expect(promptsOf(plan)[0]?.choices).toEqual({ from: 'known', values: ['eu-west-3', 'eu-north-1'] });
  });

  it('needs exactly the one scope: with another beside it, it is a sign-in at an issuer (§0.1)', () => {
    const both = profileOf({
      Vendor: 'heron-center',
      'OAuth Configurable': true,
      Scopes: ['sso:account:access', 'openid'],
    });
    expect(problemsOf(center({ Provider: 'heron-center' }, { profiles: [both] }))).toEqual([
      'plan-oauth-address-missing',
    ]);
  });
});

describe('what is worth knowing before a sign-in at Identity Center', () => {
  it('is what to write into Custom so that nothing is asked after a restart (§3.3)', () => {
    const [problem] = center({ Username: 'new', Custom: { sso_role_name: 'Auditor' } }).problems;
    expect(problem).toMatchObject({ code: 'plan-sso-settings-forgotten', severity: 'warning', file: 'heron.duck' });
    expect(problem?.facts['settings']).toEqual([
      'sso_region = eu-central-1',
      `sso_start_url = ${startUrl}`,
      'sso_account_id = (what you choose)',
    ]);
    expect(center({ Username: 'old', Custom: custom }).problems).toEqual([]);
  });

  it('is that the username which Cyberduck wrote itself names no AWS profile (§3.3)', () => {
    const plan = center({ Username: 'Reader-210987654321' });
    expect(plan.problems[0]).toMatchObject({
      code: 'plan-sso-username-not-matched',
      severity: 'warning',
      facts: { username: 'Reader-210987654321', candidates: ['new', 'old'] },
    });
    expect(promptsOf(plan)).toHaveLength(4);
    expect(problemsOf(center({ Username: 'Reader-210987654321', Custom: custom }))).toEqual([]);
    const role = `${legacy}role_arn = arn:aws:iam::210987654321:role/Heron\nsource_profile = keys\n`;
    expect(problemsOf(center({ Username: 'old' }, { config: role }))[0]).toBe('plan-sso-username-not-matched');
  });

  it.each([
    ['cn-north-1', 'aws-cn'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('is that %s has no servers where it looks (§3.1)', (region, partition) => {
    const plan = center({ Custom: { ...custom, sso_region: region } });
    expect(plan.problems).toContainEqual(
      expect.objectContaining({
        code: 'plan-sso-region-out-of-reach',
        severity: 'error',
        facts: expect.objectContaining({ partition }),
      }),
    );
  });

  it('is that keys of GovCloud are unknown to the commercial STS (§2.1)', () => {
    const plan = center({ Custom: { ...custom, sso_region: 'us-gov-west-1' } });
    expect(problemsOf(plan)).toEqual(['plan-sts-of-other-partition']);
  });

  it.each([
    ['sso_account_id', '11112222333'],
    ['sso_role_name', 'AWSReservedSSO_Reader_0123456789abcdef'],
    ['sso_region', 'Frankfurt'],
    ['sso_start_url', 'heron.awsapps.com/start'],
  ])('is that %s cannot be %s', (setting, value) => {
    const plan = center({ Custom: { ...custom, [setting]: value } });
    expect(plan.problems).toMatchObject([{ code: 'plan-sso-value-wrong', facts: { setting, value } }]);
    expect(plan.problems[0]?.file).toBe('heron.duck');
  });

  it('is that an address cannot be right, also where the region is asked', () => {
    expect(problemsOf(center({ Custom: { sso_start_url: 'heron' } }))).toContain('plan-sso-value-wrong');
    expect(problemsOf(center({ Custom: { ...custom, sso_start_url: 'http://127.0.0.1:4566/start' } }))).toEqual([]);
  });

  it('is that the AWS files are refused, which does not stop a sign-in by hand', () => {
    const plan = center({ Username: 'old' }, { config: `${legacy}oops\n` });
    expect(plan.problems[0]).toMatchObject({ code: 'plan-aws-files-refused', severity: 'warning' });
    expect(promptsOf(plan)).toHaveLength(4);
  });

  it('is, as an older program, what that does instead', () => {
    const [shipped] = center({ Username: 'old' }, { program: 'cyberduck@9.4' }).problems;
    expect(shipped).toMatchObject({
      code: 'plan-identity-center-too-new',
      facts: { program: 'Cyberduck 9.3 and 9.4' },
    });
    expect(shipped?.facts['instead']).toContain('no address');
    const protocol = planned({ bookmark: { Protocol: 's3-iam' }, program: 'mountain-duck@5.1' }).plan.problems[0];
    expect(protocol?.facts['instead']).toContain('s3-iam');
    expect(problemsOf(planned({ profile: identityCenterProfile, program: 'cyberduck@9.2' }).plan)).toEqual([
      'plan-identity-center-too-new',
    ]);
  });
});
