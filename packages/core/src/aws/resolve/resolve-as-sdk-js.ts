import type { AwsFiles, AwsSetting } from '../aws-reading.ts';
import { attempt, resultOf, s3Of } from './attempt.ts';
import type { AwsKeys, AwsOutcome, ValueSource } from './aws-outcome.ts';
import type { AwsWorld } from './aws-world.ts';
import { MAX_ROLE_CHAIN } from './limits.ts';
import { Refusal } from './refusal.ts';
import { lastLink, NextLink, SdkJsSession } from './sdk-js-session.ts';
import {
  fromEnvironment,
  fromEnvironmentToken,
  fromMachine,
  fromLogin,
  fromProcess,
  fromTokenFile,
} from './sdk-js-sources.ts';
import { isSsoProfile, ssoKeys } from './sdk-js-sso.ts';
import { fromSetting } from './value-source.ts';

/** `profile`: what `fromIni` does; `chain`: the default chain, which asks other places as well. */
export type SdkJsEntry = 'profile' | 'chain';

/** What the AWS SDK for JavaScript 3 ends with (aws-config C, D, column S). Nothing is sent. */
export function resolveAsSdkJs(files: AwsFiles, world: AwsWorld, entry: SdkJsEntry = 'chain'): AwsOutcome {
  const session = new SdkJsSession(files, world);
  const resolver = new Resolver(session);
  const region = attempt(() => session.region(), 'load');
  const keys = attempt(() => (entry === 'profile' ? resolver.profile() : resolver.chain()), 'load');
  const profile = world.profile ?? world.env.get('AWS_PROFILE');
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(region.value === undefined ? {} : { region: region.value }),
    ...(region.error === undefined ? {} : { regionError: region.error }),
    result: resultOf(keys),
    tried: resolver.tried,
    calls: session.trace.calls,
    prompts: session.trace.prompts,
    processes: session.trace.processes,
    events: session.trace.events,
    ...s3Of(attempt(() => session.s3(), 'refresh')),
  };
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
      ['process', () => fromProcess(this.#session, this.#session.profileName)],
      ['web-identity', () => fromEnvironmentToken(this.#session)],
      ['remote', () => fromMachine(this.#session)],
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
      return fromTokenFile(
        this.#session,
        fromSetting(tokenFile),
        fromSetting(roleArn),
        sessionName && fromSetting(sessionName),
      );
    }
    if (settings.has('credential_process')) return fromProcess(this.#session, name);
    if (isSsoProfile(settings)) return ssoKeys(this.#session, name, settings);
    const login = settings.get('login_session');
    if (login !== undefined) return fromLogin(this.#session, login);
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
    if (visited.length > MAX_ROLE_CHAIN) throw new Refusal('RangeError', 'Maximum call stack size exceeded', reference);
    const next = reference ?? settings.get('credential_source');
    if (next !== undefined) session.trace.note({ kind: 'follow', setting: next });
    // The source starts first, and asks for its codes first; its failure shows when the keys are needed.
    const sourceKeys =
      source === undefined
        ? later(this.#credentialSource(name, settings.get('credential_source')))
        : later(() => this.#fromProfile(source, [...visited, source], isBareCredentialSource(this.#settings(source))));
    if (isBareCredentialSource(settings)) return sourceKeys();
    const params = new Map<string, ValueSource>();
    const roleArn = settings.get('role_arn');
    if (roleArn !== undefined) params.set('RoleArn', fromSetting(roleArn));
    const sessionName = settings.get('role_session_name');
    params.set('RoleSessionName', sessionName === undefined ? { from: 'generated' } : fromSetting(sessionName));
    const externalId = settings.get('external_id');
    if (externalId !== undefined) params.set('ExternalId', fromSetting(externalId));
    const length = settings.get('duration_seconds');
    const duration = Number.parseInt(length?.value ?? '3600', 10);
    params.set('DurationSeconds', {
      from: 'text',
      text: String(duration),
      ...(length === undefined ? {} : { setting: length }),
    });
    const mfaSerial = settings.get('mfa_serial');
    if (mfaSerial !== undefined) {
      if (!session.world.asksForCodes)
        throw lastLink(
          `Profile ${name} requires multi-factor authentication, but no MFA code callback was provided.`,
          mfaSerial,
        );
      params.set('SerialNumber', fromSetting(mfaSerial));
      params.set('TokenCode', session.trace.prompt(mfaSerial));
    }
    const signedWith = sourceKeys();
    const endpoint = session.endpoint('sts', this.#stsRegion.region);
    return session.call({ operation: 'AssumeRole', endpoint, signedWith, params });
  }

  /** An unknown source is refused at once, an empty one when its keys are needed. */
  #credentialSource(profile: string, reference: AwsSetting | undefined): () => AwsKeys {
    switch (reference?.value) {
      case 'Environment':
        return () => fromEnvironment(this.#session);
      case 'Ec2InstanceMetadata':
      case 'EcsContainer':
        return () => fromMachine(this.#session);
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
    return fromEnvironment(this.#session);
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
