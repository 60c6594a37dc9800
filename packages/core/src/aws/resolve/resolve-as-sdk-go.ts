import type { AwsFiles, AwsSetting } from '../aws-reading.ts';
import { loginSessionCacheFile, ssoTokenCacheFile } from '../cache-keys.ts';
import { signInEndpoint, type SignInService } from '../endpoints.ts';
import type { AwsCall, AwsKeys, AwsOutcome, AwsResolveError, AwsResult, ValueSource } from './aws-outcome.ts';
import type { AwsWorld } from './aws-world.ts';
import { objectMembers } from './java-values.ts';
import { pythonTimestamp } from './python-values.ts';
import { ProcessNotRun, Refusal } from './refusal.ts';
import { GoFiles, hasKeys, hasSso, MissingGoProfile, type GoProfile } from './sdk-go-profile.ts';
import { jsonMembers } from './sdk-js-sso.ts';
import { hostOfUrl } from './url-host.ts';

/** What the AWS SDK for Go 2 ends with (aws-config C, D, column G). Nothing is sent. */
export function resolveAsSdkGo(files: AwsFiles, world: AwsWorld): AwsOutcome {
  const calls: AwsCall[] = [];
  const prompts: AwsSetting[] = [];
  const processes: string[][] = [];
  const profile = world.profile ?? firstSet(world, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE');
  const loaded = attempt(() => new GoResolver(files, world, { calls, prompts, processes }), 'load');
  const provider: Attempt<Provider> =
    loaded.value === undefined ? { error: loaded.error } : attempt(() => loaded.value?.provider(), 'load');
  const find = provider.value;
  const keys = find === undefined ? { error: provider.error } : attempt(() => retrieve(find), 'refresh');
  const region = loaded.value?.region();
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
    result: resultOf(keys),
    tried: [],
    calls,
    prompts,
    processes,
  };
}

interface Attempt<T> {
  readonly value?: T | undefined;
  readonly error?: AwsResolveError | undefined;
}

function attempt<T>(step: () => T | undefined, phase: AwsResolveError['phase']): Attempt<T> {
  try {
    return { value: step() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { error: thrown.at(phase) };
    if (thrown instanceof ProcessNotRun) return {};
    throw thrown;
  }
}

function resultOf({ value, error }: Attempt<AwsKeys>): AwsResult {
  if (error !== undefined) return { type: 'error', error };
  return value === undefined ? { type: 'process-not-run' } : { type: 'credentials', keys: value };
}

/** Something that gives keys when asked; all but fixed keys stand behind a cache, which puts words before errors. */
interface Provider {
  readonly cached: boolean;
  readonly get: () => AwsKeys;
}

function retrieve({ cached, get }: Provider, before = ''): AwsKeys {
  try {
    return get();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const cache = cached ? 'failed to refresh cached credentials, ' : '';
    throw new Refusal(thrown.error, `${before}${cache}${thrown.message}`, thrown.setting);
  }
}

function refuse(message: string, setting?: AwsSetting): Refusal {
  return new Refusal('error', message, setting);
}

function firstSet({ env }: AwsWorld, ...names: readonly string[]): string | undefined {
  return names.map((name) => env.get(name)).find((value) => value !== undefined && value !== '');
}

interface Trace {
  readonly calls: AwsCall[];
  readonly prompts: AwsSetting[];
  readonly processes: string[][];
}

/** Only a duration above fifteen whole minutes counts (aws-config B.1). */
const DEFAULT_DURATION = 900;
const LEAST_DURATION = 960;

class GoResolver {
  readonly #world: AwsWorld;
  readonly #trace: Trace;
  readonly #files: GoFiles;
  readonly #profile: GoProfile;

  constructor(files: AwsFiles, world: AwsWorld, trace: Trace) {
    this.#world = world;
    this.#trace = trace;
    this.#files = new GoFiles(files);
    this.#profile = this.#load();
  }

  #load(): GoProfile {
    const name = this.#world.profile ?? firstSet(this.#world, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE') ?? 'default';
    try {
      return this.#files.load(name);
    } catch (thrown) {
      if (thrown instanceof MissingGoProfile && this.#world.profile === undefined) return { name, settings: new Map() };
      throw thrown;
    }
  }

  region(): ValueSource | undefined {
    const variable = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => (this.#world.env.get(name) ?? '') !== '');
    if (variable !== undefined) return { from: 'variable', variable };
    const setting = this.#profile.settings.get('region');
    return setting === undefined ? undefined : { from: 'setting', setting };
  }

  /** Profile named in code → environment → profile (aws-config C.1). */
  provider(): Provider {
    if (this.#world.profile !== undefined) return this.#fromProfile(this.#profile);
    const keys = this.#environmentKeys();
    if (keys !== undefined) return { cached: false, get: () => keys };
    const { env } = this.#world;
    if ((env.get('AWS_WEB_IDENTITY_TOKEN_FILE') ?? '') !== '') {
      const variable = (name: string): ValueSource | undefined =>
        (env.get(name) ?? '') === '' ? undefined : { from: 'variable', variable: name };
      return this.#webIdentity(
        { from: 'variable', variable: 'AWS_WEB_IDENTITY_TOKEN_FILE' },
        variable('AWS_ROLE_ARN'),
        variable('AWS_ROLE_SESSION_NAME'),
      );
    }
    return this.#fromProfile(this.#profile);
  }

  #environmentKeys(): AwsKeys | undefined {
    const { env } = this.#world;
    const find = (...names: readonly string[]): ValueSource | undefined => {
      const variable = names.find((name) => (env.get(name) ?? '') !== '');
      return variable === undefined ? undefined : { from: 'variable', variable };
    };
    const accessKeyId = find('AWS_ACCESS_KEY_ID', 'AWS_ACCESS_KEY');
    const secretAccessKey = find('AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY');
    if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
    const sessionToken = find('AWS_SESSION_TOKEN');
    const accountId = find('AWS_ACCOUNT_ID');
    return {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(accountId === undefined ? {} : { accountId }),
    };
  }

  /** Whatever gives the keys, a role_arn is assumed with them afterwards. */
  #fromProfile(profile: GoProfile): Provider {
    const { settings } = profile;
    const tokenFile = settings.get('web_identity_token_file');
    if (
      profile.source === undefined &&
      !hasKeys(settings) &&
      !settings.has('credential_source') &&
      tokenFile !== undefined
    )
      return this.#webIdentity(
        sourceOf(tokenFile),
        optional(settings, 'role_arn'),
        optional(settings, 'role_session_name'),
      );
    const base = this.#base(profile);
    const roleArn = settings.get('role_arn');
    return roleArn === undefined ? base : this.#assumeRole(settings, roleArn, base);
  }

  #base(profile: GoProfile): Provider {
    const { settings, source } = profile;
    if (source !== undefined) return this.#fromProfile(source);
    const id = settings.get('aws_access_key_id');
    const secret = settings.get('aws_secret_access_key');
    if (id !== undefined && secret !== undefined) {
      const sessionToken = optional(settings, 'aws_session_token');
      const accountId = optional(settings, 'aws_account_id');
      const keys: AwsKeys = {
        accessKeyId: sourceOf(id),
        secretAccessKey: sourceOf(secret),
        ...(sessionToken === undefined ? {} : { sessionToken }),
        ...(accountId === undefined ? {} : { accountId }),
      };
      return { cached: false, get: () => keys };
    }
    const credentialSource = settings.get('credential_source');
    if (credentialSource !== undefined) return this.#credentialSource(credentialSource);
    if (hasSso(settings)) return this.#sso(profile);
    const login = settings.get('login_session');
    if (login !== undefined) return { cached: true, get: () => this.#login(login) };
    const command = settings.get('credential_process');
    if (command !== undefined) return { cached: true, get: () => this.#process(command) };
    return this.#instance();
  }

  #credentialSource(reference: AwsSetting): Provider {
    switch (reference.value) {
      case 'Environment': {
        const keys = this.#environmentKeys();
        return {
          cached: false,
          get: () => {
            if (keys === undefined) throw refuse('static credentials are empty', reference);
            return keys;
          },
        };
      }
      case 'Ec2InstanceMetadata':
        return this.#instance();
      case 'EcsContainer':
        throw refuse(
          "EcsContainer was specified as the credential_source, but neither 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' or AWS_CONTAINER_CREDENTIALS_FULL_URI' was set",
          reference,
        );
      default:
        throw refuse('credential_source values must be EcsContainer, Ec2InstanceMetadata, or Environment', reference);
    }
  }

  #instance(): Provider {
    const instance: ValueSource = { from: 'instance' };
    return {
      cached: true,
      get: () => {
        if (this.#world.instanceCredentials)
          return { accessKeyId: instance, secretAccessKey: instance, sessionToken: instance };
        throw refuse(
          'no EC2 IMDS role found, operation error ec2imds: GetMetadata, http response error StatusCode: 404, request to EC2 IMDS failed',
        );
      },
    };
  }

  #assumeRole(settings: ReadonlyMap<string, AwsSetting>, roleArn: AwsSetting, base: Provider): Provider {
    const mfaSerial = settings.get('mfa_serial');
    if (mfaSerial !== undefined && !this.#world.asksForCodes)
      throw refuse('assume role with MFA enabled, but AssumeRoleTokenProvider session option not set.', mfaSerial);
    return {
      cached: true,
      get: () => {
        const params = new Map<string, ValueSource>([
          ['RoleArn', sourceOf(roleArn)],
          ['RoleSessionName', optional(settings, 'role_session_name') ?? { from: 'generated' }],
          ['DurationSeconds', { from: 'text', text: String(durationOf(settings.get('duration_seconds'))) }],
        ]);
        const externalId = optional(settings, 'external_id');
        if (externalId !== undefined) params.set('ExternalId', externalId);
        if (mfaSerial !== undefined) {
          this.#trace.prompts.push(mfaSerial);
          params.set('SerialNumber', sourceOf(mfaSerial));
          params.set('TokenCode', { from: 'mfa-code' });
        }
        const operation = 'operation error STS: AssumeRole, ';
        const signedWith = retrieve(base, `${operation}get identity: get credentials: `);
        const { host, signingRegion } = this.#endpoint('sts', operation);
        return this.#call({ operation: 'AssumeRole', host, signingRegion, signedWith, params });
      },
    };
  }

  #webIdentity(file: ValueSource, roleArn: ValueSource | undefined, name: ValueSource | undefined): Provider {
    if (roleArn === undefined) throw refuse('role ARN is not set');
    return {
      cached: true,
      get: () => {
        const path = file.from === 'setting' ? file.setting.value : this.#variable(file);
        if (this.#world.readFile(path) === undefined)
          throw refuse(
            `failed to retrieve jwt from provide source, unable to read file at ${path}: open ${path}: no such file or directory`,
          );
        const params = new Map<string, ValueSource>([
          ['RoleArn', roleArn],
          ['RoleSessionName', name ?? { from: 'generated' }],
          ['WebIdentityToken', { from: 'file', path }],
        ]);
        const before = 'failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, ';
        const { host } = this.#endpoint('sts', before);
        return this.#call({ operation: 'AssumeRoleWithWebIdentity', host, params });
      },
    };
  }

  #variable(source: ValueSource): string {
    return source.from === 'variable' ? (this.#world.env.get(source.variable) ?? '') : '';
  }

  #sso(profile: GoProfile): Provider {
    const { settings, ssoSession, name } = profile;
    const place = ssoSession?.settings ?? settings;
    const value = (key: string) => place.get(key)?.value ?? '';
    const needed =
      ssoSession === undefined
        ? ['sso_region', 'sso_start_url', 'sso_account_id', 'sso_role_name']
        : ['sso_region', 'sso_start_url'];
    const missing = needed.filter((key) => value(key) === '');
    if (missing.length > 0)
      throw refuse(
        `profile "${name}" is configured to use SSO but is missing required configuration: ${missing.join(', ')}`,
      );
    for (const key of ssoSession === undefined ? [] : ['sso_region', 'sso_start_url']) {
      const own = settings.get(key);
      if (own !== undefined && own.value !== value(key))
        throw refuse(`${key} in profile "${name}" must match ${key} in sso-session `, own);
    }
    return {
      cached: true,
      get: () => {
        const accessToken = this.#ssoToken(
          ssoSession === undefined ? undefined : (settings.get('sso_session')?.value ?? ''),
          value('sso_start_url'),
          value('sso_region'),
        );
        const { host } = this.#endpoint('sso', 'operation error SSO: GetRoleCredentials, ', value('sso_region'));
        const param = (key: string): ValueSource => optional(settings, key) ?? { from: 'text', text: '' };
        const params = new Map([
          ['accountId', param('sso_account_id')],
          ['roleName', param('sso_role_name')],
          ['accessToken', accessToken],
        ]);
        return { ...this.#call({ operation: 'GetRoleCredentials', host, params }), accountId: param('sso_account_id') };
      },
    };
  }

  /** A token is refreshed only once it has expired (aws-config D.2). */
  #ssoToken(sessionName: string | undefined, startUrl: string, region: string): ValueSource {
    const path = `${this.#world.home}/.aws/sso/cache/${ssoTokenCacheFile(sessionName ?? startUrl, this.#world.sha1Hex)}`;
    const before = sessionName === undefined ? 'the SSO session has expired or is invalid: ' : '';
    const content = this.#world.readFile(path);
    if (content === undefined)
      throw refuse(`${before}failed to read cached SSO token file, open ${path}: no such file or directory`);
    const token = jsonMembers(content);
    if (token === undefined) throw refuse(`${before}failed to parse cached SSO token file, ${goJsonError(content)}`);
    const expiresAt = token.get('expiresAt');
    const expires = typeof expiresAt === 'string' ? pythonTimestamp(expiresAt) : undefined;
    if (!isFilled(token.get('accessToken')) || expires === undefined)
      throw refuse(`${before}cached SSO token must contain accessToken and expiresAt fields`);
    if (expires > this.#world.now) return { from: 'sso-token', path };
    if (sessionName === undefined) throw refuse('the SSO session has expired or is invalid');
    if (!['clientId', 'clientSecret', 'refreshToken'].every((key) => isFilled(token.get(key))))
      throw refuse('cached SSO token is expired, or not present, and cannot be refreshed');
    const { host } = this.#endpoint('sso-oidc', 'unable to refresh SSO token, ', region);
    const params = new Map<string, ValueSource>([
      ['grantType', { from: 'text', text: 'refresh_token' }],
      ['clientId', { from: 'text', text: String(token.get('clientId')) }],
    ]);
    return this.#call({ operation: 'CreateToken', host, params }).accessKeyId;
  }

  #login(login: AwsSetting): AwsKeys {
    const { env, home, readFile, sha256Hex } = this.#world;
    const folder = env.get('AWS_LOGIN_CACHE_DIRECTORY') || `${home}/.aws/login/cache`;
    const path = `${folder}/${loginSessionCacheFile(login.value, sha256Hex)}`;
    const content = readFile(path);
    const token = content === undefined ? undefined : objectMembers(jsonMembers(content)?.get('accessToken'));
    if (token === undefined) throw refuse('load login token: token file not found, please reauthenticate', login);
    const member = (name: string): ValueSource => ({ from: 'login-token', path, member: name });
    return {
      accessKeyId: member('accessKeyId'),
      secretAccessKey: member('secretAccessKey'),
      sessionToken: member('sessionToken'),
      ...(token.has('accountId') ? { accountId: member('accountId') } : {}),
    };
  }

  /** Run by a shell. What it printed is never quoted here, though the SDK does (aws-config C.5). */
  #process(command: AwsSetting): AwsKeys {
    const argv = ['sh', '-c', command.value];
    this.#trace.processes.push(argv);
    const result = this.#world.runProcess?.(argv);
    if (result === undefined) throw new ProcessNotRun();
    const fail = (message: string) => refuse(`process provider error: ${message}`, command);
    if (result.missing) throw fail('error in credential_process: executable file not found');
    if (result.status !== 0) throw fail(`error in credential_process: exit status ${result.status}`);
    const members = jsonMembers(result.stdout);
    const expiration = members?.get('Expiration');
    const dated =
      expiration === undefined || (typeof expiration === 'string' && pythonTimestamp(expiration) !== undefined);
    const version = members?.get('Version') ?? 0;
    if (members === undefined || typeof version !== 'number' || !dated) throw fail('parse failed of process output');
    if (version !== 1) throw fail('wrong version in process output (not 1)');
    for (const key of ['AccessKeyId', 'SecretAccessKey'])
      if (!isFilled(members.get(key))) throw fail(`missing ${key} in process output`);
    const member = (name: string): ValueSource => ({ from: 'process', member: name });
    const accountId = isFilled(members.get('AccountId')) ? member('AccountId') : undefined;
    return {
      accessKeyId: member('AccessKeyId'),
      secretAccessKey: member('SecretAccessKey'),
      ...(isFilled(members.get('SessionToken')) ? { sessionToken: member('SessionToken') } : {}),
      ...(accountId === undefined ? {} : { accountId }),
    };
  }

  /** `endpoint_url` of the profile does not reach these clients, a `[services]` section does (aws-config B.2). */
  #endpoint(service: SignInService, before: string, given?: string): { host: string; signingRegion: string } {
    const source = this.region();
    const own = source?.from === 'setting' ? source.setting.value : source && this.#variable(source);
    const region = given ?? own ?? '';
    const { settings } = this.#profile;
    const id = service.replaceAll('-', '_');
    const services = this.#files.services.get(settings.get('services')?.value ?? '')?.settings;
    const url =
      this.#world.env.get(`AWS_ENDPOINT_URL_${id.toUpperCase()}`) ||
      services?.get(id)?.nested?.get('endpoint_url')?.value;
    if (region === '' && url === undefined)
      throw refuse(
        `${before}failed to resolve service endpoint, endpoint rule error, Invalid Configuration: Missing Region`,
      );
    if (!isHostLabel(region))
      throw refuse(`${before}failed to resolve service endpoint, invalid input region ${region}`);
    const isTrue = (variable: string, key: string) =>
      (this.#world.env.get(variable) ?? settings.get(key)?.value)?.toLowerCase() === 'true';
    const endpoint = signInEndpoint(service, region, {
      fips: isTrue('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
      dualStack: isTrue('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
    });
    if (url !== undefined && url !== '') return { host: hostOfUrl(url), signingRegion: region };
    if (endpoint !== undefined) return endpoint;
    throw refuse(
      `${before}failed to resolve service endpoint, endpoint rule error, DualStack is enabled but this partition does not support DualStack`,
    );
  }

  #call(call: AwsCall): AwsKeys {
    const answer: ValueSource = { from: 'call', call: this.#trace.calls.length };
    this.#trace.calls.push(call);
    return { accessKeyId: answer, secretAccessKey: answer, sessionToken: answer, accountId: answer };
  }
}

const HOST_LABEL = /^[A-Za-z0-9-]*$/u;

function isHostLabel(region: string): boolean {
  return HOST_LABEL.test(region);
}

const INTEGER = /^[+-]?[0-9]+(?:_[0-9]+)*$/u;

function durationOf(setting: AwsSetting | undefined): number {
  const text = setting?.value ?? '';
  const seconds = INTEGER.test(text) ? Number(text.replaceAll('_', '')) : 0;
  return seconds >= LEAST_DURATION ? seconds : DEFAULT_DURATION;
}

/** Go's words for a text that breaks off being JSON at its first or second character. */
function goJsonError(text: string): string {
  const [first, second] = text.trim();
  if (first === undefined) return 'unexpected end of JSON input';
  if (first === '{')
    return second === undefined
      ? 'unexpected end of JSON input'
      : `invalid character '${second}' looking for beginning of object key string`;
  return `invalid character '${first}' looking for beginning of value`;
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function sourceOf(setting: AwsSetting): ValueSource {
  return { from: 'setting', setting };
}

function optional(settings: ReadonlyMap<string, AwsSetting>, key: string): ValueSource | undefined {
  const setting = settings.get(key);
  return setting === undefined ? undefined : sourceOf(setting);
}
