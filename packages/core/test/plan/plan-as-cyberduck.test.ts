import { describe, expect, it } from 'vitest';
import type { PromptStep } from '../../src/plan/connection-plan.ts';
import {
  accessKeyId,
  assumeRoleProfile,
  canaries,
  cliProfile,
  keysSection,
  mfaSerial,
  parametersOf,
  planned,
  problemsOf,
  profileOf,
  roleArn,
  stepsOf,
  type Entries,
} from './plan-fixtures.ts';

const sts: Entries = { Provider: 'aws-s3-sts-assumerole', Username: accessKeyId };
const cli: Entries = { Provider: 's3-cli', Username: 'heron' };

describe('a bookmark with keys of its own', () => {
  it('asks for the secret, checks the identity, lists buckets', () => {
    const { plan, keys } = planned({ bookmark: { Username: accessKeyId } });
    expect(plan).toMatchObject({ strategy: 'static-keys', problems: [], target: 'heron.duck' });
    expect(stepsOf(plan)).toEqual(['ask secret-access-key', 'sts GetCallerIdentity', 's3 ListBuckets']);
    expect(keys).toEqual({ accessKeyId });
    expect(plan.steps.filter((step) => step.kind === 'call').map(({ signedWith }) => signedWith)).toEqual([
      'source',
      'source',
    ]);
  });

  it('asks for both keys when there is no username', () => {
    expect(stepsOf(planned({ bookmark: {} }).plan).slice(0, 2)).toEqual(['ask access-key-id', 'ask secret-access-key']);
  });

  it('lists the folder of the bookmark, with the bucket from the path or from the host', () => {
    const fromPath = planned({ bookmark: { Username: accessKeyId, Path: '/herons/grey/2026/' } }).plan;
    expect(stepsOf(fromPath).slice(1)).toEqual(['sts GetCallerIdentity', 's3 GetBucketLocation', 's3 ListObjectsV2']);
    expect(parametersOf(fromPath, 'ListObjectsV2')).toEqual(['Bucket=herons', 'Prefix=grey/2026/']);
    const fromHost = planned({
      bookmark: { Username: accessKeyId, Hostname: 'herons.s3.eu-west-1.amazonaws.com', Path: '/grey/2026' },
    }).plan;
    expect(stepsOf(fromHost).slice(1)).toEqual(['s3 GetBucketLocation', 's3 ListObjectsV2']);
    expect(parametersOf(fromHost, 'ListObjectsV2')).toEqual(['Bucket=herons', 'Prefix=grey/2026/']);
  });

  it('does not look up a region that is known', () => {
    const { plan } = planned({
      bookmark: { Username: accessKeyId, Path: '/herons', Custom: { 's3.location': 'eu-west-1' } },
    });
    expect(stepsOf(plan)).not.toContain('s3 GetBucketLocation');
    expect(plan.steps.at(-1)).toMatchObject({ operation: 'ListObjectsV2', signingRegion: 'eu-west-1' });
  });

  it('puts scheme and a port of its own into the endpoint', () => {
    const endpointOf = (bookmark: Entries, profile: Entries): unknown => {
      const one = {
        bookmark: { Provider: 'heron-s3', Username: accessKeyId, ...bookmark },
        profiles: [profileOf(profile)],
      };
      const last = planned(one).plan.steps.at(-1);
      return last?.kind === 'call' ? last.endpoint : undefined;
    };
    expect(endpointOf({}, {})).toBe('https://s3.amazonaws.com');
    expect(endpointOf({ Hostname: 's3.heron.example', Port: '-1' }, {})).toBe('https://s3.heron.example');
    expect(endpointOf({ Port: '9000' }, { Scheme: 'http', 'Default Hostname': 'localhost' })).toBe(
      'http://localhost:9000',
    );
    expect(endpointOf({}, { Scheme: 'http', 'Default Hostname': 'localhost', 'Default Port': '80' })).toBe(
      'http://localhost',
    );
    expect(endpointOf({}, { Scheme: 'http', 'Default Hostname': 'localhost' })).toBe('http://localhost:443');
  });
});

describe('AssumeRole with the profile "AWS S3 (STS Assume Role)"', () => {
  const prompts = (bookmark: Entries): readonly PromptStep[] =>
    planned({ bookmark: { Provider: 'aws-s3-sts-assumerole', ...bookmark } }).plan.steps.filter(
      (step) => step.kind === 'prompt',
    );

  it('asks for keys, role, device and code in this order when all is blank', () => {
    const { plan } = planned({ bookmark: { Provider: 'aws-s3-sts-assumerole' } });
    expect(plan.strategy).toBe('assume-role');
    expect(stepsOf(plan)).toEqual([
      'ask access-key-id',
      'ask secret-access-key',
      'ask role-arn',
      'ask mfa-serial',
      'ask mfa-code',
      'sts AssumeRole',
      'sts GetCallerIdentity',
      's3 ListBuckets',
    ]);
    expect(parametersOf(plan, 'AssumeRole')).toEqual([
      'RoleArn?role-arn',
      'RoleSessionName*',
      'SerialNumber?mfa-serial',
      'TokenCode?mfa-code',
    ]);
  });

  it('plans the same for the profile itself', () => {
    expect(stepsOf(planned({ profile: assumeRoleProfile }).plan)).toEqual(
      stepsOf(planned({ bookmark: { Provider: 'aws-s3-sts-assumerole' } }).plan),
    );
  });

  it('goes on without MFA only when the device prompt is cancelled', () => {
    expect(prompts({}).map(({ prompt, cancel }) => `${prompt} ${cancel}`)).toEqual([
      'access-key-id aborts',
      'secret-access-key aborts',
      'role-arn aborts',
      'mfa-serial continues',
      'mfa-code aborts',
    ]);
    expect(prompts({}).at(-1)).toMatchObject({ onlyAfter: 'mfa-serial', hidden: true, saved: '' });
    expect(
      prompts({})
        .filter(({ hidden }) => hidden)
        .map(({ prompt }) => prompt),
    ).toEqual(['secret-access-key', 'mfa-code']);
  });

  it('asks for the code only when role and device stand in Custom', () => {
    const { plan } = planned({ bookmark: { ...sts, Custom: { role_arn: roleArn, mfa_serial: mfaSerial } } });
    expect(stepsOf(plan).slice(0, 3)).toEqual(['ask secret-access-key', 'ask mfa-code', 'sts AssumeRole']);
    expect(parametersOf(plan, 'AssumeRole')).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName*',
      `SerialNumber=${mfaSerial}`,
      'TokenCode?mfa-code',
    ]);
    const code = plan.steps.find((step) => step.kind === 'prompt' && step.prompt === 'mfa-code');
    expect(code).toMatchObject({ label: `Multi-Factor Authentication ${mfaSerial}`, cancel: 'aborts' });
    expect(code).not.toHaveProperty('onlyAfter');
    expect(plan.steps.filter((step) => step.kind === 'call').map(({ signedWith }) => signedWith)).toEqual([
      'source',
      'session',
      'session',
    ]);
  });

  it('takes role and device from Properties of a profile of its own', () => {
    const profile = profileOf({
      'Role Configurable': true,
      'Multi Factor Configurable': true,
      Properties: { role_arn: roleArn, mfa_serial: mfaSerial, role_session_name: 'herons', duration_seconds: '7200' },
    });
    const { plan } = planned({ bookmark: { Provider: 'heron-s3', Username: accessKeyId }, profiles: [profile] });
    expect(parametersOf(plan, 'AssumeRole')).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName=herons',
      'DurationSeconds=7200',
      `SerialNumber=${mfaSerial}`,
      'TokenCode?mfa-code',
    ]);
  });

  it('lets Custom win over Properties, and the older names stand behind', () => {
    const profile = profileOf({
      'Role Configurable': true,
      Properties: { 's3.assumerole.rolearn': roleArn, 's3.assumerole.durationseconds': '900' },
    });
    const one = { profiles: [profile] };
    const old = planned({ ...one, bookmark: { Provider: 'heron-s3', Username: accessKeyId } }).plan;
    expect(old.strategy).toBe('assume-role');
    expect(parametersOf(old, 'AssumeRole')).toEqual([`RoleArn=${roleArn}`, 'RoleSessionName*', 'DurationSeconds=900']);
    const other = `${roleArn}-2`;
    const custom = planned({
      ...one,
      bookmark: { Provider: 'heron-s3', Username: accessKeyId, Custom: { role_arn: other } },
    });
    expect(parametersOf(custom.plan, 'AssumeRole')[0]).toBe(`RoleArn=${other}`);
  });

  it('assumes the role without MFA when nothing asks for it', () => {
    const profile = profileOf({ 'Role Configurable': true, Properties: { role_arn: roleArn } });
    const { plan } = planned({ bookmark: { Provider: 'heron-s3', Username: accessKeyId }, profiles: [profile] });
    expect(stepsOf(plan)).toEqual([
      'ask secret-access-key',
      'sts AssumeRole',
      'sts GetCallerIdentity',
      's3 ListBuckets',
    ]);
  });

  it('says that nobody asks for a blank role without the switch', () => {
    const profile = profileOf({ Properties: { role_arn: '' } });
    const { plan } = planned({ bookmark: { Provider: 'heron-s3', Username: accessKeyId }, profiles: [profile] });
    expect(plan).toMatchObject({
      strategy: 'assume-role',
      problems: [{ code: 'profile-role-flag-missing', severity: 'error' }],
    });
  });

  it('asks the STS endpoint of the profile, signed for its region', () => {
    const profile = profileOf({
      'STS Endpoint': 'https://sts.us-gov-west-1.amazonaws.com/',
      Properties: { role_arn: roleArn },
    });
    const { plan } = planned({ bookmark: { Provider: 'heron-s3', Username: accessKeyId }, profiles: [profile] });
    expect(plan.steps.find((step) => step.kind === 'call')).toMatchObject({
      endpoint: 'https://sts.us-gov-west-1.amazonaws.com',
      signingRegion: 'us-gov-west-1',
    });
  });

  it('plans an MFA session where there is a device and no role', () => {
    const profile = profileOf({ 'Multi Factor Configurable': true, Properties: { mfa_serial: '' } });
    const { plan } = planned({ bookmark: { Provider: 'heron-s3', Username: accessKeyId }, profiles: [profile] });
    expect(plan.strategy).toBe('get-session-token');
    expect(stepsOf(plan).slice(0, 4)).toEqual([
      'ask secret-access-key',
      'ask mfa-serial',
      'ask mfa-code',
      'sts GetSessionToken',
    ]);
    expect(parametersOf(plan, 'GetSessionToken')).toEqual(['SerialNumber?mfa-serial', 'TokenCode?mfa-code']);
  });
});

describe('an AWS profile through Cyberduck', () => {
  const config = `[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\nmfa_serial = ${mfaSerial}\n`;

  it('is found by the username and gives keys, role and device', () => {
    const { plan, keys } = planned({ bookmark: cli, config, credentials: keysSection('keys') });
    expect(plan).toMatchObject({ strategy: 'assume-role', problems: [] });
    expect(stepsOf(plan)).toEqual(['ask mfa-code', 'sts AssumeRole', 'sts GetCallerIdentity', 's3 ListBuckets']);
    expect(parametersOf(plan, 'AssumeRole')).toEqual([
      `RoleArn=${roleArn}`,
      'RoleSessionName*',
      `SerialNumber=${mfaSerial}`,
      'TokenCode?mfa-code',
    ]);
    expect(keys).toEqual({ accessKeyId, secretAccessKey: canaries.secret });
  });

  it.each(['cyberduck@9.4', 'cyberduck@9.5'] as const)('named alone is taken as a bookmark for it by %s', (program) => {
    const credentials = keysSection('keys');
    const alone = planned({ awsProfile: 'heron', program, config, credentials });
    const { plan, keys } = planned({ bookmark: cli, program, config, credentials });
    expect(alone.plan.problems).toEqual([]);
    expect(stepsOf(alone.plan)).toEqual(stepsOf(plan));
    expect(parametersOf(alone.plan, 'AssumeRole')).toEqual(parametersOf(plan, 'AssumeRole'));
    expect(alone.keys).toEqual(keys);
    expect(alone.plan.settings).toContainEqual({
      name: 'Username',
      value: 'heron',
      secret: false,
      origin: { kind: 'argument', name: 'aws:heron' },
    });
  });

  it('named alone needs the connection profile for it, and its name to be right', () => {
    const aws = { program: 'cyberduck@9.5', config, credentials: keysSection('keys') } as const;
    expect(problemsOf(planned({ awsProfile: 'heron', profiles: [], ...aws }).plan)).toEqual([
      'plan-bookmark-profile-not-installed',
    ]);
    expect(problemsOf(planned({ awsProfile: 'herom', ...aws }).plan)).toEqual(['plan-aws-profile-not-matched']);
    expect(problemsOf(planned({ ...aws }).plan)).toEqual(['plan-no-credentials']);
  });

  it('fills what the profile "STS Assume Role" leaves blank', () => {
    const { plan } = planned({ bookmark: { ...sts, Username: 'heron' }, config, credentials: keysSection('keys') });
    expect(stepsOf(plan)).toEqual(['ask mfa-code', 'sts AssumeRole', 'sts GetCallerIdentity', 's3 ListBuckets']);
    expect(parametersOf(plan, 'AssumeRole')[0]).toBe(`RoleArn=${roleArn}`);
  });

  it('does not displace a role that the bookmark names', () => {
    const other = `${roleArn}-2`;
    const { plan } = planned({
      bookmark: { ...cli, Custom: { role_arn: other } },
      config,
      credentials: keysSection('keys'),
    });
    expect(parametersOf(plan, 'AssumeRole')[0]).toBe(`RoleArn=${other}`);
    expect(plan.settings.filter(({ name }) => name === 'role_arn').map(({ value }) => value)).toEqual([other]);
  });

  it('takes names without prefix in config, and knows no region of the files', () => {
    const { plan } = planned({ bookmark: cli, config: `${keysSection('heron')}region = eu-west-1\n` });
    expect(plan).toMatchObject({ strategy: 'static-keys', problems: [] });
    expect(plan.steps.at(-1)).toMatchObject({ operation: 'ListBuckets', signingRegion: 'us-east-1' });
  });

  it('is not looked up since 9.3 where the profile asks for neither secret nor token (§1.2)', () => {
    const profile = profileOf({ 'Password Configurable': false });
    const one = { profiles: [profile], credentials: `${keysSection('heron')}${keysSection('default')}` };
    const bookmark = { Provider: 'heron-s3', Username: 'heron' };
    const { plan } = planned({ ...one, bookmark, program: 'cyberduck@9.4' });
    expect(plan.problems).toMatchObject([
      { code: 'plan-token-flag-missing', severity: 'error', file: 'heron.cyberduckprofile' },
    ]);
    expect(problemsOf(planned({ ...one, bookmark, program: 'cyberduck@9.2' }).plan)).toEqual([]);
    expect(problemsOf(planned({ ...one, bookmark: { Provider: 'heron-s3' } }).plan)).toEqual([]);
  });

  it('is default for a blank username, and found by its access key id', () => {
    const credentials = keysSection('default', true);
    const { plan, keys } = planned({ bookmark: { Provider: 's3-cli' }, credentials });
    expect(problemsOf(plan)).toEqual([]);
    expect(keys).toEqual({ accessKeyId, secretAccessKey: canaries.secret, sessionToken: canaries.token });
    expect(planned({ bookmark: { Username: accessKeyId }, credentials }).keys).toEqual(keys);
  });

  it('makes an MFA session of a device without a role', () => {
    const { plan } = planned({ bookmark: cli, credentials: `${keysSection('heron')}mfa_serial = ${mfaSerial}\n` });
    expect(stepsOf(plan).slice(0, 2)).toEqual(['ask mfa-code', 'sts GetSessionToken']);
  });

  it('serves hosts that are not taken for AWS since 9.3, with a warning', () => {
    const bookmark = { Username: 'heron', Hostname: 's3.heron.example' };
    const one = { bookmark, credentials: keysSection('heron') };
    expect(stepsOf(planned({ ...one, program: 'cyberduck@9.2' }).plan)).toEqual([
      'ask secret-access-key',
      's3 ListBuckets',
    ]);
    for (const program of ['cyberduck@9.4', 'cyberduck@9.5'] as const) {
      const { plan, keys } = planned({ ...one, program });
      expect(stepsOf(plan)).toEqual(['s3 ListBuckets']);
      expect(plan.problems).toMatchObject([{ code: 'plan-aws-keys-to-other-host', severity: 'warning' }]);
      expect(keys.accessKeyId).toBe(accessKeyId);
    }
  });

  it('is asked for a secret for whatever name another server knows', () => {
    const bookmark = { Username: 'minio', Hostname: 's3.heron.example' };
    const { plan } = planned({ bookmark, credentials: keysSection('heron') });
    expect(plan.problems).toEqual([]);
    expect(stepsOf(plan)).toEqual(['ask secret-access-key', 's3 ListBuckets']);
  });

  it.each([
    [
      'a misspelled name',
      { bookmark: { ...cli, Username: 'herom' }, credentials: keysSection('heron') },
      'plan-aws-profile-not-matched',
    ],
    ['no default', { bookmark: { Provider: 's3-cli' }, credentials: keysSection('heron') }, 'plan-no-credentials'],
    [
      'no source_profile',
      { bookmark: cli, config: `[profile heron]\nrole_arn = ${roleArn}\n` },
      'aws-source-profile-missing',
    ],
    ['an unknown source_profile', { bookmark: cli, config }, 'aws-source-profile-unknown'],
    [
      'a source that is a role itself',
      { bookmark: cli, config: `${config}[profile keys]\nrole_arn = ${roleArn}\nsource_profile = heron\n` },
      'plan-source-without-keys',
    ],
    ['no keys', { bookmark: cli, config: '[profile heron]\nregion = eu-west-1\n' }, 'plan-no-credentials'],
    [
      'Identity Center',
      { bookmark: cli, config: '[profile heron]\nsso_session = corp\n' },
      'plan-sso-through-cli-profile',
    ],
    [
      'a source of credentials that Cyberduck does not know',
      { bookmark: cli, config: `[profile heron]\nrole_arn = ${roleArn}\ncredential_source = Environment\n` },
      'plan-aws-way-not-known',
    ],
    [
      'a token file',
      { bookmark: cli, config: `[profile heron]\nrole_arn = ${roleArn}\nweb_identity_token_file = /t\n` },
      'plan-aws-way-not-known',
    ],
    [
      'a login of the AWS CLI',
      { bookmark: cli, config: '[profile heron]\nlogin_session = x\n' },
      'plan-aws-way-not-known',
    ],
    ['a refused file', { bookmark: cli, config, credentials: 'oops\n' }, 'plan-aws-files-refused'],
    [
      'a refused file, with a bookmark that could ask',
      { bookmark: { Username: 'heron' }, config, credentials: 'oops\n' },
      'plan-aws-files-refused',
    ],
  ] as const)('stops at %s', (_, one, code) => {
    const { plan } = planned(one);
    expect(problemsOf(plan)).toEqual([code]);
    expect(plan.steps).toEqual([]);
  });

  it('names the settings that are known, and not what a torn secret looks like', () => {
    const torn = `[heron]\naws_access_key_id = ${accessKeyId}\n${canaries.secret}=\nregion = eu-west-1\n`;
    for (const program of ['cyberduck@9.2', 'cyberduck@9.4', 'cyberduck@9.5'] as const) {
      const { plan } = planned({ bookmark: cli, credentials: torn, program });
      expect(plan.problems[0]?.facts['present']).toEqual(['aws_access_key_id', 'region']);
      expect(JSON.stringify(plan)).not.toContain('canary');
    }
  });

  it('names the nearest profile and those that there are', () => {
    const { plan } = planned({ bookmark: { ...cli, Username: 'herom' }, credentials: keysSection('heron') });
    expect(plan.problems[0]?.facts).toEqual({ username: 'herom', nearest: 'heron', candidates: ['heron'] });
  });

  it('points at the line that makes Cyberduck refuse the files', () => {
    const { plan } = planned({ bookmark: cli, config, credentials: `${keysSection('keys')}\nnot a setting\n` });
    const [problem] = plan.problems;
    expect(problem?.file).toBe('.aws/credentials');
    const text = `${keysSection('keys')}\nnot a setting\n`;
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe('not a setting');
  });

  it('has nothing to do with refused files when the username is an access key id', () => {
    const { plan } = planned({ bookmark: { Username: accessKeyId }, credentials: 'oops\n' });
    expect(problemsOf(plan)).toEqual([]);
    expect(stepsOf(plan)[0]).toBe('ask secret-access-key');
  });
});

describe('what Cyberduck cannot plan', () => {
  it('says that the profile of a bookmark is not installed, and which one is near', () => {
    const { plan } = planned({ bookmark: { Provider: 'aws-s3-sts-asumerole', Username: accessKeyId } });
    expect(plan.problems[0]).toMatchObject({
      code: 'plan-bookmark-profile-not-installed',
      facts: { vendor: 'aws-s3-sts-asumerole', nearest: 'aws-s3-sts-assumerole' },
      programs: ['cyberduck@9.5'],
    });
  });

  it('takes the bundled profile for no Provider, and for its own', () => {
    for (const bookmark of [{ Username: accessKeyId }, { Username: accessKeyId, Provider: 'iterate GmbH' }]) {
      expect(problemsOf(planned({ bookmark }).plan)).toEqual([]);
    }
  });

  it.each([
    ['another protocol', { bookmark: { Protocol: 'sftp' } }, 'plan-protocol-not-s3'],
    ['OAuth', { profile: profileOf({ 'OAuth Configurable': true }) }, 'plan-oauth-address-missing'],
    ['OAuth by its client id', { profile: profileOf({ 'OAuth Client ID': 'heron' }) }, 'plan-oauth-address-missing'],
    ['the AWS console', { profile: profileOf({ Protocol: 's3-login' }) }, 'plan-way-not-supported'],
    ['a blank username before 9.3', { profile: cliProfile, program: 'cyberduck@9.2' }, 'plan-username-blank'],
    ['an SDK', { profile: cliProfile, program: 'sdk-js@3' }, 'plan-way-not-supported'],
    ['a Cyberduck file as the AWS CLI', { profile: cliProfile, program: 'aws-cli@2' }, 'plan-way-not-supported'],
  ] as const)('stops at %s', (_, one, code) => {
    const { plan } = planned(one);
    expect(problemsOf(plan)).toEqual([code]);
    expect(plan).toMatchObject({ strategy: 'unsupported', steps: [] });
  });

  it('plans alike as 9.4, 9.5 and the Mountain Ducks of their eras', () => {
    const steps = (['cyberduck@9.4', 'cyberduck@9.5', 'mountain-duck@5.2', 'mountain-duck@5.3'] as const).map(
      (program) => stepsOf(planned({ bookmark: sts, program }).plan).join(),
    );
    expect(new Set(steps).size).toBe(1);
  });
});
