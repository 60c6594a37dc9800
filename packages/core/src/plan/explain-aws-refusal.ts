import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import type { AwsOutcome, AwsResolveError } from '../aws/resolve/aws-outcome.ts';
import { followRoleChain, type RoleChain } from '../aws/role-chain.ts';
import type { Code } from '../catalogue/catalogue.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import { profileOfSetting } from '../inspect/resolved-parts.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { type AwsFamily, mfaCallbacks } from './aws-plan-values.ts';
import { type Explained, explainPermissionSet, explainSession, type Place, placeOf } from './explain-sso-refusal.ts';
import type { PlanDraft } from './plan-draft.ts';

/** Finds the code of the catalogue, the place and the facts for what a program stops with. */
export class AwsRefusal {
  readonly #draft: PlanDraft;
  readonly #profile: string;
  readonly #named: boolean;
  readonly #error: AwsResolveError | undefined;
  readonly #reading: AwsReading;
  readonly #names: readonly string[];
  readonly #family: AwsFamily;

  constructor(
    draft: PlanDraft,
    outcome: AwsOutcome,
    error: AwsResolveError | undefined,
    reading: AwsReading,
    family: AwsFamily,
  ) {
    this.#draft = draft;
    this.#profile = outcome.profile ?? 'default';
    this.#named = outcome.profile !== undefined;
    this.#error = error;
    this.#reading = reading;
    this.#family = family;
    this.#names = [...reading.profiles.keys()];
  }

  explain(): Explained {
    const { failure } = this.#reading;
    if (failure !== undefined && this.#reading.program !== 'sdk-js@3')
      return { code: 'plan-aws-files-refused', place: failure, facts: { problem: failure.problem } };
    if (!this.#reading.profiles.has(this.#profile) && this.#named)
      return {
        code: 'plan-aws-profile-missing',
        place: this.#draft.nowhere,
        facts: { profile: this.#profile, ...this.#nearest(this.#profile) },
      };
    const { error, message = '', setting } = this.#error ?? {};
    // The SDK for Go has no classes, only words.
    if (error === 'NoRegionError' || (this.#family === 'sdk-go' && message.endsWith('Missing Region')))
      return { code: 'plan-region-missing', place: this.#header(this.#profile), facts: {} };
    return (setting && this.#ofSetting(setting)) ?? this.#ofChain() ?? this.#ofOwn() ?? this.#plain(setting);
  }

  /** By the setting that the program blames. */
  #ofSetting(setting: AwsSetting): Explained | undefined {
    const { key, value } = setting;
    const profile = profileOfSetting(this.#reading, setting) ?? this.#profile;
    const settings = this.#reading.profiles.get(profile)?.settings;
    const found = (code: Code, facts: Facts = {}): Explained => ({
      code,
      place: placeOf(setting),
      facts: { profile, ...facts },
    });
    switch (key) {
      case 'source_profile':
        return this.#ofSource(profile, setting);
      case 'credential_source':
        if (settings?.has('source_profile') === true) return found('aws-role-sources-conflict');
        return credentialSources.has(value)
          ? found('plan-credential-source-empty', { value })
          : found('aws-credential-source-unknown', { value });
      case 'sso_session':
        return explainSession(this.#reading, profile, setting);
      case 'sso_region':
      case 'sso_start_url': {
        const session = settings?.get('sso_session')?.value ?? '';
        const other = this.#reading.ssoSessions.get(session)?.settings.get(key)?.value;
        return other === undefined
          ? undefined
          : found('aws-sso-settings-conflict', { setting: key, value, session, other });
      }
      case 'aws_access_key_id':
        return found('aws-access-key-incomplete', { present: key, missing: 'aws_secret_access_key' });
      case 'services':
        return found('aws-services-unknown', { section: value });
      case 'mfa_serial':
        return found('plan-mfa-callback', { callback: mfaCallbacks[this.#family] ?? '' });
      default:
        return undefined;
    }
  }

  #ofSource(profile: string, setting: AwsSetting): Explained {
    const source = setting.value;
    const chain = followRoleChain(this.#reading.profiles, this.#profile);
    if (!this.#reading.profiles.has(source))
      return {
        code: 'aws-source-profile-unknown',
        place: placeOf(setting),
        facts: { profile, source, ...this.#nearest(source) },
      };
    if (chain.end.type === 'loop' || source === profile)
      return {
        code: 'aws-source-profile-loop',
        place: placeOf(setting),
        facts: { chain: chain.end.type === 'loop' ? chain.end.names.join(' → ') : `${profile} → ${source}` },
      };
    return { code: 'aws-source-profile-empty', place: placeOf(setting), facts: { profile, source } };
  }

  /** By where the chain of roles ends, for programs that do not say which setting is to blame. */
  #ofChain(): Explained | undefined {
    const chain = followRoleChain(this.#reading.profiles, this.#profile);
    const { end } = chain;
    switch (end.type) {
      case 'missing-source':
        return this.#ofSource(end.profile.name, end.reference);
      case 'loop':
        return {
          code: 'aws-source-profile-loop',
          place: placeOf(end.reference),
          facts: { chain: end.names.join(' → ') },
        };
      case 'missing-profile':
        return undefined;
      case 'credentials':
        return end.kind === 'nothing' ? this.#ofLastRole(chain) : this.#ofCredentialSource(end.settings);
    }
  }

  /** The SDK for JavaScript only says that no place had any. */
  #ofCredentialSource([setting]: readonly AwsSetting[]): Explained | undefined {
    const isNothing = this.#family === 'sdk-js' && setting?.key === 'credential_source';
    return isNothing ? this.#ofSetting(setting) : undefined;
  }

  #ofLastRole({ steps }: RoleChain): Explained | undefined {
    const last = steps.at(-1);
    if (last === undefined) return undefined;
    const profile = last.profile.name;
    if (last.sourceProfile !== undefined) return this.#ofSource(profile, last.sourceProfile);
    return { code: 'aws-source-profile-missing', place: placeOf(last.roleArn), facts: { profile } };
  }

  /** By what the profile itself holds. */
  #ofOwn(): Explained | undefined {
    const { environment } = this.#draft.input;
    if (this.#error?.error === 'PartialCredentialsError' && (environment['AWS_ACCESS_KEY_ID'] ?? '') !== '')
      return {
        code: 'aws-access-key-incomplete',
        place: this.#draft.nowhere,
        facts: { profile: 'environment', present: 'AWS_ACCESS_KEY_ID', missing: 'AWS_SECRET_ACCESS_KEY' },
      };
    const profile = followEnd(this.#reading, this.#profile);
    const settings = this.#reading.profiles.get(profile)?.settings ?? new Map<string, AwsSetting>();
    const token = settings.get('web_identity_token_file');
    if (token !== undefined && !settings.has('role_arn'))
      return { code: 'aws-web-identity-without-role', place: placeOf(token), facts: { profile } };
    const ofSso = this.#error && explainPermissionSet(this.#reading, profile, settings);
    return ofSso ?? this.#ofHalfKeys(profile, settings) ?? this.#ofNothing(profile, settings);
  }

  #ofHalfKeys(profile: string, settings: ReadonlyMap<string, AwsSetting>): Explained | undefined {
    const [id, secret] = [settings.get('aws_access_key_id'), settings.get('aws_secret_access_key')];
    const one = id ?? secret;
    if (one === undefined || (id !== undefined && secret !== undefined)) return undefined;
    const missing = id === undefined ? 'aws_access_key_id' : 'aws_secret_access_key';
    return { code: 'aws-access-key-incomplete', place: placeOf(one), facts: { profile, present: one.key, missing } };
  }

  /** Credentials of no kind at all. */
  #ofNothing(profile: string, settings: ReadonlyMap<string, AwsSetting>): Explained | undefined {
    const chain = followRoleChain(this.#reading.profiles, profile);
    if (chain.end.type === 'credentials' && chain.end.kind !== 'nothing') return undefined;
    return {
      code: 'plan-no-credentials',
      place: this.#header(profile),
      facts: { profile, ...(settings.size === 0 ? {} : { present: [...settings.keys()] }) },
    };
  }

  #plain(setting: AwsSetting | undefined): Explained {
    const header = this.#header(this.#profile);
    if (this.#error === undefined)
      return { code: 'plan-no-credentials', place: header, facts: { profile: this.#profile } };
    return { code: 'plan-program-refuses', place: setting === undefined ? header : placeOf(setting), facts: {} };
  }

  #header(profile: string): Place {
    const [place] = this.#reading.profiles.get(profile)?.places ?? [];
    return place === undefined ? this.#draft.nowhere : { file: place.file, span: place.headerSpan };
  }

  #nearest(name: string): Facts {
    const nearest = nearestName(name, this.#names);
    return {
      ...(nearest === undefined ? {} : { nearest }),
      ...(this.#names.length === 0 ? {} : { candidates: this.#names }),
    };
  }
}

const credentialSources: ReadonlySet<string> = new Set(['Environment', 'Ec2InstanceMetadata', 'EcsContainer']);

/** The profile that a chain of roles ends with. */
function followEnd(reading: AwsReading, profile: string): string {
  const { end } = followRoleChain(reading.profiles, profile);
  return end.type === 'credentials' ? end.profile.name : profile;
}
