import { describe, expect, it } from 'vitest';
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

const role = `[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\n`;
const environmentKeys = { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT23456', AWS_SECRET_ACCESS_KEY: canaries.secret };

/** The last call of a plan. */
function lastCall(one: PlanCase): unknown {
  return planned(one).plan.steps.findLast((step) => step.kind === 'call');
}

describe('an AWS profile with keys', () => {
  it('lists buckets at once', () => {
    const { plan, keys } = planned({ awsProfile: 'heron', credentials: keysSection('heron', true) });
    expect(plan).toMatchObject({ target: 'aws:heron', strategy: 'static-keys', problems: [] });
    expect(stepsOf(plan)).toEqual(['s3 ListBuckets']);
    expect(keys).toEqual({ accessKeyId, secretAccessKey: canaries.secret, sessionToken: canaries.token });
  });

  it('takes the credentials file before the config file, and no token of the other', () => {
    const config = keysSection('profile heron', true).replace(accessKeyId, 'AKIACONFIGFILE234567');
    const { keys } = planned({ awsProfile: 'heron', config, credentials: keysSection('heron') });
    expect(keys).toEqual({ accessKeyId, secretAccessKey: canaries.secret });
  });
});

describe('a role of an AWS profile', () => {
  it('is assumed with the keys of the source, with MFA', () => {
    const config = `${role}mfa_serial = ${mfaSerial}\nexternal_id = grey\nduration_seconds = 7200\nrole_session_name = me\n`;
    const { plan, keys } = planned({ awsProfile: 'heron', config, credentials: keysSection('keys') });
    expect(plan).toMatchObject({ strategy: 'assume-role', problems: [] });
    expect(stepsOf(plan)).toEqual(['look role-credentials', 'ask mfa-code', 'sts AssumeRole', 's3 ListBuckets']);
    expect(plan.steps[0]).toMatchObject({ spares: 2, access: 'read-write' });
    expect(parametersOf(plan, 'AssumeRole')).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName=me',
      'ExternalId=grey',
      'DurationSeconds=7200',
      `SerialNumber=${mfaSerial}`,
      'TokenCode?mfa-code',
    ]);
    expect(plan.steps[1]).toMatchObject({ label: `Enter MFA code for ${mfaSerial}: `, hidden: true, cancel: 'aborts' });
    expect(keys).toEqual({ accessKeyId, secretAccessKey: canaries.secret });
  });

  it('is assumed without MFA, under a name of its own making', () => {
    const { plan } = planned({ awsProfile: 'heron', config: role, credentials: keysSection('keys') });
    expect(stepsOf(plan)).toEqual(['look role-credentials', 'sts AssumeRole', 's3 ListBuckets']);
    expect(parametersOf(plan, 'AssumeRole')).toEqual([`RoleArn=${roleArn}`, 'RoleSessionName*']);
  });

  it('may have itself as source when it has keys', () => {
    const config = role.replace('= keys', '= heron');
    expect(stepsOf(planned({ awsProfile: 'heron', config, credentials: keysSection('heron') }).plan)).toEqual([
      'look role-credentials',
      'sts AssumeRole',
      's3 ListBuckets',
    ]);
  });

  it('leaves out a duration that is no whole number', () => {
    const config = `${role}duration_seconds = 1h\n`;
    const { plan } = planned({ awsProfile: 'heron', config, credentials: keysSection('keys') });
    expect(parametersOf(plan, 'AssumeRole')).not.toContain('DurationSeconds=1h');
  });

  it('asks STS where the region is, in its partition', () => {
    const stsOf = (region: string): unknown =>
      planned({ awsProfile: 'heron', config: `${role}region = ${region}\n`, credentials: keysSection('keys') }).plan
        .steps[1];
    expect(stsOf('eu-west-1')).toMatchObject({
      endpoint: 'https://sts.eu-west-1.amazonaws.com',
      signingRegion: 'eu-west-1',
    });
    expect(stsOf('us-gov-west-1')).toMatchObject({ endpoint: 'https://sts.us-gov-west-1.amazonaws.com' });
    expect(stsOf('cn-north-1')).toMatchObject({ endpoint: 'https://sts.cn-north-1.amazonaws.com.cn' });
    const without = planned({ awsProfile: 'heron', config: role, credentials: keysSection('keys') }).plan.steps[1];
    expect(without).toMatchObject({ endpoint: 'https://sts.amazonaws.com', signingRegion: 'us-east-1' });
  });
});

describe('which profile is taken', () => {
  const credentials = ['default', 'one', 'two']
    .map((name, at) => keysSection(name).replace('HERON23', `HERON2${at}`))
    .join('');
  const idOf = (environment: Record<string, string>, program: 'aws-cli@1' | 'aws-cli@2'): string | undefined =>
    planned({ awsProfile: undefined, credentials, environment, program }).keys.accessKeyId?.at(-1);

  it('is default when nobody says', () => {
    expect(idOf({}, 'aws-cli@1')).toBe('0');
    expect(idOf({}, 'aws-cli@2')).toBe('0');
  });

  it('is that of AWS_PROFILE for the AWS CLI 2, of AWS_DEFAULT_PROFILE for 1, when both are set', () => {
    const both = { AWS_PROFILE: 'one', AWS_DEFAULT_PROFILE: 'two' };
    expect(idOf(both, 'aws-cli@2')).toBe('1');
    expect(idOf(both, 'aws-cli@1')).toBe('2');
    expect(idOf({ AWS_DEFAULT_PROFILE: 'two' }, 'aws-cli@2')).toBe('2');
    expect(idOf({ AWS_PROFILE: 'one' }, 'aws-cli@1')).toBe('1');
  });

  it('is the one named on the command line before all', () => {
    const { keys } = planned({
      awsProfile: 'two',
      credentials,
      environment: { ...environmentKeys, AWS_PROFILE: 'one' },
    });
    expect(keys.accessKeyId?.at(-1)).toBe('2');
  });
});

describe('keys in the environment', () => {
  it('win over profiles that were not named on the command line', () => {
    for (const environment of [environmentKeys, { ...environmentKeys, AWS_PROFILE: 'heron' }]) {
      const { plan, keys } = planned({ credentials: keysSection('heron'), environment });
      expect(plan).toMatchObject({ strategy: 'static-keys', problems: [] });
      expect(keys.accessKeyId).toBe(environmentKeys.AWS_ACCESS_KEY_ID);
    }
  });

  it('come with a token, the older name first', () => {
    const environment = {
      ...environmentKeys,
      AWS_SESSION_TOKEN: canaries.token,
      AWS_SECURITY_TOKEN: 'older-token-0123456789',
    };
    expect(planned({ environment }).keys.sessionToken).toBe('older-token-0123456789');
    expect(planned({ environment: { ...environmentKeys, AWS_SESSION_TOKEN: canaries.token } }).keys.sessionToken).toBe(
      canaries.token,
    );
  });

  it('do not help when AWS_PROFILE names no profile, or a file is refused', () => {
    const missing = { credentials: keysSection('heron'), environment: { ...environmentKeys, AWS_PROFILE: 'herom' } };
    expect(planned(missing).plan.problems[0]).toMatchObject({
      code: 'plan-aws-profile-missing',
      facts: { nearest: 'heron' },
    });
    expect(problemsOf(planned({ config: 'oops\n', environment: environmentKeys }).plan)).toEqual([
      'plan-aws-files-refused',
    ]);
  });

  it('must be two', () => {
    for (const environment of [
      { AWS_ACCESS_KEY_ID: accessKeyId },
      { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: '' },
    ]) {
      expect(problemsOf(planned({ environment }).plan)).toEqual(['aws-access-key-incomplete']);
    }
    const { plan } = planned({ environment: { AWS_SECRET_ACCESS_KEY: canaries.secret } });
    expect(problemsOf(plan)).toEqual(['plan-no-credentials']);
  });

  it('still take region and endpoint of the profile', () => {
    const config = '[default]\nregion = eu-west-1\nendpoint_url = http://localhost:9000\n';
    expect(lastCall({ config, environment: environmentKeys })).toMatchObject({
      endpoint: 'http://localhost:9000',
      signingRegion: 'eu-west-1',
    });
  });
});

describe('region and endpoints', () => {
  const credentials = keysSection('heron');
  const config = '[profile heron]\nregion = eu-west-1\n';

  it('come from the profile, else us-east-1', () => {
    expect(lastCall({ awsProfile: 'heron', credentials, config })).toMatchObject({
      endpoint: 'https://s3.eu-west-1.amazonaws.com',
      signingRegion: 'eu-west-1',
    });
    expect(lastCall({ awsProfile: 'heron', credentials })).toMatchObject({ signingRegion: 'us-east-1' });
  });

  it('come from the environment first; the AWS CLI 1 does not know AWS_REGION', () => {
    const environment = { AWS_REGION: 'sa-east-1', AWS_DEFAULT_REGION: 'ca-central-1' };
    const one = { awsProfile: 'heron', credentials, config, environment };
    expect(lastCall({ ...one, program: 'aws-cli@2' })).toMatchObject({ signingRegion: 'sa-east-1' });
    expect(lastCall({ ...one, program: 'aws-cli@1' })).toMatchObject({ signingRegion: 'ca-central-1' });
  });

  it('let the endpoint of a service win over the general one', () => {
    const environment = {
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: 'http://general:1',
      AWS_ENDPOINT_URL_STS: 'http://sts:2',
    };
    const { plan } = planned({ awsProfile: 'heron', config: role, credentials: keysSection('keys'), environment });
    expect(plan.steps.flatMap((step) => (step.kind === 'call' ? [step.endpoint] : []))).toEqual([
      'http://sts:2',
      'http://general:1',
    ]);
  });

  it('follow the partition', () => {
    expect(
      lastCall({ awsProfile: 'heron', credentials, config: config.replace('eu-west-1', 'cn-north-1') }),
    ).toMatchObject({
      endpoint: 'https://s3.cn-north-1.amazonaws.com.cn',
    });
  });
});

describe('what stops the AWS CLI', () => {
  const chain = `[profile a]\nrole_arn = ${roleArn}\nsource_profile = b\n[profile b]\nrole_arn = ${roleArn}\nsource_profile =`;
  it.each([
    ['a missing profile', { awsProfile: 'herom', credentials: keysSection('heron') }, 'plan-aws-profile-missing'],
    ['a named default that is missing', { awsProfile: 'default' }, 'plan-aws-profile-missing'],
    ['no default and nothing named', {}, 'plan-no-credentials'],
    [
      'a profile without credentials',
      { awsProfile: 'heron', config: '[profile heron]\nregion = eu-west-1\n' },
      'plan-no-credentials',
    ],
    [
      'a role without source',
      { awsProfile: 'heron', config: `[profile heron]\nrole_arn = ${roleArn}\n` },
      'aws-source-profile-missing',
    ],
    ['a source that is missing', { awsProfile: 'heron', config: role }, 'aws-source-profile-unknown'],
    ['a circle', { awsProfile: 'a', config: `${chain} a\n` }, 'aws-source-profile-loop'],
    [
      'itself without keys',
      { awsProfile: 'heron', config: role.replace('= keys', '= heron') },
      'aws-source-profile-loop',
    ],
    [
      'half a key pair',
      { awsProfile: 'heron', credentials: `[heron]\naws_access_key_id = ${accessKeyId}\n` },
      'aws-access-key-incomplete',
    ],
    [
      'Identity Center without its session',
      {
        awsProfile: 'heron',
        config: '[profile heron]\nsso_session = corp\nsso_account_id = 210987654321\nsso_role_name = R\n',
      },
      'aws-sso-session-unknown',
    ],
    [
      'an endpoint of STS without a region',
      { awsProfile: 'heron', config: `${role}endpoint_url = http://localhost:1\n`, credentials: keysSection('keys') },
      'plan-region-missing',
    ],
    [
      'a session name of one letter',
      {
        awsProfile: 'heron',
        config: `${role}role_session_name = x\n`,
        credentials: keysSection('keys'),
      },
      'plan-program-refuses',
    ],
    ['a name without prefix', { awsProfile: 'heron', config: keysSection('heron') }, 'plan-aws-profile-missing'],
    ['a refused file', { awsProfile: 'heron', config: '[profile heron]\noops\n' }, 'plan-aws-files-refused'],
  ] as const)('%s', (_, one, code) => {
    const { plan } = planned(one);
    expect(problemsOf(plan)).toEqual([code]);
    expect(plan.steps.filter(({ kind }) => kind !== 'cache')).toEqual([]);
    expect(
      plan.problems.every(({ severity, programs }) => severity === 'error' && programs.join() === 'aws-cli@2'),
    ).toBe(true);
  });

  it('points at the line that it refuses', () => {
    const config = '[profile heron]\nregion = eu-west-1\noops\n';
    const [problem] = planned({ awsProfile: 'heron', config }).plan.problems;
    expect(problem?.file).toBe('.aws/config');
    expect(config.slice(0, problem?.span.start).split('\n')).toHaveLength(3);
  });

  it('names the circle', () => {
    const [problem] = planned({ awsProfile: 'a', config: `${chain} a\n` }).plan.problems;
    expect(problem?.facts).toMatchObject({
      chain: 'a → b → a',
      words: expect.stringContaining('Infinite loop in credential configuration detected.'),
    });
  });
});
