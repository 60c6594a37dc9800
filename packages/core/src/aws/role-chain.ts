import type { AwsProfile, AwsSetting } from './aws-reading.ts';

/** What gives the first credentials of a chain. */
export type AwsCredentialKind =
  | 'static-keys'
  | 'sso'
  | 'process'
  | 'web-identity'
  | 'credential-source'
  | 'login-session'
  | 'nothing';

/** One profile of a chain whose role is assumed. */
export interface RoleStep {
  readonly profile: AwsProfile;
  readonly roleArn: AwsSetting;
  /** Absent when the profile ends the chain: it has another source of credentials, or none. */
  readonly sourceProfile?: AwsSetting;
  readonly credentialSource?: AwsSetting;
  readonly mfaSerial?: AwsSetting;
  readonly externalId?: AwsSetting;
  readonly durationSeconds?: AwsSetting;
  readonly roleSessionName?: AwsSetting;
}

/** Where a chain stops. */
export type RoleChainEnd =
  /** `settings` are those that give the credentials; empty when `kind` is `nothing`. */
  | {
      readonly type: 'credentials';
      readonly kind: AwsCredentialKind;
      readonly profile: AwsProfile;
      readonly settings: readonly AwsSetting[];
    }
  /** `source_profile` names a profile that does not exist. */
  | { readonly type: 'missing-source'; readonly reference: AwsSetting; readonly profile: AwsProfile }
  /** `source_profile` leads back to a profile of the chain. */
  | { readonly type: 'loop'; readonly reference: AwsSetting; readonly names: readonly string[] }
  /** The profile asked for does not exist. */
  | { readonly type: 'missing-profile'; readonly name: string };

/** From the profile asked for to the credentials that start it all. */
export interface RoleChain {
  readonly name: string;
  /** In the order of the files: the profile asked for first. STS calls go the other way. */
  readonly steps: readonly RoleStep[];
  readonly end: RoleChainEnd;
}

/**
 * Follows `source_profile` from a profile, as the AWS CLI does: a source that has keys of its own ends the chain even
 * when it has a role as well, and a profile may name itself when it has keys (aws-config C.3).
 */
export function followRoleChain(profiles: ReadonlyMap<string, AwsProfile>, name: string): RoleChain {
  const steps: RoleStep[] = [];
  let profile = profiles.get(name);
  if (profile === undefined) return { name, steps, end: { type: 'missing-profile', name } };
  const visited = new Set<string>([name]);
  for (;;) {
    const step = roleStep(profile);
    if (step === undefined) return { name, steps, end: ownCredentials(profile) };
    steps.push(step);
    const reference: AwsSetting | undefined = step.sourceProfile;
    if (reference === undefined) return { name, steps, end: ownCredentials(profile) };
    const source = profiles.get(reference.value);
    if (source === undefined) return { name, steps, end: { type: 'missing-source', reference, profile } };
    const keys = staticKeys(source);
    if (keys.length > 0)
      return { name, steps, end: { type: 'credentials', kind: 'static-keys', profile: source, settings: keys } };
    if (visited.has(reference.value))
      return { name, steps, end: { type: 'loop', reference, names: [...visited, reference.value] } };
    visited.add(reference.value);
    profile = source;
  }
}

/** Every kind of credentials that a profile holds by itself, without its role's source, in the order of the AWS CLI. */
export function credentialKinds(profile: AwsProfile): { kind: AwsCredentialKind; settings: readonly AwsSetting[] }[] {
  const found = [
    { kind: 'credential-source' as const, settings: present(profile, ['credential_source']) },
    { kind: 'web-identity' as const, settings: present(profile, ['web_identity_token_file']) },
    { kind: 'sso' as const, settings: ssoSettings(profile) },
    { kind: 'static-keys' as const, settings: staticKeys(profile) },
    { kind: 'login-session' as const, settings: present(profile, ['login_session']) },
    { kind: 'process' as const, settings: present(profile, ['credential_process']) },
  ];
  return found.filter(({ settings }) => settings.length > 0);
}

function ownCredentials(profile: AwsProfile): RoleChainEnd {
  const [first] = credentialKinds(profile);
  return { type: 'credentials', profile, kind: first?.kind ?? 'nothing', settings: first?.settings ?? [] };
}

/** A web identity takes `role_arn` for itself, whatever the source says. */
function roleStep(profile: AwsProfile): RoleStep | undefined {
  const { settings } = profile;
  const roleArn = settings.get('role_arn');
  if (roleArn === undefined) return undefined;
  const one = (key: string) => settings.get(key);
  const sourceProfile = settings.has('web_identity_token_file') ? undefined : one('source_profile');
  const credentialSource = one('credential_source');
  const mfaSerial = one('mfa_serial');
  const externalId = one('external_id');
  const durationSeconds = one('duration_seconds');
  const roleSessionName = one('role_session_name');
  return {
    profile,
    roleArn,
    ...(sourceProfile === undefined ? {} : { sourceProfile }),
    ...(credentialSource === undefined ? {} : { credentialSource }),
    ...(mfaSerial === undefined ? {} : { mfaSerial }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(roleSessionName === undefined ? {} : { roleSessionName }),
  };
}

function present(profile: AwsProfile, keys: readonly string[]): AwsSetting[] {
  return keys.map((key) => profile.settings.get(key)).filter((setting) => setting !== undefined);
}

function staticKeys(profile: AwsProfile): AwsSetting[] {
  if (!profile.settings.has('aws_access_key_id')) return [];
  return present(profile, ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);
}

/** Account or role select SSO for the AWS CLI; a session or start URL alone is a bearer token (aws-config D.1). */
function ssoSettings(profile: AwsProfile): AwsSetting[] {
  const keys = ['sso_session', 'sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'];
  return present(profile, keys);
}
