import type { AwsFiles, AwsSection, AwsSetting } from '../aws-reading.ts';
import { mergeAsSdkGo } from '../read/merge-as-sdk-go.ts';
import { readAwsFile } from '../read-aws-files.ts';
import { MAX_ROLE_CHAIN } from './limits.ts';
import { Refusal } from './refusal.ts';

const roleOptions = ['role_arn', 'external_id', 'mfa_serial', 'role_session_name', 'source_profile'];
const credentialOptions = [
  'credential_source',
  'credential_process',
  'web_identity_token_file',
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'sso_account_id',
  'sso_region',
  'sso_role_name',
  'sso_start_url',
];

/** A profile as the SDK for Go holds it: empty values count as absent. */
export interface GoProfile {
  readonly name: string;
  readonly settings: ReadonlyMap<string, AwsSetting>;
  readonly source?: GoProfile;
  readonly ssoSession?: AwsSection;
}

/** A named profile that does not exist: forgiven when only the environment named it. */
export class MissingGoProfile extends Refusal {}

/** The two files, merged the way the SDK for Go merges them. */
export class GoFiles {
  readonly #profiles = new Map<string, AwsSection>();
  /** How many files' worth of complaints about half a key pair a profile carries, and under which name. */
  readonly #partial = new Map<string, { count: number; name: string }>();
  readonly #ssoSessions = new Map<string, AwsSection>();
  readonly services: ReadonlyMap<string, AwsSection>;

  constructor(files: AwsFiles) {
    const fromConfig = readAwsFile(files, 'config', 'sdk-go');
    const fromCredentials = readAwsFile(files, 'credentials', 'sdk-go');
    const failure = fromConfig.failure ?? fromCredentials.failure;
    if (failure !== undefined) throw new Refusal(failure.error, failure.message ?? failure.problem);
    this.services = fromConfig.services;
    for (const [name, section] of fromConfig.profiles) {
      this.#profiles.set(name, section);
      const prefixed = section.places.some(
        ({ headerSpan, nameSpan }) => nameSpan.start > headerSpan.start + 'profile'.length,
      );
      if (isPartial(section)) this.#partial.set(name, { count: 1, name: prefixed ? `profile ${name}` : name });
    }
    for (const [name, section] of fromConfig.ssoSessions) this.#ssoSessions.set(name, section);
    for (const [name, section] of fromCredentials.profiles) {
      this.#profiles.set(name, mergeAsSdkGo(this.#profiles.get(name), section));
      if (isPartial(section)) this.#partial.set(name, { count: 2, name });
      else this.#partial.delete(name);
      if (name.startsWith(SSO_SESSION)) {
        const bare = name.slice(SSO_SESSION.length);
        this.#ssoSessions.set(bare, mergeAsSdkGo(this.#ssoSessions.get(bare), section));
      }
    }
  }

  /** Reads a profile and the sources behind it, with all the refusals that happens to come with it. */
  load(name: string, visited: Set<string> = new Set()): GoProfile {
    if (visited.size > MAX_ROLE_CHAIN) throw new Refusal('error', 'stack overflow');
    const section = this.#profiles.get(name);
    if (section === undefined) throw new MissingGoProfile('error', `failed to get shared config profile, ${name}`);
    const partial = this.#partial.get(name);
    if (partial !== undefined)
      throw new Refusal(
        'error',
        `error fetching config from profile, ${name}, Error using profile: \n ${partial.count}, partial credentials found for profile ${partial.name}\n`,
      );
    const settings = new Map(
      [...section.settings].filter(([, { value, nested }]) => value !== '' || nested !== undefined),
    );
    const has = (key: string) => settings.has(key);
    if (visited.has(name)) for (const key of roleOptions) settings.delete(key);
    else checkRoleArn(name, settings);
    if (visited.size > 0 && hasKeys(settings)) return { name, settings };
    visited.add(name);
    const kinds = ['source_profile', 'credential_source', 'credential_process', 'web_identity_token_file'].filter(has);
    if (kinds.length > 1)
      throw new Refusal(
        'error',
        'only one credential type may be specified per profile: source profile, credential source, credential process, web identity token',
        settings.get(kinds[1] ?? ''),
      );
    const reference = settings.get('source_profile');
    const source = reference === undefined ? undefined : this.#source(reference, settings, visited);
    if (source !== undefined) for (const key of credentialOptions) settings.delete(key);
    const ssoSession = this.#ssoSession(settings.get('sso_session'));
    return {
      name,
      settings,
      ...(source === undefined ? {} : { source }),
      ...(ssoSession === undefined ? {} : { ssoSession }),
    };
  }

  #source(reference: AwsSetting, settings: ReadonlyMap<string, AwsSetting>, visited: Set<string>): GoProfile {
    const fail = (cause: string) =>
      new Refusal(
        'error',
        `failed to load assume role ${settings.get('role_arn')?.value ?? ''}, of profile ${reference.value}, ${cause}`,
        reference,
      );
    let source: GoProfile;
    try {
      source = this.load(reference.value, visited);
    } catch (thrown) {
      if (thrown instanceof MissingGoProfile) throw fail(thrown.message);
      throw thrown;
    }
    if (!hasCredentials(source)) throw fail('<nil>');
    return source;
  }

  #ssoSession(reference: AwsSetting | undefined): AwsSection | undefined {
    if (reference === undefined) return undefined;
    const section = this.#ssoSessions.get(reference.value.trim());
    if (section !== undefined) return section;
    throw new Refusal('error', `failed to find SSO session section, ${reference.value}`, reference);
  }
}

const SSO_SESSION = 'sso-session ';

function isPartial({ settings }: AwsSection): boolean {
  return settings.has('aws_access_key_id') !== settings.has('aws_secret_access_key');
}

function checkRoleArn(name: string, settings: ReadonlyMap<string, AwsSetting>): void {
  const kind = ['source_profile', 'credential_source', 'web_identity_token_file'].find((key) => settings.has(key));
  if (kind === undefined || settings.has('role_arn')) return;
  throw new Refusal('error', `credential type ${kind} requires role_arn, profile ${name}`, settings.get(kind));
}

/** Both halves of a pair, none of them empty. */
export function hasKeys(settings: ReadonlyMap<string, AwsSetting>): boolean {
  return settings.has('aws_access_key_id') && settings.has('aws_secret_access_key');
}

/** Any sso_ key (aws-config D.1). */
export function hasSso(settings: ReadonlyMap<string, AwsSetting>): boolean {
  return settings.has('sso_session') || hasLegacySso(settings);
}

function hasLegacySso(settings: ReadonlyMap<string, AwsSetting>): boolean {
  return ['sso_account_id', 'sso_region', 'sso_role_name', 'sso_start_url'].some((key) => settings.has(key));
}

/** A login session does not count: it cannot be a source (aws-config C.3). */
function hasCredentials({ settings }: GoProfile): boolean {
  const kinds = ['source_profile', 'credential_source', 'credential_process', 'web_identity_token_file'];
  return kinds.some((key) => settings.has(key)) || hasSso(settings) || hasKeys(settings);
}
