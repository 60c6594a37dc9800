import { describe, expect, it } from 'vitest';
import type { Strategy } from '../../src/plan/connection-plan.ts';
import {
  accessKeyId,
  assumeRoleProfile,
  cliProfile,
  identityCenterProfile,
  keysSection,
  machineProfile,
  mfaSerial,
  openidProfile,
  type PlanCase,
  planned,
  problemsOf,
  profileOf,
  roleArn,
  stepsOf,
} from './plan-fixtures.ts';

/** One program of each era; Mountain Duck of an era does the same. */
const programs = {
  A: ['cyberduck@9.2', 'mountain-duck@5.1'],
  B: ['cyberduck@9.4', 'mountain-duck@5.2'],
  C: ['cyberduck@9.5', 'mountain-duck@5.3'],
} as const;

type Era = keyof typeof programs;

/** What follows every sign-in where the host is of AWS and names no bucket (§4.1). */
const login = ['sts GetCallerIdentity', 's3 ListBuckets'];
const keys = ['ask access-key-id', 'ask secret-access-key'];

const sessionProfile = profileOf({
  Vendor: 'aws-s3-getsessiontoken',
  'OAuth Configurable': false,
  'Token Configurable': false,
  'Role Configurable': false,
  'Multi Factor Configurable': true,
  Properties: { mfa_serial: '' },
});

const role = `[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\nmfa_serial = ${mfaSerial}\n`;
const sso =
  '[profile corp]\nsso_start_url = https://heron.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 210987654321\nsso_role_name = Reader\n';
const process = '[profile heron]\ncredential_process = /opt/keys --for heron\n';
const cli = (name: string) => ({ Provider: 's3-cli', Username: name });

const browser = ['sso-oidc RegisterClient', 'open authorization-code', 'sso-oidc CreateToken'];
const code = ['open authorization-code', 'identity-provider ExchangeCode'];

interface Way {
  /** Where it stands in cyberduck-s3-connect. */
  readonly source: string;
  readonly what: string;
  readonly asked: PlanCase;
  readonly strategy: Partial<Record<Era, Strategy>>;
  /** Steps of each era, in order. */
  readonly steps: Record<Era, readonly string[]>;
  /** Findings, where there are any. */
  readonly problems?: Partial<Record<Era, readonly string[]>>;
}

const same = <Value>(value: Value): Record<Era, Value> => ({ A: value, B: value, C: value });

const ways: readonly Way[] = [
  {
    source: '§0.1 row 6',
    what: 'keys typed in',
    asked: { bookmark: {} },
    strategy: same('static-keys'),
    steps: same([...keys, ...login]),
  },
  {
    source: '§2.2',
    what: 'AssumeRole, everything blank: keys, role, device, code, in this order',
    asked: { profile: assumeRoleProfile },
    strategy: { A: 'static-keys', B: 'assume-role', C: 'assume-role' },
    steps: {
      A: [...keys, ...login],
      B: [...keys, 'ask role-arn', 'ask mfa-serial', 'ask mfa-code', 'sts AssumeRole', ...login],
      C: [...keys, 'ask role-arn', 'ask mfa-serial', 'ask mfa-code', 'sts AssumeRole', ...login],
    },
    problems: { A: ['plan-role-before-its-time'] },
  },
  {
    source: '§2.2',
    what: 'AssumeRole without MFA, role in the profile',
    asked: { profile: profileOf({ 'Role Configurable': true, Properties: { role_arn: roleArn } }) },
    strategy: { A: 'static-keys', B: 'assume-role', C: 'assume-role' },
    steps: {
      A: [...keys, ...login],
      B: [...keys, 'sts AssumeRole', ...login],
      C: [...keys, 'sts AssumeRole', ...login],
    },
    problems: { A: ['plan-role-before-its-time'] },
  },
  {
    source: '§2.3',
    what: 'MFA session: keys, device, code',
    asked: { profile: sessionProfile },
    strategy: { A: 'static-keys', B: 'get-session-token', C: 'get-session-token' },
    steps: {
      A: [...keys, ...login],
      B: [...keys, 'ask mfa-serial', 'ask mfa-code', 'sts GetSessionToken', ...login],
      C: [...keys, 'ask mfa-serial', 'ask mfa-code', 'sts GetSessionToken', ...login],
    },
    problems: { A: ['plan-role-before-its-time'] },
  },
  {
    source: '§7 (superseded guide)',
    what: 'a profile after an older guide: Token Configurable with role_arn',
    asked: { profile: profileOf({ 'Token Configurable': true, Properties: { role_arn: roleArn } }) },
    strategy: { A: 'static-keys', B: 'assume-role', C: 'assume-role' },
    steps: {
      A: [...keys, 'ask session-token', ...login],
      B: [...keys, 'ask session-token', 'sts AssumeRole', ...login],
      C: [...keys, 'ask session-token', 'sts AssumeRole', ...login],
    },
    problems: { A: ['plan-role-before-its-time'] },
  },
  {
    source: '§1.4',
    what: 'AWS profile with keys',
    asked: { bookmark: cli('keys'), credentials: keysSection('keys') },
    strategy: same('static-keys'),
    steps: same(login),
  },
  {
    source: '§1.4, §1.8',
    what: 'AWS profile with role and MFA: up to 9.2 before the connection, a refusal passed over',
    asked: { bookmark: cli('heron'), config: role, credentials: keysSection('keys') },
    strategy: same('assume-role'),
    steps: same(['ask mfa-code', 'sts AssumeRole', ...login]),
  },
  {
    source: '§1.3',
    what: 'AWS profile with a device and no role',
    asked: { bookmark: cli('keys'), credentials: `${keysSection('keys')}mfa_serial = ${mfaSerial}\n` },
    strategy: same('get-session-token'),
    steps: same(['ask mfa-code', 'sts GetSessionToken', ...login]),
  },
  {
    source: '§1.5',
    what: 'AWS profile with a process',
    asked: { bookmark: cli('heron'), config: process },
    strategy: { A: 'unsupported', B: 'process', C: 'process' },
    steps: {
      A: [],
      B: ['run /opt/keys --for heron', ...login],
      C: ['run /opt/keys --for heron', ...login],
    },
    problems: { A: ['plan-aws-way-not-known'] },
  },
  {
    source: '§1.5, §2.2',
    what: 'a role on top of a process',
    asked: { bookmark: { Provider: 'aws-s3-sts-assumerole', Username: 'heron' }, config: process },
    strategy: { A: 'unsupported', B: 'assume-role', C: 'assume-role' },
    steps: {
      A: [],
      B: ['run /opt/keys --for heron', 'ask role-arn', 'ask mfa-serial', 'ask mfa-code', 'sts AssumeRole', ...login],
      C: ['run /opt/keys --for heron', 'ask role-arn', 'ask mfa-serial', 'ask mfa-code', 'sts AssumeRole', ...login],
    },
    problems: { A: ['plan-aws-way-not-known'] },
  },
  {
    source: '§1.6, §1.8',
    what: 'AWS profile of Identity Center with the profile for the AWS CLI',
    asked: { bookmark: cli('corp'), config: sso },
    strategy: { A: 'cached-keys', B: 'cached-keys', C: 'unsupported' },
    steps: { A: ['look role-credentials', ...login], B: ['look role-credentials', ...login], C: [] },
    problems: { A: ['plan-keys-of-cli-cache'], B: ['plan-keys-of-cli-cache'], C: ['plan-sso-through-cli-profile'] },
  },
  {
    source: '§1.4',
    what: 'a role whose source is of Identity Center: assumed, never assumed, without keys',
    asked: { bookmark: cli('heron'), config: `${role.replace('= keys', '= corp')}${sso}` },
    strategy: { A: 'assume-role', B: 'cached-keys', C: 'unsupported' },
    steps: {
      A: ['ask mfa-code', 'look role-credentials', 'sts AssumeRole', ...login],
      B: ['look role-credentials', ...login],
      C: [],
    },
    problems: {
      A: ['plan-keys-of-cli-cache'],
      B: ['plan-role-not-assumed', 'plan-keys-of-cli-cache'],
      C: ['plan-source-without-keys'],
    },
  },
  {
    source: '§3.1',
    what: 'Identity Center, the username an AWS profile',
    asked: { bookmark: { Provider: 's3-iam-identity-center', Username: 'corp' }, config: sso },
    strategy: { A: 'unsupported', B: 'unsupported', C: 'identity-center' },
    steps: { A: [], B: [], C: [...browser, 'sso GetRoleCredentials', ...login] },
    problems: {
      A: ['plan-identity-center-too-new'],
      B: ['plan-identity-center-too-new'],
      C: ['plan-sso-settings-forgotten'],
    },
  },
  {
    source: '§3.1',
    what: 'Identity Center by hand',
    asked: { profile: identityCenterProfile },
    strategy: { A: 'unsupported', B: 'unsupported', C: 'identity-center' },
    steps: {
      A: [],
      B: [],
      C: [
        'ask sso-region',
        'ask sso-start-url',
        ...browser,
        'sso ListAccounts',
        'ask sso-account-id',
        'sso ListAccountRoles',
        'ask sso-role-name',
        'sso GetRoleCredentials',
        ...login,
      ],
    },
    problems: {
      A: ['plan-identity-center-too-new'],
      B: ['plan-identity-center-too-new'],
      C: ['plan-sso-settings-forgotten'],
    },
  },
  {
    source: '§3 (bundled s3-iam)',
    what: 'Identity Center as a protocol of its own, from the picker of AWS profiles',
    asked: { bookmark: { Protocol: 's3-iam', Provider: 'iterate GmbH' }, config: sso },
    strategy: { A: 'unsupported', B: 'unsupported', C: 'identity-center' },
    steps: {
      A: [],
      B: [],
      C: [
        'ask aws-profile',
        'ask sso-region',
        'ask sso-start-url',
        ...browser,
        'sso ListAccounts',
        'ask sso-account-id',
        'sso ListAccountRoles',
        'ask sso-role-name',
        'sso GetRoleCredentials',
        ...login,
      ],
    },
    problems: {
      A: ['plan-identity-center-too-new'],
      B: ['plan-identity-center-too-new'],
      C: ['plan-sso-settings-forgotten'],
    },
  },
  {
    source: '§2.4',
    what: 'OpenID Connect: client id, browser, code, role',
    asked: { profile: openidProfile() },
    strategy: same('web-identity'),
    steps: {
      A: ['ask oauth-client-id', ...code, 'sts AssumeRoleWithWebIdentity', ...login],
      B: ['ask oauth-client-id', ...code, 'ask role-arn', 'sts AssumeRoleWithWebIdentity', ...login],
      C: ['ask oauth-client-id', ...code, 'ask role-arn', 'sts AssumeRoleWithWebIdentity', ...login],
    },
    problems: {
      A: ['plan-id-token-after-refresh', 'plan-role-nobody-asks'],
      B: ['plan-id-token-after-refresh'],
      C: ['plan-id-token-after-refresh'],
    },
  },
  {
    source: '§0.1 row 2',
    what: 'keys of the machine',
    asked: { profile: machineProfile },
    strategy: same('instance-metadata'),
    steps: same(['metadata GetInstanceCredentials', ...login]),
    problems: { A: ['plan-metadata-without-token'], B: ['plan-metadata-without-token'] },
  },
  {
    source: '§4.1, §4.7',
    what: 'anonymous, a bucket in the path',
    asked: { bookmark: { Username: 'anonymous', Path: '/herons' } },
    strategy: same('anonymous'),
    steps: same(['s3 GetBucketLocation', 's3 ListObjectsV2']),
  },
  {
    source: '§4.1',
    what: 'China: no identity check at the login',
    asked: { bookmark: { Username: accessKeyId, Hostname: 's3.cn-north-1.amazonaws.com.cn' } },
    strategy: same('static-keys'),
    steps: same(['ask secret-access-key', 's3 ListBuckets']),
  },
  {
    source: '§4.2',
    what: 'the published host of GovCloud West, which is not taken for AWS',
    asked: { bookmark: { Username: accessKeyId, Hostname: 's3-us-gov-west-1.amazonaws.com' } },
    strategy: same('static-keys'),
    steps: same(['ask secret-access-key', 's3 ListBuckets']),
  },
  {
    source: '§4.3',
    what: 'path style at AWS: nobody looks for the region',
    asked: {
      bookmark: { Username: accessKeyId, Path: '/herons', Custom: { 's3.bucket.virtualhost.disable': 'true' } },
    },
    strategy: same('static-keys'),
    steps: same(['ask secret-access-key', 'sts GetCallerIdentity', 's3 ListObjectsV2']),
  },
  {
    source: '§1.1',
    what: 'an AWS profile that one bad line takes away',
    asked: { bookmark: cli('keys'), credentials: `${keysSection('keys')}oops\n` },
    strategy: same('unsupported'),
    steps: same([]),
    problems: same(['plan-aws-files-refused']),
  },
];

const eras = ['A', 'B', 'C'] as const;

describe.each(ways)('$source: $what', ({ asked, strategy, steps, problems = {} }) => {
  it.each(eras)('era %s', (era) => {
    for (const program of programs[era]) {
      const { plan } = planned({ ...asked, program, surroundings: true });
      expect(stepsOf(plan)).toEqual(steps[era]);
      expect(problemsOf(plan)).toEqual(problems[era] ?? []);
      expect(plan.strategy).toBe(strategy[era]);
      expect(plan.program).toBe(program);
    }
  });
});

const ofAwsProfiles = ways.filter(({ asked }) => asked.bookmark?.['Provider'] === 's3-cli');

describe.each(ofAwsProfiles)('$what, named on the command line', ({ asked, steps, problems = {} }) => {
  // Since 9.5 the settings of Identity Center are for another connection profile; see below.
  it.each(['A', 'B'] as const)('is asked as a bookmark for it, era %s', (era) => {
    const { bookmark, ...files } = asked;
    const username = bookmark?.['Username'];
    const awsProfile = typeof username === 'string' ? username : undefined;
    const { plan } = planned({ ...files, awsProfile, program: programs[era][0], surroundings: true });
    expect(stepsOf(plan)).toEqual(steps[era]);
    expect(problemsOf(plan)).toEqual(problems[era] ?? []);
  });
});

describe('an AWS profile of the command line', () => {
  it('goes the way of Identity Center since 9.5, where its settings are for that', () => {
    const { plan } = planned({ awsProfile: 'corp', program: 'cyberduck@9.5', config: sso });
    expect(plan.strategy).toBe('identity-center');
    expect(stepsOf(plan)).toEqual([...browser, 'sso GetRoleCredentials', ...login]);
    expect(plan.settings.find(({ name }) => name === 'Username')?.value).toBe('corp');
  });

  it('is chosen from the list where only the protocol of its own is there', () => {
    const { plan } = planned({ awsProfile: 'corp', program: 'cyberduck@9.5', config: sso, profiles: [cliProfile] });
    expect(stepsOf(plan)[0]).toBe('ask aws-profile');
  });
});
