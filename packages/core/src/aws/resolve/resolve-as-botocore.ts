import type { AwsFiles, AwsSetting } from '../aws-reading.ts';
import { attempt, resultOf, s3Of } from './attempt.ts';
import type { AwsKeys, AwsOutcome, ValueSource } from './aws-outcome.ts';
import type { AwsWorld } from './aws-world.ts';
import { noteRoleCache } from './botocore-cache.ts';
import { BotocoreSession, type CliVersion } from './botocore-session.ts';
import { environmentSource, partial, profileSources, type FoundCredentials, type Source } from './botocore-sources.ts';
import { checkParams } from './check-params.ts';
import { MAX_ROLE_CHAIN } from './limits.ts';
import { containerKeys, containerOf, isMetadataDisabled, noteInstance } from './machine-metadata.ts';
import { pythonInteger } from './python-values.ts';
import { Refusal } from './refusal.ts';
import { fromSetting, instanceKeys } from './value-source.ts';

/**
 * What botocore, and with it an AWS CLI, ends with: which source gives the credentials, which requests it sends, which
 * codes it asks for, which processes it starts (aws-config C, D). Nothing is sent; `world` answers for everything else.
 */
export function resolveAsBotocore(files: AwsFiles, world: AwsWorld, version: CliVersion = 2): AwsOutcome {
  const session = new BotocoreSession(files, world, version);
  const region = attempt(() => session.region(), 'load');
  const tried: string[] = [];
  // Who reads the files first meets a damaged credentials file; after that the config file counts alone.
  const firstToRead = region.value?.from === 'variable';
  const scoped = attempt(() => session.scoped(firstToRead), 'chain-setup');
  const loaded = scoped.error === undefined ? attempt(() => firstOf(chain(session), tried), 'load') : undefined;
  const frozen = loaded?.value === undefined ? undefined : attempt(() => loaded.value?.freeze(), 'refresh');
  const provider = loaded?.value?.provider;
  return {
    ...(session.profileName === undefined ? {} : { profile: session.profileName }),
    ...(region.value === undefined ? {} : { region: region.value }),
    ...(region.error === undefined ? {} : { regionError: region.error }),
    ...(provider === undefined ? {} : { provider }),
    result: resultOf(frozen ?? { error: loaded?.error ?? scoped.error, stopped: loaded?.stopped === true }),
    tried,
    calls: session.trace.calls,
    prompts: session.trace.prompts,
    processes: session.trace.processes,
    events: session.trace.events,
    ...s3Of(attempt(() => session.endpoint('s3'), 'refresh')),
  };
}

function firstOf(sources: readonly (readonly [string, Source])[], tried: string[]): FoundCredentials | undefined {
  for (const [name, source] of sources) {
    tried.push(name);
    const found = source();
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A profile named in code switches the environment's keys off; one named by a variable does not (aws-config C.1). */
function chain(session: BotocoreSession): (readonly [string, Source])[] {
  const useEnvironment = session.world.profile === undefined;
  const name = session.profileName ?? 'default';
  return [
    ...(useEnvironment ? [['env', () => environmentSource(session)] as const] : []),
    ['assume-role', () => new RoleAssumer(session, name).load()],
    ...profileSources(session, name, useEnvironment),
    ['ec2-credentials-file', () => undefined],
    ['boto-config', () => undefined],
    ['container-role', () => containerSource(session)],
    ['iam-role', () => instanceSource(session)],
  ];
}

/** Both ask while they look (botocore 1.43.11 `ContainerProvider`, `InstanceMetadataProvider`). */
function containerSource({ world, trace }: BotocoreSession): FoundCredentials | undefined {
  const container = containerOf(world);
  if (container === undefined) return undefined;
  const keys = containerKeys(trace, container);
  return { provider: 'container-role', freeze: () => keys };
}

function instanceSource({ world, trace, profiles, profileName }: BotocoreSession): FoundCredentials | undefined {
  if (!world.instanceCredentials || isMetadataDisabled(world)) return undefined;
  noteInstance(trace, world, profiles.get(profileName ?? 'default')?.settings);
  return { provider: 'iam-role', freeze: instanceKeys };
}

type Settings = ReadonlyMap<string, AwsSetting>;

const none: Settings = new Map();

/** `role_arn` with `source_profile` or `credential_source` (aws-config C.3). */
class RoleAssumer {
  readonly #session: BotocoreSession;
  readonly #name: string;
  readonly #visited: string[];

  constructor(session: BotocoreSession, name: string) {
    this.#session = session;
    this.#name = name;
    this.#visited = [name];
  }

  load(): FoundCredentials | undefined {
    return isRole(this.#settings(this.#name)) ? this.#assume(this.#name) : undefined;
  }

  #settings(name: string): Settings {
    return this.#session.profiles.get(name)?.settings ?? none;
  }

  #assume(name: string): FoundCredentials {
    const settings = this.#settings(name);
    const source = this.#source(name, settings);
    return { provider: 'assume-role', freeze: () => this.#send(settings, source) };
  }

  #source(name: string, settings: Settings): FoundCredentials {
    const sourceProfile = settings.get('source_profile');
    const credentialSource = settings.get('credential_source');
    if (sourceProfile !== undefined && credentialSource !== undefined)
      throw invalid(`The profile "${name}" contains both source_profile and credential_source.`, credentialSource);
    if (credentialSource !== undefined) return this.#fromCredentialSource(name, credentialSource);
    if (sourceProfile === undefined) throw partial('assume-role', 'source_profile or credential_source');
    this.#checkSource(name, sourceProfile);
    this.#session.trace.note({ kind: 'follow', setting: sourceProfile });
    this.#visited.push(sourceProfile.value);
    return this.#fromProfile(sourceProfile.value, sourceProfile);
  }

  #checkSource(parent: string, reference: AwsSetting): void {
    const name = reference.value;
    const profile = this.#session.profiles.get(name);
    if (profile === undefined)
      throw invalid(`The source_profile "${name}" referenced in the profile "${parent}" does not exist.`, reference);
    if (this.#visited.length > MAX_ROLE_CHAIN)
      throw new Refusal('RecursionError', 'maximum recursion depth exceeded', reference);
    if (!this.#visited.includes(name)) return;
    // A profile may name itself when it has keys.
    if (name === parent && hasKeys(profile.settings)) return;
    const visited = this.#visited.map((one) => `'${one}'`).join(', ');
    throw new Refusal(
      'InfiniteLoopConfigError',
      `Infinite loop in credential configuration detected. Attempting to load from profile ${name} which has already been visited. Visited profiles: [${visited}]`,
      reference,
    );
  }

  #fromProfile(name: string, reference: AwsSetting): FoundCredentials {
    const settings = this.#settings(name);
    if (!hasKeys(settings) && isRole(settings)) return this.#assume(name);
    const found = firstOf(profileSources(this.#session, name, false, true), []);
    if (found === undefined) throw invalid(`The source profile "${name}" must have credentials.`, reference);
    return found;
  }

  #fromCredentialSource(name: string, reference: AwsSetting): FoundCredentials {
    const sources = new Map<string, Source>([
      ['Environment', () => environmentSource(this.#session)],
      ['EcsContainer', () => containerSource(this.#session)],
      ['Ec2InstanceMetadata', () => instanceSource(this.#session)],
    ]);
    const source = sources.get(reference.value);
    if (source === undefined)
      throw invalid(
        `The credential source "${reference.value}" referenced in profile "${name}" is not valid.`,
        reference,
      );
    this.#session.trace.note({ kind: 'follow', setting: reference });
    const found = source();
    if (found !== undefined) return found;
    throw new Refusal(
      'CredentialRetrievalError',
      `Error when retrieving credentials from ${reference.value}: No credentials found in credential_source referenced in profile ${name}`,
      reference,
    );
  }

  /** Asks for its code first, then gets the source's keys, then sends: prompts come outermost first, calls last. */
  #send(settings: Settings, source: FoundCredentials): AwsKeys {
    const session = this.#session;
    const params = new Map<string, ValueSource>();
    const pass = (key: string, param: string) => {
      const setting = settings.get(key);
      if (setting !== undefined) params.set(param, fromSetting(setting));
    };
    const sessionName = settings.get('role_session_name');
    if (sessionName !== undefined && sessionName.value !== '') params.set('RoleSessionName', fromSetting(sessionName));
    pass('external_id', 'ExternalId');
    pass('mfa_serial', 'SerialNumber');
    const length = settings.get('duration_seconds');
    const duration = pythonInteger(length?.value ?? '');
    if (length !== undefined && duration !== undefined)
      params.set('DurationSeconds', { from: 'text', text: String(duration), setting: length });
    pass('role_arn', 'RoleArn');
    noteRoleCache(session, params);
    if (!params.has('RoleSessionName')) params.set('RoleSessionName', { from: 'generated' });
    const mfaSerial = settings.get('mfa_serial');
    if (mfaSerial !== undefined) {
      params.set('TokenCode', session.trace.prompt(mfaSerial));
    }
    const signedWith = source.freeze();
    const endpoint = session.endpoint('sts');
    checkParams(session, params);
    if (endpoint.signingRegion === undefined) throw new Refusal('NoRegionError', 'You must specify a region.');
    return session.trace.call({ operation: 'AssumeRole', endpoint, signedWith, params });
  }
}

function isRole(settings: Settings): boolean {
  return settings.has('role_arn') && !settings.has('web_identity_token_file');
}

function hasKeys(settings: Settings): boolean {
  return settings.has('aws_access_key_id') || settings.has('aws_secret_access_key');
}

function invalid(message: string, setting: AwsSetting): Refusal {
  return new Refusal('InvalidConfigError', message, setting);
}
