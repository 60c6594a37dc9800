import { describe, expect, it } from 'vitest';
import {
  accessKeyId,
  assumeRoleProfile,
  type Entries,
  keysSection,
  mfaSerial,
  parametersOf,
  type PlanCase,
  planned,
  problemsOf,
  profileOf,
  roleArn,
  stepsOf,
} from './plan-fixtures.ts';

const role = `[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\nmfa_serial = ${mfaSerial}\nexternal_id = 4711\nrole_session_name = heron\nduration_seconds = 1800\n`;

function early(more: PlanCase, bookmark: Entries = {}) {
  return planned({
    bookmark: { Provider: 's3-cli', Username: 'heron', ...bookmark },
    credentials: keysSection('keys'),
    program: 'cyberduck@9.2',
    surroundings: true,
    ...more,
  });
}

describe('the STS call of the AWS files up to 9.2 (§1.3, §1.9)', () => {
  it('sends all that the AWS profile says, to us-west-2, and passes a refusal over', () => {
    const { plan } = early({ config: role });
    const call = plan.steps.find((step) => step.kind === 'call');
    expect(call).toMatchObject({
      operation: 'AssumeRole',
      endpoint: 'https://sts.us-west-2.amazonaws.com',
      signingRegion: 'us-west-2',
      signedWith: 'source',
      whenRefused: 'goes-on',
    });
    expect(parametersOf(plan, 'AssumeRole')).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName=heron',
      'ExternalId=4711',
      'DurationSeconds=1800',
      `SerialNumber=${mfaSerial}`,
      'TokenCode?mfa-code',
    ]);
    expect(problemsOf(plan)).toEqual([]);
    expect(plan.steps.filter((step) => step.kind === 'call').map(({ signedWith }) => signedWith)).toEqual([
      'source',
      'session',
      'session',
    ]);
  });

  it('goes to the region of the bookmark', () => {
    const { plan } = early({ config: role }, { Custom: { 's3.location': 'eu-central-1' } });
    expect(plan.steps.find((step) => step.kind === 'call')?.endpoint).toBe('https://sts.eu-central-1.amazonaws.com');
  });

  it('does not go to the STS Endpoint of the profile, which serves the login', () => {
    const profile = profileOf({ 'Token Configurable': true, 'STS Endpoint': 'https://sts.eu-west-1.amazonaws.com' });
    const { plan } = early({ config: role, profiles: [profile] }, { Provider: 'heron-s3' });
    expect(plan.steps.filter((step) => step.kind === 'call').map(({ endpoint }) => endpoint)).toEqual([
      'https://sts.us-west-2.amazonaws.com',
      'https://sts.eu-west-1.amazonaws.com',
      'https://s3.amazonaws.com',
    ]);
  });

  it('cannot reach a role of another part of AWS, unless the bookmark has its region', () => {
    const gov = role.replace('arn:aws:', 'arn:aws-us-gov:');
    expect(early({ config: gov }).plan.problems).toMatchObject([
      { code: 'plan-sts-of-other-partition', file: '.aws/config', facts: { asked: 'aws', partition: 'aws-us-gov' } },
    ]);
    const there = { Hostname: 's3.us-gov-west-1.amazonaws.com', Custom: { 's3.location': 'us-gov-west-1' } };
    const profile = profileOf({ 'STS Endpoint': 'https://sts.us-gov-west-1.amazonaws.com' });
    const { plan } = early({ config: gov, profiles: [profile] }, { Provider: 'heron-s3', ...there });
    expect(plan.problems).toEqual([]);
    expect(plan.steps[1]).toMatchObject({ endpoint: 'https://sts.us-gov-west-1.amazonaws.com' });
  });

  it('is signed with what the AWS CLI left in its cache, where the source is of Identity Center', () => {
    const corp = '[profile corp]\nsso_start_url = https://heron.awsapps.com/start\nsso_account_id = 210987654321\n';
    const { plan } = early({ config: `${role.replace('= keys', '= corp')}${corp}` });
    expect(stepsOf(plan).slice(0, 3)).toEqual(['ask mfa-code', 'look role-credentials', 'sts AssumeRole']);
    expect(plan.steps[1]).toMatchObject({ spares: 0, access: 'read' });
    expect(plan.steps[1]).toHaveProperty('file', expect.stringMatching(/^~\/\.aws\/cli\/cache\/[0-9a-f]{40}\.json$/u));
    expect(plan.steps[2]).toMatchObject({ signedWith: 'session' });
  });

  it('names no cache file where nobody can hash', () => {
    const corp = '[profile heron]\nsso_start_url = https://heron.awsapps.com/start\n';
    const { plan } = early({ config: corp, surroundings: false });
    expect(plan.steps[0]).toHaveProperty('file', '~/.aws/cli/cache');
  });

  it('asks for the code first, even where the source is missing', () => {
    const { plan } = early({ config: role, credentials: '' });
    expect(stepsOf(plan)).toEqual(['ask mfa-code']);
    expect(problemsOf(plan)).toEqual(['aws-source-profile-unknown']);
  });

  it('never comes where duration_seconds is no number, even in a profile without a role', () => {
    const { plan } = early({ credentials: `${keysSection('heron')}duration_seconds = 1h\n` });
    expect(plan.problems).toMatchObject([
      { code: 'plan-duration-not-a-number', file: '.aws/credentials', facts: { value: '1h' } },
    ]);
    const later = early({ credentials: `${keysSection('heron')}duration_seconds = 1h\n`, program: 'cyberduck@9.4' });
    expect(problemsOf(later.plan)).toEqual([]);
  });

  it('cannot make a session with MFA from keys of a session', () => {
    const { plan } = early({ credentials: `${keysSection('heron', true)}mfa_serial = ${mfaSerial}\n` });
    expect(problemsOf(plan)).toEqual(['plan-session-needs-user-keys']);
  });
});

describe('up to 9.2', () => {
  it('the files win over a secret of the bookmark, and for a server that is not of AWS nobody asks them (§1.2)', () => {
    const { plan } = early({}, { Provider: 'heron-s3', Hostname: 's3.heron.example', Username: accessKeyId });
    expect(stepsOf(plan)).toEqual(['ask secret-access-key', 's3 ListBuckets']);
  });

  it.each([
    ['a role in Custom', { Username: accessKeyId, Custom: { role_arn: roleArn } }, 'role_arn'],
    ['a switch of the profile', { Provider: 'aws-s3-sts-assumerole', Username: accessKeyId }, 'role_arn'],
    ['a device', { Username: accessKeyId, Custom: { mfa_serial: mfaSerial } }, 'mfa_serial'],
  ])('nothing is made of %s (§0)', (_, bookmark, setting) => {
    const { plan } = planned({ bookmark, program: 'cyberduck@9.2' });
    expect(plan.strategy).toBe('static-keys');
    expect(plan.problems).toMatchObject([{ code: 'plan-role-before-its-time', facts: { setting } }]);
    expect(stepsOf(plan)).toEqual(['ask secret-access-key', 'sts GetCallerIdentity', 's3 ListBuckets']);
  });

  it('a switch without a property is found where it stands', () => {
    const profile = profileOf({ 'Multi Factor Configurable': true });
    const { plan } = planned({ profile, program: 'mountain-duck@5.1' });
    const [problem] = plan.problems;
    const { source } = profile.plist;
    expect(problem?.code).toBe('plan-role-before-its-time');
    expect(source.slice(problem?.span ?? { start: 0, end: 0 })).toBe('<true/>');
    expect(problemsOf(planned({ profile: assumeRoleProfile, program: 'mountain-duck@5.2' }).plan)).toEqual([]);
  });

  it('a blank username selects nothing, and the names that there are are told (§1.2)', () => {
    const { plan } = planned({
      bookmark: { Provider: 's3-cli' },
      credentials: keysSection('default'),
      program: 'cyberduck@9.2',
    });
    expect(plan.problems).toMatchObject([{ code: 'plan-username-blank', facts: { candidates: ['default'] } }]);
  });
});
