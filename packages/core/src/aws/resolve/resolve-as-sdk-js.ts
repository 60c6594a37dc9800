import type { AwsFiles, AwsSetting } from '../aws-reading.ts';
import { loginSessionCacheFile } from '../cache-keys.ts';
import type { AwsKeys, AwsOutcome, AwsResolveError, AwsResult, ValueSource } from './aws-outcome.ts';
import type { AwsWorld } from './aws-world.ts';
import { objectMembers } from './java-values.ts';
import { ProcessNotRun, Refusal } from './refusal.ts';
import { lastLink, NextLink, SdkJsSession } from './sdk-js-session.ts';
import { isSsoProfile, jsonMembers, ssoKeys, timeOf } from './sdk-js-sso.ts';

/** `profile`: what `fromIni` does; `chain`: the default chain, which asks other places as well. */
export type SdkJsEntry = 'profile' | 'chain';

/** What the AWS SDK for JavaScript 3 ends with (aws-config C, D, column S). Nothing is sent. */
export function resolveAsSdkJs(files: AwsFiles, world: AwsWorld, entry: SdkJsEntry = 'chain'): AwsOutcome {
  const session = new SdkJsSession(files, world);
  const resolver = new Resolver(session);
  const region = attempt(() => session.region());
  const keys = attempt(() => (entry === 'profile' ? resolver.profile() : resolver.chain()));
  const profile = world.profile ?? world.env.get('AWS_PROFILE');
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(region.value === undefined ? {} : { region: region.value }),
    ...(region.error === undefined ? {} : { regionError: region.error }),
    result: resultOf(keys),
    tried: resolver.tried,
    calls: session.calls,
    prompts: session.prompts,
    processes: session.processes,
  };
}

interface Attempt<T> {
  readonly value?: T;
  readonly error?: AwsResolveError;
}

function attempt<T>(step: () => T): Attempt<T> {
  try {
    return { value: step() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { error: thrown.at('load') };
    if (thrown instanceof ProcessNotRun) return {};
    throw thrown;
  }
}

function resultOf({ value, error }: Attempt<AwsKeys>): AwsResult {
  if (error !== undefined) return { type: 'error', error };
  return value === undefined ? { type: 'process-not-run' } : { type: 'credentials', keys: value };
}

type Settings = ReadonlyMap<string, AwsSetting>;

const none: Settings = new Map();

/** What every JavaScript object has; a table that is an object seems to hold them (aws-config A.5). */
const inherited: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]);

class Resolver {
  readonly tried: string[] = [];
  readonly #session: SdkJsSession;
  /** Of the profile that assumes a role first: the nested STS client is made once, with its region. */
  #stsRegion: { readonly region: string | undefined } | undefined;

  constructor(session: SdkJsSession) {
    this.#session = session;
  }

  profile(): AwsKeys {
    this.#session.checkBuiltins();
    return this.#fromProfile(this.#session.profileName, [], false);
  }

  /** Each link may pass on to the next; anything else it says ends the search (aws-config C.1). */
  chain(): AwsKeys {
    const links: readonly (readonly [string, () => AwsKeys])[] = [
      ['env', () => this.#fromEnvironmentUnlessProfile()],
      ['ini', () => this.profile()],
      ['process', () => this.#fromProcess(this.#session.profileName)],
      ['web-identity', () => this.#fromEnvironmentToken()],
      ['remote', () => this.#fromInstance()],
    ];
    for (const [name, link] of links) {
      this.tried.push(name);
      try {
        return link();
      } catch (thrown) {
        if (!(thrown instanceof NextLink)) throw thrown;
      }
    }
    throw lastLink('Could not load credentials from any providers');
  }

  #settings(name: string): Settings {
    return this.#session.profiles.get(name)?.settings ?? none;
  }

  /** role → static keys → web identity → process → SSO → login; a source's own keys come before its role. */
  #fromProfile(name: string, visited: readonly string[], asSource: boolean): AwsKeys {
    const settings = this.#settings(name);
    if (visited.length > 0 && isStatic(settings)) return staticKeys(settings);
    if (asSource || isRole(settings)) return this.#assumeRole(name, settings, visited);
    if (isStatic(settings)) return staticKeys(settings);
    const tokenFile = settings.get('web_identity_token_file');
    const roleArn = settings.get('role_arn');
    if (tokenFile !== undefined && roleArn !== undefined) {
      const sessionName = settings.get('role_session_name');
      return this.#fromTokenFile(fromSetting(tokenFile), fromSetting(roleArn), sessionName && fromSetting(sessionName));
    }
    if (settings.has('credential_process')) return this.#fromProcess(name);
    if (isSsoProfile(settings)) return ssoKeys(this.#session, name, settings);
    const login = settings.get('login_session');
    if (login !== undefined) return this.#fromLogin(login);
    throw new NextLink(`Could not resolve credentials using profile: [${name}] in configuration/credentials file(s).`);
  }

  #assumeRole(name: string, settings: Settings, visited: readonly string[]): AwsKeys {
    const session = this.#session;
    this.#stsRegion ??= { region: settings.get('region')?.value };
    const reference = settings.get('source_profile');
    const source = reference?.value;
    if (source !== undefined && (visited.includes(source) || inherited.has(source)))
      throw new NextLink(
        `Detected a cycle attempting to resolve credentials for profile ${session.profileName}. Profiles visited: ${visited.join(', ')}`,
        reference,
      );
    // The source starts first, and asks for its codes first; its failure shows when the keys are needed.
    const sourceKeys =
      source === undefined
        ? later(() => this.#fromCredentialSource(name, settings.get('credential_source')))
        : later(() => this.#fromProfile(source, [...visited, source], isBareCredentialSource(this.#settings(source))));
    if (source === undefined || isBareCredentialSource(settings)) {
      const keys = sourceKeys();
      if (isBareCredentialSource(settings)) return keys;
    }
    const params = new Map<string, ValueSource>();
    const roleArn = settings.get('role_arn');
    if (roleArn !== undefined) params.set('RoleArn', fromSetting(roleArn));
    const sessionName = settings.get('role_session_name');
    params.set('RoleSessionName', sessionName === undefined ? { from: 'generated' } : fromSetting(sessionName));
    const externalId = settings.get('external_id');
    if (externalId !== undefined) params.set('ExternalId', fromSetting(externalId));
    const duration = Number.parseInt(settings.get('duration_seconds')?.value ?? '3600', 10);
    params.set('DurationSeconds', { from: 'text', text: String(duration) });
    const mfaSerial = settings.get('mfa_serial');
    if (mfaSerial !== undefined) {
      if (!session.world.asksForCodes)
        throw lastLink(
          `Profile ${name} requires multi-factor authentication, but no MFA code callback was provided.`,
          mfaSerial,
        );
      session.prompts.push(mfaSerial);
      params.set('SerialNumber', fromSetting(mfaSerial));
      params.set('TokenCode', { from: 'mfa-code' });
    }
    const signedWith = sourceKeys();
    const { host, signingRegion } = session.endpoint('sts', this.#stsRegion.region);
    return session.call({ operation: 'AssumeRole', host, signingRegion, signedWith, params });
  }

  #fromCredentialSource(profile: string, reference: AwsSetting | undefined): AwsKeys {
    switch (reference?.value) {
      case 'Environment':
        return this.#fromEnvironment();
      case 'Ec2InstanceMetadata':
      case 'EcsContainer':
        return this.#fromInstance();
      default: {
        const value = reference?.value ?? 'undefined';
        if (inherited.has(value)) throw new Refusal('TypeError', '(intermediate value) is not a function', reference);
        throw new NextLink(
          `Unsupported credential source in profile ${profile}. Got ${value}, expected EcsContainer or Ec2InstanceMetadata or Environment.`,
          reference,
        );
      }
    }
  }

  /** Skipped as soon as a profile is named, which the other programs do not do (aws-config C.1). */
  #fromEnvironmentUnlessProfile(): AwsKeys {
    const { world } = this.#session;
    if ((world.profile ?? world.env.get('AWS_PROFILE') ?? '') !== '')
      throw new NextLink('AWS_PROFILE is set, skipping fromEnv provider.');
    return this.#fromEnvironment();
  }

  #fromEnvironment(): AwsKeys {
    const { env } = this.#session.world;
    const set = (variable: string) => (env.get(variable) ?? '') !== '';
    if (!set('AWS_ACCESS_KEY_ID') || !set('AWS_SECRET_ACCESS_KEY'))
      throw new NextLink('Unable to find environment variable credentials.');
    const variable = (name: string): ValueSource => ({ from: 'variable', variable: name });
    return {
      accessKeyId: variable('AWS_ACCESS_KEY_ID'),
      secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
      ...(set('AWS_SESSION_TOKEN') ? { sessionToken: variable('AWS_SESSION_TOKEN') } : {}),
      ...(set('AWS_ACCOUNT_ID') ? { accountId: variable('AWS_ACCOUNT_ID') } : {}),
    };
  }

  #fromEnvironmentToken(): AwsKeys {
    const { env } = this.#session.world;
    const variable = (name: string): ValueSource | undefined =>
      (env.get(name) ?? '') === '' ? undefined : { from: 'variable', variable: name };
    const file = variable('AWS_WEB_IDENTITY_TOKEN_FILE');
    const roleArn = variable('AWS_ROLE_ARN');
    if (file === undefined || roleArn === undefined) throw new NextLink('Web identity configuration not specified');
    return this.#fromTokenFile(file, roleArn, undefined);
  }

  #fromTokenFile(file: ValueSource, roleArn: ValueSource, sessionName: ValueSource | undefined): AwsKeys {
    const session = this.#session;
    const { env } = session.world;
    const path = this.#textOf(file);
    if (session.world.readFile(path) === undefined)
      throw new Refusal('Error', `ENOENT: no such file or directory, open '${path}'`);
    const variable = 'AWS_ROLE_SESSION_NAME';
    const name = sessionName ?? (env.has(variable) ? ({ from: 'variable', variable } as const) : undefined);
    const params = new Map<string, ValueSource>([
      ['RoleArn', roleArn],
      ['RoleSessionName', name ?? { from: 'generated' }],
      ['WebIdentityToken', { from: 'file', path }],
    ]);
    const { host } = session.endpoint('sts', undefined);
    return session.call({ operation: 'AssumeRoleWithWebIdentity', host, params });
  }

  #textOf(source: ValueSource): string {
    if (source.from === 'setting') return source.setting.value;
    return source.from === 'variable' ? (this.#session.world.env.get(source.variable) ?? '') : '';
  }

  #fromInstance(): AwsKeys {
    const { world } = this.#session;
    const disabled = world.env.get('AWS_EC2_METADATA_DISABLED') ?? 'false';
    if (!world.instanceCredentials || (disabled !== '' && disabled !== 'false'))
      throw new NextLink('No credentials from instance metadata');
    const instance: ValueSource = { from: 'instance' };
    return { accessKeyId: instance, secretAccessKey: instance, sessionToken: instance };
  }

  /** Run by a shell; whatever goes wrong, the chain goes on (aws-config C.5). */
  #fromProcess(name: string): AwsKeys {
    const { profiles, world, processes } = this.#session;
    const profile = profiles.get(name);
    if (profile === undefined) throw new NextLink(`Profile ${name} could not be found in shared credentials file.`);
    const command = profile.settings.get('credential_process');
    if (command === undefined) throw new NextLink(`Profile ${name} did not contain credential_process.`);
    const argv = ['/bin/sh', '-c', command.value];
    processes.push(argv);
    const result = world.runProcess?.(argv);
    if (result === undefined) throw new ProcessNotRun();
    if (result.missing) throw new NextLink(`spawn /bin/sh ENOENT`, command);
    if (result.status !== 0) throw new NextLink(`Command failed: ${command.value}\n${result.stderr}`, command);
    const members = jsonMembers(result.stdout.trim());
    if (members === undefined) throw new NextLink(`Profile ${name} credential_process returned invalid JSON.`, command);
    if (members.get('Version') !== 1)
      throw new NextLink(`Profile ${name} credential_process did not return Version 1.`, command);
    if (!members.has('AccessKeyId') || !members.has('SecretAccessKey'))
      throw new NextLink(`Profile ${name} credential_process returned invalid credentials.`, command);
    if (timeOf(members.get('Expiration')) < world.now)
      throw new NextLink(`Profile ${name} credential_process returned expired credentials.`, command);
    const member = (name: string): ValueSource => ({ from: 'process', member: name });
    const account = profile.settings.get('aws_account_id');
    const accountId = isSet(members.get('AccountId')) ? member('AccountId') : account && fromSetting(account);
    return {
      accessKeyId: member('AccessKeyId'),
      secretAccessKey: member('SecretAccessKey'),
      ...(isSet(members.get('SessionToken')) ? { sessionToken: member('SessionToken') } : {}),
      ...(accountId === undefined ? {} : { accountId }),
    };
  }

  #fromLogin(login: AwsSetting): AwsKeys {
    const { world } = this.#session;
    const folder = world.env.get('AWS_LOGIN_CACHE_DIRECTORY') || `${world.home}/.aws/login/cache`;
    const path = `${folder}/${loginSessionCacheFile(login.value, world.sha256Hex)}`;
    const content = world.readFile(path);
    const fail = (cause: string) => lastLink(`Failed to load token from ${path}: ${cause}`, login);
    if (content === undefined) throw fail(`Error: ENOENT: no such file or directory, open '${path}'`);
    const token = objectMembers(jsonMembers(content)?.get('accessToken'));
    if (token === undefined) throw fail('Error: invalid token');
    const member = (name: string): ValueSource => ({ from: 'login-token', path, member: name });
    return {
      accessKeyId: member('accessKeyId'),
      secretAccessKey: member('secretAccessKey'),
      sessionToken: member('sessionToken'),
      ...(token.has('accountId') ? { accountId: member('accountId') } : {}),
    };
  }
}

/** Does the step now and gives its outcome, good or bad, whenever it is asked for. */
function later<T>(step: () => T): () => T {
  try {
    const value = step();
    return () => value;
  } catch (thrown) {
    return () => {
      throw thrown;
    };
  }
}

function isStatic(settings: Settings): boolean {
  return settings.has('aws_access_key_id') && settings.has('aws_secret_access_key');
}

/** `role_arn` with exactly one of the two sources. */
function isRole(settings: Settings): boolean {
  return settings.has('role_arn') && settings.has('source_profile') !== settings.has('credential_source');
}

function isBareCredentialSource(settings: Settings): boolean {
  return !settings.has('role_arn') && settings.has('credential_source');
}

function staticKeys(settings: Settings): AwsKeys {
  const source = (key: string): ValueSource => {
    const setting = settings.get(key);
    return setting === undefined ? { from: 'text', text: '' } : fromSetting(setting);
  };
  return {
    accessKeyId: source('aws_access_key_id'),
    secretAccessKey: source('aws_secret_access_key'),
    ...(settings.has('aws_session_token') ? { sessionToken: source('aws_session_token') } : {}),
    ...(settings.has('aws_account_id') ? { accountId: source('aws_account_id') } : {}),
  };
}

function fromSetting(setting: AwsSetting): ValueSource {
  return { from: 'setting', setting };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
