import { describe, expect, it } from 'vitest';
import type { ConnectionPlan } from '../../src/plan/connection-plan.ts';
import { planReport } from '../../src/report/plan-report.ts';
import {
  accessKeyId,
  cliProfile,
  type Entries,
  keysSection,
  machineProfile,
  mfaSerial,
  parametersOf,
  type PlanCase,
  planned,
  problemsOf,
  profileOf,
  roleArn,
  stepsOf,
} from './plan-fixtures.ts';

const role = `[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\n`;
const cli: Entries = { Provider: 's3-cli', Username: 'heron' };

function plan(bookmark: Entries, more: PlanCase = {}): ConnectionPlan {
  return planned({ bookmark, ...more }).plan;
}

describe('the parameters of AssumeRole (§2.2)', () => {
  it('are tags as on the wire, one pair after another', () => {
    const tagged = plan({ Username: accessKeyId, Custom: { role_arn: roleArn, tags: 'team=herons cost=a=b broken' } });
    expect(parametersOf(tagged, 'AssumeRole')).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName*',
      'Tags.member.1.Key=team',
      'Tags.member.1.Value=herons',
      'Tags.member.2.Key=cost',
      'Tags.member.2.Value=a=b',
    ]);
  });

  it('are neither a policy nor an external id', () => {
    const one = plan(
      { ...cli, Custom: { 's3.assumerole.policy': '{}', external_id: '1' } },
      { config: `${role}external_id = 4711\n`, credentials: keysSection('keys') },
    );
    expect(parametersOf(one, 'AssumeRole')).toEqual([`RoleArn=${roleArn}`, 'RoleSessionName*']);
    expect(one.problems).toMatchObject([
      { code: 'plan-external-id-not-sent', file: '.aws/config', severity: 'warning' },
    ]);
  });

  it('are nothing of the AWS profile but role and device', () => {
    const one = plan(cli, {
      config: `${role}duration_seconds = 1800\nrole_session_name = heron\n`,
      credentials: keysSection('keys'),
    });
    expect(parametersOf(one, 'AssumeRole')).toEqual([`RoleArn=${roleArn}`, 'RoleSessionName*']);
    expect(one.problems.map(({ facts }) => facts['setting'])).toEqual(['role_session_name', 'duration_seconds']);
  });

  it.each([
    [{ 's3.assumerole.durationseconds': '900', duration_seconds: '1800' }, 'DurationSeconds=900'],
    [{ 's3.assumerole.durationseconds': '', duration_seconds: '1800' }, 'DurationSeconds=1800'],
    [{ role_session_name: 'new', 's3.assumerole.rolesessionname': 'old' }, 'RoleSessionName=new'],
    [{ 's3.assumerole.rolesessionname': 'old' }, 'RoleSessionName=old'],
  ])('take the first name that is not blank: %o', (custom, parameter) => {
    const one = plan({ Username: accessKeyId, Custom: { role_arn: roleArn, ...custom } });
    expect(parametersOf(one, 'AssumeRole')).toContain(parameter);
  });

  it('take an older name for a blank role_arn, and ask nobody then', () => {
    const one = plan({ Username: accessKeyId, Custom: { role_arn: '', 's3.assumerole.rolearn': roleArn } });
    expect(stepsOf(one)).not.toContain('ask role-arn');
    expect(parametersOf(one, 'AssumeRole')[0]).toBe(`RoleArn=${roleArn}`);
  });

  it('come to nothing for the older name alone (§0.1)', () => {
    const one = plan({ Username: accessKeyId, Custom: { 's3.assumerole.rolearn': roleArn } });
    expect(one.strategy).toBe('static-keys');
    expect(one.problems).toMatchObject([{ code: 'plan-older-role-name', file: 'heron.duck' }]);
  });
});

describe('what STS would refuse', () => {
  it('is more than an hour for a role that is assumed with keys of a session', () => {
    const long = { role_arn: roleArn, duration_seconds: '7200' };
    const temporary = plan({ Username: 'heron', Custom: long }, { credentials: keysSection('heron', true) });
    expect(temporary.problems).toMatchObject([{ code: 'plan-chained-session-too-long', file: 'heron.duck' }]);
    expect(problemsOf(plan({ Username: 'heron', Custom: long }, { credentials: keysSection('heron') }))).toEqual([]);
    const hour = { role_arn: roleArn, duration_seconds: '3600' };
    expect(problemsOf(plan({ Username: 'heron', Custom: hour }, { credentials: keysSection('heron', true) }))).toEqual(
      [],
    );
  });

  it('is a session with MFA for keys of a session', () => {
    const one = plan(cli, { credentials: `${keysSection('heron', true)}mfa_serial = ${mfaSerial}\n` });
    expect(one.problems).toMatchObject([{ code: 'plan-session-needs-user-keys', file: '.aws/credentials' }]);
    const typed = plan({ Username: 'ASIAIOSFODNN7HERON23', Custom: { mfa_serial: mfaSerial } });
    expect(problemsOf(typed)).toEqual(['plan-session-needs-user-keys']);
  });

  it.each([
    ['a host of GovCloud', { Hostname: 's3.us-gov-west-1.amazonaws.com' }, true],
    ['a region of GovCloud', { Hostname: 's3.amazonaws.com', Custom: { 's3.location': 'us-gov-east-1' } }, true],
    ['a role of China', { Custom: { role_arn: 'arn:aws-cn:iam::210987654321:role/Heron' } }, true],
    ['a host of China, which is asked for no identity', { Hostname: 's3.cn-north-1.amazonaws.com.cn' }, false],
    ['a host that is not taken for AWS', { Hostname: 's3-us-gov-west-1.amazonaws.com' }, false],
    ['a commercial host', { Hostname: 's3.eu-west-1.amazonaws.com' }, false],
  ])('are keys of another part of AWS: %s', (_, bookmark, refused) => {
    const one = plan({ Username: accessKeyId, ...bookmark });
    expect(problemsOf(one)).toEqual(refused ? ['plan-sts-of-other-partition'] : []);
  });

  it('are not, where the profile names the STS of their part', () => {
    const profile = profileOf({ 'STS Endpoint': 'https://sts.us-gov-west-1.amazonaws.com' });
    const bookmark = { Provider: 'heron-s3', Username: accessKeyId, Hostname: 's3.us-gov-west-1.amazonaws.com' };
    expect(problemsOf(plan(bookmark, { profiles: [profile] }))).toEqual([]);
    const other = plan({ ...bookmark, Hostname: 's3.amazonaws.com' }, { profiles: [profile] });
    expect(problemsOf(other)).toEqual([]);
  });
});

describe('where two places could say it', () => {
  it('the bookmark is taken for the plan, and that it is not certain is told (§0.2)', () => {
    const other = `${roleArn}-2`;
    const one = plan({ ...cli, Custom: { role_arn: other } }, { config: role, credentials: keysSection('keys') });
    expect(parametersOf(one, 'AssumeRole')[0]).toBe(`RoleArn=${other}`);
    expect(one.problems).toMatchObject([
      { code: 'plan-setting-said-twice', file: 'heron.duck', related: [{ file: '.aws/config' }] },
    ]);
    const equal = plan({ ...cli, Custom: { role_arn: roleArn } }, { config: role, credentials: keysSection('keys') });
    expect(equal.problems).toEqual([]);
  });
});

describe('credential_process (§1.5)', () => {
  const config = (command: string): string =>
    `[profile heron]\ncredential_process = ${command}\nrole_arn = ${roleArn}\n`;

  it('goes to a shell as it stands, whatever else the profile says', () => {
    const one = plan(cli, { config: config('/opt/keys "$HOME" | tee x') });
    expect(one.steps[0]).toEqual({
      kind: 'process',
      command: '/opt/keys "$HOME" | tee x',
      purpose: expect.stringContaining('Expiration'),
    });
    expect(one.strategy).toBe('process');
    expect(one.problems).toEqual([]);
  });

  it('is warned of where the application has to look for the program', () => {
    expect(plan(cli, { config: config('keys --for heron') }).problems).toMatchObject([
      { code: 'plan-process-in-cyberduck', severity: 'warning', file: '.aws/config' },
    ]);
  });
});

describe('keys of the machine (§0.1)', () => {
  it('come from the address in Context, with a token since 9.5', () => {
    const { plan: one } = planned({ profile: machineProfile });
    expect(one.steps[0]).toMatchObject({ endpoint: 'http://169.254.169.254', service: 'metadata' });
    expect(parametersOf(one, 'GetInstanceCredentials')).toEqual([
      'Path=/latest/meta-data/iam/security-credentials/HeronReader',
      'Version=IMDSv2',
    ]);
    const { plan: old } = planned({ profile: machineProfile, program: 'cyberduck@9.4' });
    expect(parametersOf(old, 'GetInstanceCredentials')).toContain('Version=IMDSv1');
  });

  it('come before a role, and not from the address as published', () => {
    const profile = profileOf({
      Context: 'http://169.254.169.254/latest/meta-data/iam/security-credentials/s3access',
      'Role Configurable': true,
    });
    const { plan: one } = planned({ profile });
    expect(stepsOf(one)[0]).toBe('metadata GetInstanceCredentials');
    expect(problemsOf(one)).toEqual(['plan-metadata-role-unnamed']);
  });

  it('are not asked for where the server is not taken for AWS', () => {
    const one = plan({ Provider: 's3-role', Hostname: 's3.heron.example' });
    expect(problemsOf(one)).toEqual(['plan-metadata-host-not-aws', 'plan-no-credentials']);
  });

  it('are not meant by a Context that is a path', () => {
    const profile = profileOf({ Context: '/herons' });
    expect(planned({ profile }).plan.strategy).toBe('static-keys');
  });
});

describe('anonymous', () => {
  it('sends no identity check, and no list of buckets could be had', () => {
    const one = plan({ Username: 'anonymous' });
    expect(stepsOf(one)).toEqual(['s3 ListBuckets']);
    expect(one.steps[0]).toMatchObject({ signedWith: 'nothing' });
    expect(problemsOf(one)).toEqual(['plan-anonymous-without-bucket']);
  });

  it('is a name like any other where the profile does not offer it', () => {
    const one = plan({ Provider: 's3-cli', Username: 'anonymous' }, { credentials: keysSection('anonymous') });
    expect(one.strategy).toBe('static-keys');
    expect(problemsOf(plan({ Provider: 's3-cli', Username: 'anonymous' }))).toEqual(['plan-aws-profile-not-matched']);
  });
});

describe('the first request (§4.1)', () => {
  it('is signed for the region of the host, which does not spare the question for the region of a bucket', () => {
    const one = plan({ Username: accessKeyId, Hostname: 's3.eu-west-1.amazonaws.com', Path: '/herons' });
    expect(stepsOf(one).slice(-2)).toEqual(['s3 GetBucketLocation', 's3 ListObjectsV2']);
    expect(one.steps.at(-1)).toMatchObject({ signingRegion: 'eu-west-1' });
  });

  it('says which call is the login', () => {
    const purposeOf = (Hostname: string) =>
      plan({ Username: accessKeyId, Hostname }).steps.flatMap((step) =>
        step.kind === 'call' ? [step.purpose] : [],
      )[0];
    expect(purposeOf('s3.amazonaws.com')).toMatch(/^the login: proves/u);
    expect(purposeOf('s3.cn-north-1.amazonaws.com.cn')).toMatch(/^the login: list/u);
  });
});

describe('the login prompt', () => {
  it('has the words that the profile gives its fields', () => {
    const profile = profileOf({
      'Username Placeholder': 'Heron key',
      'Password Placeholder': 'Heron secret',
      'Token Configurable': true,
      'Token Placeholder': 'Heron token',
    });
    const { plan: one } = planned({ profile });
    expect(one.steps.flatMap((step) => (step.kind === 'prompt' ? [step.label] : []))).toEqual([
      'Heron key',
      'Heron secret',
      'Heron token',
    ]);
    expect(planned({ bookmark: {} }).plan.steps[0]).toMatchObject({ label: 'Access Key ID' });
  });
});

describe('the report of a plan', () => {
  it('tells lists, prefilled answers, passed-over failures and caches', () => {
    const sso = `[profile corp]\nsso_start_url = https://heron.awsapps.com/start\nsso_region = eu-west-1\n`;
    const center = planReport(planned({ bookmark: { Protocol: 's3-iam' }, config: sso }).plan, []);
    expect(center).toContain('a list: corp');
    expect(center).toContain('and 25 more');
    expect(center).toContain('not when the answer to aws-profile brings it along');
    expect(center).toContain('not made when sso-account-id needs no answer');
    expect(center).toContain('a list of what ListAccounts answers, not shown for a single entry');
    const early = { program: 'cyberduck@9.2', profiles: [cliProfile] } as const;
    const old = planReport(plan(cli, { ...early, config: role, credentials: keysSection('keys') }), []);
    expect(old).toContain('a failure is passed over');
    const cached = planReport(plan({ ...cli, Username: 'corp' }, { ...early, config: sso }), []);
    expect(cached).toContain('must be there and valid');
    expect(cached).toContain('keys that the AWS CLI left in its cache');
  });
});
