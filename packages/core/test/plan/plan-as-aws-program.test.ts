import { describe, expect, it } from 'vitest';
import { ssoRegistrationCacheFile, ssoRoleCacheFile, ssoTokenCacheFile } from '../../src/aws/cache-keys.ts';
import { describe as describeFinding } from '../../src/diagnostic/describe.ts';
import type { CallStep, ConnectionPlan } from '../../src/plan/connection-plan.ts';
import type { ProgramId } from '../../src/programs/program.ts';
import { createHash } from 'node:crypto';
import {
  accessKeyId,
  canaries,
  keysSection,
  mfaSerial,
  parametersOf,
  type PlanCase,
  planned,
  problemsOf,
  roleArn,
  stepsOf,
} from './plan-fixtures.ts';

const region = 'region = eu-west-1\n';
const keys = keysSection('keys');
const role = `[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\n${region}`;
const session = '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-north-1\n';
const permission = `sso_account_id = 210987654321\nsso_role_name = Reader\n`;
const sso = `${session}[profile heron]\nsso_session = corp\n${permission}${region}`;
const legacySso = `[profile heron]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-north-1\n${permission}${region}`;
const webIdentity = `[profile heron]\nrole_arn = ${roleArn}\nweb_identity_token_file = /run/token\nrole_session_name = me\n${region}`;
const process = `[profile heron]\ncredential_process = /opt/keys --for "a b"\n${region}`;
const machine = `[profile heron]\nrole_arn = ${roleArn}\ncredential_source = Ec2InstanceMetadata\n${region}`;
const login = ['look sso-registration', 'sso-oidc RegisterClient', 'open authorization-code', 'sso-oidc CreateToken'];
const device = [
  'look sso-registration',
  'sso-oidc RegisterClient',
  'sso-oidc StartDeviceAuthorization',
  'open device-code',
  'sso-oidc CreateToken',
];

const all: readonly ProgramId[] = ['aws-cli@1', 'aws-cli@2', 'sdk-js@3', 'sdk-go@2'];
const sdks: readonly ProgramId[] = ['sdk-js@3', 'sdk-go@2'];

/** The AWS CLIs look into their cache of roles first. */
function cached(program: ProgramId, ...steps: readonly string[]): readonly string[] {
  return program.startsWith('aws-cli@') ? ['look role-credentials', ...steps] : steps;
}

function plan(one: PlanCase, program: ProgramId): ConnectionPlan {
  return planned({ awsProfile: 'heron', surroundings: {}, ...one, program }).plan;
}

function call(of: ConnectionPlan, operation: CallStep['operation']): CallStep | undefined {
  return of.steps.find((step): step is CallStep => step.kind === 'call' && step.operation === operation);
}

const sha1Hex = (text: string) => createHash('sha1').update(text).digest('hex');

describe.each(all)('as %s', (program) => {
  it('a role is assumed with the keys of its source', () => {
    const made = plan({ config: `${role}mfa_serial = ${mfaSerial}\n`, credentials: keys }, program);
    expect(made.strategy).toBe('assume-role');
    expect(stepsOf(made)).toEqual([...cached(program, 'ask mfa-code', 'sts AssumeRole'), 's3 ListBuckets']);
    expect(call(made, 'AssumeRole')).toMatchObject({
      endpoint: 'https://sts.eu-west-1.amazonaws.com',
      signingRegion: 'eu-west-1',
      signedWith: 'source',
    });
    expect(call(made, 'ListBuckets')).toMatchObject({
      endpoint: 'https://s3.eu-west-1.amazonaws.com',
      signedWith: 'session',
    });
  });

  it('a web identity is exchanged without a signature', () => {
    const made = plan({ config: webIdentity }, program);
    expect(made.strategy).toBe('web-identity');
    expect(stepsOf(made)).toEqual([...cached(program, 'sts AssumeRoleWithWebIdentity'), 's3 ListBuckets']);
    expect(call(made, 'AssumeRoleWithWebIdentity')?.signedWith).toBe('nothing');
    expect(parametersOf(made, 'AssumeRoleWithWebIdentity')).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName=me',
      'WebIdentityToken*',
    ]);
  });

  it('a web identity may stand in the environment', () => {
    const environment = {
      AWS_WEB_IDENTITY_TOKEN_FILE: '/run/token',
      AWS_ROLE_ARN: roleArn,
      AWS_ROLE_SESSION_NAME: 'me',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    };
    const made = plan({ awsProfile: undefined, environment }, program);
    expect(made).toMatchObject({ strategy: 'web-identity', problems: [] });
    expect(made.settings).toContainEqual({
      name: 'role_arn',
      value: roleArn,
      secret: false,
      origin: { kind: 'environment', name: 'AWS_ROLE_ARN' },
    });
  });

  it('a process prints the keys: without a shell for the AWS CLI, through one for the SDKs', () => {
    const made = plan({ config: process }, program);
    expect(made.strategy).toBe('process');
    expect(stepsOf(made)).toEqual(['run /opt/keys --for "a b"', 's3 ListBuckets']);
    const [step] = made.steps;
    const argv = program.startsWith('aws-cli@') ? ['/opt/keys', '--for', 'a b'] : undefined;
    expect(step?.kind === 'process' && step.argv).toEqual(argv);
    expect(call(made, 'ListBuckets')?.signedWith).toBe('session');
  });

  it('the instance is asked where a profile names it, and its keys assume the role', () => {
    const made = plan({ config: machine }, program);
    expect(made).toMatchObject({ strategy: 'assume-role', problems: [] });
    const looks = program.startsWith('aws-cli@') ? ['look role-credentials'] : [];
    expect(stepsOf(made)).toEqual(['metadata GetInstanceCredentials', ...looks, 'sts AssumeRole', 's3 ListBuckets']);
    expect(call(made, 'AssumeRole')?.signedWith).toBe('session');
    expect(call(made, 'GetInstanceCredentials')?.endpoint).toBe('http://169.254.169.254');
  });

  it('the end of the chain: the container, the instance on an instance, and nothing elsewhere', () => {
    const config = `[default]\n${region}`;
    const container = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/keys' };
    const inContainer = plan({ awsProfile: undefined, config, environment: container }, program);
    expect(inContainer).toMatchObject({ strategy: 'container', problems: [] });
    expect(call(inContainer, 'GetContainerCredentials')?.endpoint).toBe('http://169.254.170.2/v2/keys');
    const onInstance = plan({ awsProfile: undefined, config, surroundings: { isInstance: true } }, program);
    expect(onInstance).toMatchObject({ strategy: 'instance-metadata', problems: [] });
    const elsewhere = plan({ awsProfile: undefined, config }, program);
    expect(elsewhere.steps).toEqual([]);
    expect(problemsOf(elsewhere)).toEqual(['plan-no-credentials']);
  });

  it('credential_source takes from the environment and the container what is there', () => {
    const from = (source: string) => `[profile heron]\nrole_arn = ${roleArn}\ncredential_source = ${source}\n${region}`;
    const environment = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: canaries.secret };
    const made = planned({ awsProfile: 'heron', config: from('Environment'), environment, program });
    expect(made.plan).toMatchObject({ strategy: 'assume-role', problems: [] });
    expect(made.keys).toEqual({ accessKeyId, secretAccessKey: canaries.secret });
    expect(problemsOf(plan({ config: from('Environment') }, program))).toEqual(['plan-credential-source-empty']);
    const uri = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:51678/keys' };
    const contained = plan({ config: from('EcsContainer'), environment: uri }, program);
    expect(call(contained, 'GetContainerCredentials')?.endpoint).toBe('http://127.0.0.1:51678/keys');
    expect(problemsOf(plan({ config: from('environment') }, program))).toEqual(['aws-credential-source-unknown']);
  });

  it('a role on top of Identity Center lasts an hour, and has no MFA device', () => {
    const config = `${sso.replace('profile heron', 'profile portal')}[profile heron]\nrole_arn = ${roleArn}\nsource_profile = portal\nduration_seconds = 7200\nmfa_serial = ${mfaSerial}\n${region}`;
    const made = plan({ config }, program);
    const told = made.problems.filter(({ code }) => code === 'aws-duration-chained' || code === 'aws-mfa-for-session');
    expect(told.map(({ code, severity }) => [code, severity])).toEqual([
      ['aws-duration-chained', 'warning'],
      ['aws-mfa-for-session', 'warning'],
    ]);
    expect(told[0]?.facts).toMatchObject({ value: '7200', origin: 'the Identity Center role of profile "portal"' });
    expect(config.slice(told[0]?.span.start, told[0]?.span.end)).toBe('7200');
    expect(call(made, 'GetRoleCredentials')?.signedWith).toBe('access-token');
    expect(parametersOf(made, 'AssumeRole')).toContain('DurationSeconds=7200');
  });

  it('hosts follow the partition, FIPS and dual-stack', () => {
    const hosts = (extra: string) =>
      plan({ config: role.replace(region, extra), credentials: keys }, program).steps.flatMap((step) =>
        step.kind === 'call' ? [step.endpoint] : [],
      );
    expect(hosts('region = us-gov-west-1\n')).toEqual([
      'https://sts.us-gov-west-1.amazonaws.com',
      'https://s3.us-gov-west-1.amazonaws.com',
    ]);
    expect(hosts('region = eusc-de-east-1\n')).toEqual([
      'https://sts.eusc-de-east-1.amazonaws.eu',
      'https://s3.eusc-de-east-1.amazonaws.eu',
    ]);
    expect(hosts('region = cn-north-1\n')).toEqual([
      'https://sts.cn-north-1.amazonaws.com.cn',
      'https://s3.cn-north-1.amazonaws.com.cn',
    ]);
    const [, listing] = hosts('region = us-west-2\nuse_dualstack_endpoint = true\nuse_fips_endpoint = true\n');
    expect(listing).toBe('https://s3-fips.dualstack.us-west-2.amazonaws.com');
  });

  it('says what it cannot do with FIPS in China', () => {
    const config = `[keys]\nregion = cn-north-1\nuse_fips_endpoint = true\n`;
    const made = plan(
      { awsProfile: 'keys', config: config.replace('[keys]', '[profile keys]'), credentials: keys },
      program,
    );
    expect(problemsOf(made)).toEqual(['plan-program-refuses']);
    expect(String(made.problems[0]?.facts['words'])).toContain('Partition does not support FIPS');
  });

  it('holds no secret', () => {
    const config = `${sso}[profile keys]\n${region}`;
    const environment = {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: canaries.secret,
      AWS_SESSION_TOKEN: canaries.token,
    };
    for (const one of [
      { config, credentials: keysSection('heron', true) },
      { config: role, credentials: keysSection('keys', true) },
      { awsProfile: undefined, config, environment },
      { config: `${role}external_id = \n`, credentials: `${keys}${canaries.secret}\n` },
    ]) {
      const text = JSON.stringify(plan(one, program));
      expect(text).not.toContain(canaries.secret);
      expect(text).not.toContain(canaries.token);
    }
  });
});

describe('Identity Center', () => {
  it('as AWS CLI 2: the caches, then "aws sso login" in the browser of this machine', () => {
    const made = plan({ config: sso }, 'aws-cli@2');
    expect(made).toMatchObject({ strategy: 'identity-center', problems: [] });
    expect(stepsOf(made)).toEqual([
      'look role-credentials',
      'look sso-token',
      ...login,
      'sso GetRoleCredentials',
      's3 ListBuckets',
    ]);
    const startUrl = 'https://corp.awsapps.com/start';
    const roleKey = { accountId: '210987654321', roleName: 'Reader', sessionName: 'corp' };
    const registration = { startUrl, region: 'eu-north-1', sessionName: 'corp' };
    expect(made.steps.flatMap((step) => (step.kind === 'cache' ? [[step.file, step.spares]] : []))).toEqual([
      [`~/.aws/cli/cache/${ssoRoleCacheFile(roleKey, sha1Hex)}`, 6],
      [`~/.aws/sso/cache/${ssoTokenCacheFile('corp', sha1Hex)}`, 4],
      [`~/.aws/sso/cache/${ssoRegistrationCacheFile(registration, sha1Hex)}`, 1],
    ]);
    expect(made.steps[4]).toMatchObject({
      kind: 'browser',
      url: 'https://oidc.eu-north-1.amazonaws.com/authorize',
      redirect: 'http://127.0.0.1/oauth/callback',
      pkce: true,
    });
    expect(call(made, 'GetRoleCredentials')).toMatchObject({
      endpoint: 'https://portal.sso.eu-north-1.amazonaws.com',
      signingRegion: 'eu-north-1',
    });
    expect(parametersOf(made, 'GetRoleCredentials')).toEqual(['accountId=210987654321', 'roleName=Reader']);
  });

  it('as AWS CLI 2: a code to compare where no browser can come back, and always in the older form', () => {
    const away = plan({ config: sso, surroundings: { browserHere: false } }, 'aws-cli@2');
    expect(stepsOf(away)).toEqual([
      'look role-credentials',
      'look sso-token',
      ...device,
      'sso GetRoleCredentials',
      's3 ListBuckets',
    ]);
    const older = plan({ config: legacySso }, 'aws-cli@2');
    expect(stepsOf(older).slice(2, -2)).toEqual(device);
    expect(parametersOf(older, 'StartDeviceAuthorization')).toContain('startUrl=https://corp.awsapps.com/start');
    expect(older.steps[1]).toMatchObject({
      file: `~/.aws/sso/cache/${ssoTokenCacheFile('https://corp.awsapps.com/start', sha1Hex)}`,
    });
  });

  it('asks for the scopes of the session', () => {
    const config = sso.replace('[profile', 'sso_registration_scopes = sso:account:access, x:y\n[profile');
    expect(parametersOf(plan({ config }, 'aws-cli@2'), 'RegisterClient')).toContain('scopes=sso:account:access,x:y');
    expect(parametersOf(plan({ config: sso }, 'aws-cli@2'), 'RegisterClient')).toContain('scopes=sso:account:access');
  });

  it.each(['aws-cli@1', ...sdks] as const)(
    'as %s: never signs in, and says what happens without a token',
    (program) => {
      for (const config of [sso, legacySso]) {
        const made = plan({ config }, program);
        expect(stepsOf(made)).toEqual(['look sso-token', 'sso GetRoleCredentials', 's3 ListBuckets']);
        expect(made.problems.map(({ code, severity }) => [code, severity])).toEqual([
          ['plan-sso-token-elsewhere', 'hint'],
        ]);
        const [step] = made.steps;
        expect(step?.kind === 'cache' && [step.spares, step.stopsWithout]).toEqual([
          0,
          made.problems[0]?.facts['words'],
        ]);
      }
    },
  );

  it('has hosts of its partition, and those that are configured', () => {
    const china = plan({ config: sso.replace('eu-north-1', 'cn-north-1') }, 'aws-cli@2');
    expect(call(china, 'CreateToken')?.endpoint).toBe('https://oidc.cn-north-1.amazonaws.com.cn');
    const environment = {
      AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:2',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:3',
    };
    const here = plan({ config: sso, environment }, 'aws-cli@2');
    expect(here.steps.flatMap((step) => (step.kind === 'call' ? [step.endpoint] : []))).toEqual([
      'http://127.0.0.1:2',
      'http://127.0.0.1:2',
      'http://127.0.0.1:1',
      'http://127.0.0.1:3',
    ]);
    expect(here.steps[4]).toMatchObject({ url: 'http://127.0.0.1:2/authorize' });
    expect(here.settings.filter(({ name }) => name === 'endpoint_url').map(({ value }) => value)).toEqual([
      'http://127.0.0.1:1',
      'http://127.0.0.1:3',
    ]);
  });
});

describe('a chain with MFA at every link', () => {
  const chain = `[profile heron]\nrole_arn = ${roleArn}A\nsource_profile = middle\nmfa_serial = ${mfaSerial}-a\n${region}[profile middle]\nrole_arn = ${roleArn}B\nsource_profile = keys\nmfa_serial = ${mfaSerial}-b\n${region}`;

  it.each([
    ['aws-cli@1', 'a', 'b'],
    ['aws-cli@2', 'a', 'b'],
    ['sdk-js@3', 'b', 'a'],
    ['sdk-go@2', 'a', 'b'],
  ] as const)('is asked for in the order of %s, and each code goes to its call', (program, first, second) => {
    const made = plan({ config: chain, credentials: keys }, program);
    expect(made.steps.flatMap((step) => (step.kind === 'prompt' ? [[step.key, step.label]] : []))).toEqual([
      ['mfa-code-1', `Enter MFA code for ${mfaSerial}-${first}: `],
      ['mfa-code-2', `Enter MFA code for ${mfaSerial}-${second}: `],
    ]);
    const codes = parametersOf(made, 'AssumeRole').filter((text) => /^(?:SerialNumber|TokenCode)/u.test(text));
    const keyOf = (device: string) => (device === first ? 'mfa-code-1' : 'mfa-code-2');
    expect(codes).toEqual([
      `SerialNumber=${mfaSerial}-b`,
      `TokenCode?${keyOf('b')}`,
      `SerialNumber=${mfaSerial}-a`,
      `TokenCode?${keyOf('a')}`,
    ]);
    expect(problemsOf(made)).toContain('aws-mfa-for-session');
  });

  it('spares with a cached role all that leads to it', () => {
    const made = plan({ config: chain, credentials: keys }, 'aws-cli@2');
    expect(stepsOf(made)).toEqual([
      'look role-credentials',
      'ask mfa-code-1',
      'look role-credentials',
      'ask mfa-code-2',
      'sts AssumeRole',
      'sts AssumeRole',
      's3 ListBuckets',
    ]);
    expect(made.steps.flatMap((step) => (step.kind === 'cache' ? [step.spares] : []))).toEqual([5, 2]);
  });

  it('is refused by an application that asks nobody', () => {
    for (const program of sdks) {
      const made = plan({ config: chain, credentials: keys, surroundings: { asksForCodes: false } }, program);
      expect(made.problems.map(({ code, severity }) => [code, severity])).toEqual([['plan-mfa-callback', 'error']]);
      expect(made.steps).toEqual([]);
    }
  });
});

describe('what one program does and another does not', () => {
  it('AWS CLI 1 takes the old host for us-east-1, and for STS when told so', () => {
    const config = role.replace('eu-west-1', 'us-east-1');
    const listing = (program: ProgramId, extra = '') =>
      call(plan({ config: config + extra, credentials: keys }, program), 'ListBuckets')?.endpoint;
    expect(listing('aws-cli@1')).toBe('https://s3.amazonaws.com');
    expect(listing('aws-cli@1', 's3 =\n  us_east_1_regional_endpoint = regional\n')).toBe(
      'https://s3.us-east-1.amazonaws.com',
    );
    expect(listing('aws-cli@2')).toBe('https://s3.us-east-1.amazonaws.com');
    const legacy = `${config}sts_regional_endpoints = legacy\n`;
    const sts = (program: ProgramId) =>
      call(plan({ config: legacy, credentials: keys }, program), 'AssumeRole')?.endpoint;
    expect(sts('aws-cli@1')).toBe('https://sts.amazonaws.com');
    expect(sts('aws-cli@2')).toBe('https://sts.us-east-1.amazonaws.com');
  });

  it('endpoint_url of a profile: STS and S3 for the AWS CLI, S3 alone for the SDK for Go', () => {
    const config = `${role}endpoint_url = http://localhost:9000\n`;
    const hosts = (program: ProgramId) =>
      plan({ config, credentials: keys }, program).steps.flatMap((step) =>
        step.kind === 'call' ? [step.endpoint] : [],
      );
    expect(hosts('aws-cli@2')).toEqual(['http://localhost:9000', 'http://localhost:9000']);
    expect(hosts('sdk-go@2')).toEqual(['https://sts.eu-west-1.amazonaws.com', 'http://localhost:9000']);
  });

  it('a services section names the hosts of single services', () => {
    const config = `${role}services = local\n[services local]\nsts =\n  endpoint_url = http://localhost:1\ns3 =\n  endpoint_url = http://localhost:2\n`;
    for (const program of ['aws-cli@1', 'aws-cli@2', 'sdk-go@2'] as const)
      expect(
        plan({ config, credentials: keys }, program).steps.flatMap((step) =>
          step.kind === 'call' ? [step.endpoint] : [],
        ),
      ).toEqual(['http://localhost:1', 'http://localhost:2']);
    const missing = plan({ config: `${role}services = ghost\n`, credentials: keys }, 'aws-cli@2');
    expect(problemsOf(missing)).toEqual(['aws-services-unknown']);
  });

  it('the SDKs need a region for S3, the AWS CLI does not', () => {
    for (const program of all) {
      const made = plan({ awsProfile: 'keys', credentials: keys }, program);
      expect(problemsOf(made)).toEqual(sdks.includes(program) ? ['plan-region-missing'] : []);
    }
  });

  it('tells of a role that is passed over, and of what is taken instead', () => {
    const environment = {
      AWS_PROFILE: 'heron',
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: canaries.secret,
    };
    const made = plan({ awsProfile: undefined, config: role, credentials: keys, environment }, 'aws-cli@2');
    expect(made.problems.map(({ code, facts }) => [code, facts['instead']])).toEqual([
      ['plan-role-ignored', 'the keys in the environment'],
    ]);
    expect(
      problemsOf(plan({ awsProfile: undefined, config: role, credentials: keys, environment }, 'sdk-js@3')),
    ).toEqual([]);
    const alone = `[profile heron]\nrole_arn = ${roleArn}\n${region}`;
    const own = plan({ config: alone, credentials: keysSection('heron') }, 'sdk-js@3');
    expect(own.problems.map(({ code, facts }) => [code, facts['instead']])).toEqual([
      ['plan-role-ignored', 'the keys in the files'],
    ]);
    expect(own.strategy).toBe('static-keys');
  });

  it('tells that no shell reads the command of the AWS CLI', () => {
    const config = process.replace('"a b"', 'x | jq .');
    for (const program of all) {
      const found = plan({ config }, program).problems.map(({ code, severity }) => [code, severity]);
      expect(found).toEqual(program.startsWith('aws-cli@') ? [['aws-process-shell-syntax', 'warning']] : []);
    }
  });

  it('refuses what nobody measured and what Duckbill does not do', () => {
    expect(problemsOf(plan({ awsProfile: 'keys', credentials: keys }, 'sdk-java@2'))).toEqual([
      'plan-program-not-measured',
    ]);
    const config = `[profile heron]\nlogin_session = arn:aws:iam::210987654321:user/ada\n${region}`;
    const made = plan({ config }, 'aws-cli@2');
    expect(made.problems.map(({ code, file }) => [code, file])).toEqual([['plan-way-not-supported', '.aws/config']]);
    expect(made.strategy).toBe('unsupported');
  });
});

describe('a value that swallowed the line below it', () => {
  const swallowed = `\n  aws_session_token = ${canaries.token}\n`;

  it('is not sent, nor shown beyond its first line', () => {
    const config = role.replace(`${roleArn}\n`, `${roleArn}${swallowed}`);
    const made = plan({ config, credentials: keys }, 'aws-cli@2');
    expect(problemsOf(made)).toEqual(['aws-value-continued']);
    expect(parametersOf(made, 'AssumeRole')).toContain(`RoleArn=${roleArn} …`);
    expect(JSON.stringify(made)).not.toContain(canaries.token);
  });

  it('is cut in the words of the program too', () => {
    const made = plan(
      { config: role.replace(region, `region = eu-west-1${swallowed}`), credentials: keys },
      'aws-cli@2',
    );
    expect(made.problems[0]?.facts['words']).toBe(
      "Provided region_name 'eu-west-1 …' doesn't match a supported format.",
    );
    expect(JSON.stringify(made)).not.toContain(canaries.token);
  });
});

describe("a program's own words", () => {
  it.each<readonly [string, PlanCase, string, string]>([
    [
      'an unknown session',
      { config: `[profile heron]\nsso_session = ghost\n${permission}` },
      'aws-sso-session-unknown',
      'The specified sso-session does not exist: "ghost"',
    ],
    [
      'half a session',
      { config: `[sso-session corp]\nsso_region = eu-west-1\n[profile heron]\nsso_session = corp\n${permission}` },
      'aws-sso-session-incomplete',
      'is missing required configuration: sso_start_url',
    ],
    [
      'half a permission set',
      { config: sso.replace('sso_role_name = Reader\n', '') },
      'aws-sso-profile-incomplete',
      'is configured to use SSO but is missing required configuration: sso_role_name',
    ],
    [
      'two regions',
      { config: `${sso}sso_region = us-east-1\n` },
      'aws-sso-settings-conflict',
      'The value for sso_region is inconsistent',
    ],
    [
      'two sources',
      { config: `${role}credential_source = Environment\n`, credentials: keys },
      'aws-role-sources-conflict',
      'contains both source_profile and credential_source',
    ],
    [
      'a source without credentials',
      { config: `${role}[profile keys]\n${region}` },
      'aws-source-profile-empty',
      'The source profile "keys" must have credentials.',
    ],
    [
      'a session name of one letter',
      { config: `${role}role_session_name = x\n`, credentials: keys },
      'plan-program-refuses',
      'Parameter validation failed: Invalid length for parameter RoleSessionName',
    ],
  ])('are told for %s', (_, one, code, words) => {
    const { problems } = plan(one, 'aws-cli@2');
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    const [problem] = problems;
    if (problem === undefined) throw new Error('no problem');
    expect(problem.facts['words']).toContain(words);
    const { message, hints } = describeFinding(problem);
    expect([message, ...hints].join('\n')).toContain(words);
    expect(message).not.toMatch(/\{[a-z]+\}/u);
  });
});
