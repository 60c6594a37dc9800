import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AwsFiles } from '../../src/aws/aws-reading.ts';
import { ssoTokenCacheFile } from '../../src/aws/cache-keys.ts';
import type { AwsOutcome, ValueSource } from '../../src/aws/resolve/aws-outcome.ts';
import type { AwsWorld } from '../../src/aws/resolve/aws-world.ts';
import { resolveAws } from '../../src/aws/resolve/resolve-aws.ts';
import { programIds } from '../../src/programs/program.ts';
import { resolveAsBotocore } from '../../src/aws/resolve/resolve-as-botocore.ts';
import { resolveAsSdkGo } from '../../src/aws/resolve/resolve-as-sdk-go.ts';
import { resolveAsSdkJs } from '../../src/aws/resolve/resolve-as-sdk-js.ts';
import { SourceText } from '../../src/source/source-text.ts';

const sha1Hex = (text: string) => createHash('sha1').update(text).digest('hex');
const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');
const NOW = Date.UTC(2026, 0, 1);

function worldOf(options: Partial<AwsWorld> & { readonly variables?: Record<string, string> } = {}): AwsWorld {
  const { variables = {}, ...rest } = options;
  return {
    env: new Map(Object.entries(variables)),
    home: '/home/jane',
    readFile: () => undefined,
    instanceCredentials: false,
    now: NOW,
    sha1Hex,
    sha256Hex,
    asksForCodes: true,
    ...rest,
  };
}

function filesOf(config: string, credentials = ''): AwsFiles {
  return { config: new SourceText('config', config), credentials: new SourceText('credentials', credentials) };
}

const resolvers: readonly (readonly [string, (files: AwsFiles, world: AwsWorld) => AwsOutcome])[] = [
  ['AWS CLI', (files, world) => resolveAsBotocore(files, world)],
  ['SDK for JavaScript', (files, world) => resolveAsSdkJs(files, world)],
  ['SDK for Go', (files, world) => resolveAsSdkGo(files, world)],
];

/** A source in a few words. */
function show(source: ValueSource | undefined): string | undefined {
  if (source === undefined) return undefined;
  if (source.from === 'setting') return `${source.setting.file}: ${source.setting.value}`;
  if (source.from === 'variable') return source.variable;
  return source.from === 'call' ? `answer ${source.call}` : source.from;
}

const keyOf = ({ result }: AwsOutcome) =>
  result.type === 'credentials'
    ? show(result.keys.accessKeyId)
    : result.type === 'error'
      ? result.error.message
      : result.type;

const ROLE = 'arn:aws:iam::123456789012:role';
const CHAIN = `[profile a]
role_arn = ${ROLE}/A
source_profile = b
mfa_serial = GAHT00000001
region = eu-west-1
[profile b]
role_arn = ${ROLE}/B
source_profile = base
mfa_serial = GAHT00000002
`;
const BASE = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = canary\n';

describe.each(resolvers)('the %s', (_, resolve) => {
  it('finds the keys of a profile and says where they stand', () => {
    expect(keyOf(resolve(filesOf('', BASE), worldOf({ profile: 'base' })))).toBe('credentials: AKIABASE');
  });

  it('follows a chain of roles: calls from the keys outwards', () => {
    const outcome = resolve(filesOf(CHAIN, BASE), worldOf({ profile: 'a' }));
    expect(keyOf(outcome)).toBe('answer 1');
    expect(
      outcome.calls.map(({ endpoint, params, signedWith }) => [
        endpoint.host,
        show(params.get('RoleArn')),
        show(signedWith?.accessKeyId),
      ]),
    ).toEqual([
      ['sts.eu-west-1.amazonaws.com', `config: ${ROLE}/B`, 'credentials: AKIABASE'],
      ['sts.eu-west-1.amazonaws.com', `config: ${ROLE}/A`, 'answer 0'],
    ]);
    expect(outcome.prompts.map(({ value }) => value).toSorted()).toEqual(['GAHT00000001', 'GAHT00000002']);
  });

  it('takes the token of an SSO session from its cache file', () => {
    const config =
      '[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.awsapps.com/start\n' +
      '[profile s]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\nregion = us-east-1\n';
    const path = `/home/jane/.aws/sso/cache/${ssoTokenCacheFile('corp', sha1Hex)}`;
    const token = JSON.stringify({ accessToken: 'canary', expiresAt: '2026-01-01T08:00:00Z' });
    const world = worldOf({ profile: 's', readFile: (asked) => (asked === path ? token : undefined) });
    const outcome = resolve(filesOf(config), world);
    expect(outcome.calls.map(({ operation, endpoint }) => [operation, endpoint.host])).toEqual([
      ['GetRoleCredentials', 'portal.sso.eu-west-1.amazonaws.com'],
    ]);
    expect(outcome.calls[0]?.params.get('accessToken')).toEqual({ from: 'sso-token', path });
    const without = resolve(filesOf(config), worldOf({ profile: 's' }));
    expect(without.result.type).toBe('error');
    expect(without.calls).toEqual([]);
  });

  it('stops at a process that nobody runs, and says which', () => {
    const outcome = resolve(
      filesOf("[profile p]\ncredential_process = /opt/tool --for 'a b'\n"),
      worldOf({ profile: 'p' }),
    );
    expect(outcome.result).toEqual({ type: 'process-not-run' });
    expect(outcome.processes[0]?.join(' ')).toContain('/opt/tool --for');
  });

  it('takes what a process printed', () => {
    const stdout = '{"Version":1,"AccessKeyId":"ASIAPROC","SecretAccessKey":"canary"}';
    const world = worldOf({ profile: 'p', runProcess: () => ({ missing: false, status: 0, stdout, stderr: '' }) });
    expect(keyOf(resolve(filesOf('[profile p]\ncredential_process = /opt/tool\n'), world))).toBe('process');
  });

  it('does not fall over a chain without end', () => {
    const links = Array.from(
      { length: 5000 },
      (_, at) => `[profile p${at}]\nrole_arn = ${ROLE}/R\nsource_profile = p${at + 1}\n`,
    );
    expect(resolve(filesOf(links.join('')), worldOf({ profile: 'p0' })).result.type).toBe('error');
  });

  it('never throws on files that make no sense', () => {
    for (const text of [
      '[',
      '[profile a]\n=\n',
      '\uFEFF[a]',
      '[__proto__]\nx=y',
      '[profile a]\nrole_arn = x\nsource_profile = a\n',
    ])
      expect(() => resolve(filesOf(text, text), worldOf({ profile: 'a' }))).not.toThrow();
  });
});

describe('resolveAws', () => {
  it('asks the program that is named', () => {
    const files = filesOf('[profile l]\nlogin_session = arn:aws:iam::123456789012:user/jane\n');
    const outcomes = programIds.map((program) => resolveAws(files, worldOf({ profile: 'l' }), program)?.result);
    expect(outcomes.map((result) => result?.type)).toEqual([
      ...Array.from({ length: 6 }, () => undefined),
      'error',
      'error',
      'error',
      undefined,
      'error',
    ]);
  });

  it('lets CLI 2 alone read the file of aws login', () => {
    const files = filesOf('[profile l]\nlogin_session = arn:aws:iam::123456789012:user/jane\n');
    const token = '{"accessToken":{"accessKeyId":"ASIALOGIN","secretAccessKey":"canary","sessionToken":"canary"}}';
    const world = worldOf({ profile: 'l', readFile: () => token });
    const outcome = resolveAws(files, world, 'aws-cli@2');
    expect([outcome?.provider, outcome && keyOf(outcome)]).toEqual(['login', 'login-token']);
    expect(resolveAws(files, world, 'aws-cli@1')?.result).toMatchObject({
      error: { error: 'MissingDependencyException' },
    });
  });
});

describe('what the programs do not agree on', () => {
  const environment = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'canary', AWS_PROFILE: 'base' };
  const each = (files: AwsFiles, world: AwsWorld) => resolvers.map(([, resolve]) => keyOf(resolve(files, world)));

  it('environment keys together with AWS_PROFILE (AWS097)', () => {
    expect(each(filesOf('', BASE), worldOf({ variables: environment }))).toEqual([
      'AWS_ACCESS_KEY_ID',
      'credentials: AKIABASE',
      'AWS_ACCESS_KEY_ID',
    ]);
  });

  it('a role without a source (AWS040)', () => {
    const config = `[profile r]\nrole_arn = ${ROLE}/R\nregion = eu-west-1\n`;
    const keys = '[r]\naws_access_key_id = AKIASELF\naws_secret_access_key = canary\n';
    expect(each(filesOf(config, keys), worldOf({ profile: 'r' }))).toEqual([
      'Partial credentials found in assume-role, missing: source_profile or credential_source',
      'credentials: AKIASELF',
      'answer 0',
    ]);
  });

  it('the order of prompts in a chain', () => {
    const files = filesOf(CHAIN, BASE);
    const prompts = resolvers.map(([, resolve]) => resolve(files, worldOf({ profile: 'a' })).prompts[0]?.value);
    expect(prompts).toEqual(['GAHT00000001', 'GAHT00000002', 'GAHT00000001']);
  });

  it('which variable names the profile: the two AWS CLIs', () => {
    const files = filesOf('', `${BASE}[other]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = canary\n`);
    const world = worldOf({ variables: { AWS_PROFILE: 'base', AWS_DEFAULT_PROFILE: 'other' } });
    expect(keyOf(resolveAsBotocore(files, world, 1))).toBe('credentials: AKIAOTHER');
    expect(keyOf(resolveAsBotocore(files, world, 2))).toBe('credentials: AKIABASE');
  });
});
