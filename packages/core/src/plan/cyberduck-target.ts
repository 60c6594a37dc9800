import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Located } from '../plist/typed-reads.ts';
import { bundledProfiles } from '../profile/bundled-profiles.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { Effective, EffectiveProfile, ValueOrigin } from '../profile/effective-profile.ts';
import { inheritProfile } from '../profile/inherit-profile.ts';
import type { ProfileFlag, ProfileString } from '../profile/profile-keys.ts';
import { programs } from '../programs/program.ts';
import { nearestName } from '../rules/nearest-name.ts';
import type { Span } from '../source/span.ts';
import type { Origin } from './connection-plan.ts';
import type { PlanDraft } from './plan-draft.ts';

/** A bookmark together with its connection profile and what that inherits: the values that count. */
export interface CyberduckTarget {
  readonly host: string;
  /** Base URL of S3, without a trailing slash. */
  readonly endpoint: string;
  readonly stsEndpoint: string;
  readonly context?: string;
  readonly region?: string;
  readonly path?: string;
  readonly username?: { readonly value: string };
  readonly usernamePlace?: { readonly file: string; readonly span: Span };
  readonly flags: {
    readonly oauth: boolean;
    readonly password: boolean;
    readonly role: boolean;
    readonly multiFactor: boolean;
  };
  /** Blank means: ask. Undefined means: not set anywhere. The AWS files may still give one. */
  roleArn?: string;
  mfaSerial?: string;
  readonly sessionName?: string;
  readonly durationSeconds?: string;
}

/** Vendor of the profile for credentials of the AWS CLI; its username names an AWS profile (§1.2). */
const awsCliVendor = 's3-cli';

/** Vendor of the profile that ships with Cyberduck, and of bookmarks without a profile of their own (§2.4). */
const bundledVendor = 'iterate GmbH';

/**
 * Reads bookmark, profile and defaults in the order in which Cyberduck asks them (cyberduck-formats §3.2): Custom of
 * the bookmark, Properties of the profile, defaults. Notes each value and its place. Undefined when it is not S3. An AWS
 * profile is taken as a new bookmark of the connection profile for it.
 */
export function readCyberduckTarget(draft: PlanDraft): CyberduckTarget | undefined {
  const { target } = draft.input;
  if (target.kind === 'aws-profile' && profileOf(draft) === undefined) {
    draft.problem('plan-bookmark-profile-not-installed', draft.nowhere, { facts: { vendor: awsCliVendor } });
    return undefined;
  }
  const bookmark = target.kind === 'bookmark' ? target.bookmark : undefined;
  const protocol = bookmark === undefined ? profileOf(draft)?.strings.get('Protocol') : bookmark.protocol;
  if (protocol?.value !== 's3') {
    draft.problem('plan-protocol-not-s3', draft.nowhere, { facts: { protocol: protocol?.value ?? '' } });
    return undefined;
  }
  const profile = effectiveProfileOf(draft);
  const text = (key: ProfileString): string | undefined => useString(draft, profile, key);
  const flag = (name: ProfileFlag): boolean => useFlag(draft, profile, name);
  const property = (...names: readonly string[]): string | undefined => useProperty(draft, bookmark, profile, names);

  const host = useHost(draft, bookmark) ?? text('Default Hostname') ?? '';
  const scheme = text('Scheme') ?? 'https';
  const port = usePort(draft, bookmark, profile);
  const path = usePath(draft, bookmark) ?? text('Default Path');
  const username = useUsername(draft, bookmark);
  const stsEndpoint = text('STS Endpoint') ?? '';
  return {
    host,
    endpoint: `${scheme}://${host.includes(':') ? `[${host}]` : host}${isDefaultPort(scheme, port) ? '' : `:${port}`}`,
    stsEndpoint: stsEndpoint.endsWith('/') ? stsEndpoint.slice(0, -1) : stsEndpoint,
    ...optional('context', text('Context')),
    ...optional('region', property('s3.location') ?? text('Region')),
    ...optional('path', path),
    ...optional('username', username),
    ...optional('usernamePlace', bookmark?.username && { file: bookmark.file, span: bookmark.username.textSpan }),
    flags: {
      oauth: flag('OAuth Configurable'),
      password: flag('Password Configurable'),
      role: flag('Role Configurable'),
      multiFactor: flag('Multi Factor Configurable'),
    },
    ...optional('roleArn', property('role_arn', 's3.assumerole.rolearn')),
    ...optional('mfaSerial', property('mfa_serial')),
    ...optional('sessionName', nonBlank(property('role_session_name', 's3.assumerole.rolesessionname'))),
    ...optional('durationSeconds', nonBlank(property('s3.assumerole.durationseconds', 'duration_seconds'))),
  };
}

function optional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T };
function optional(key: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [key]: value };
}

function nonBlank(text: string | undefined): string | undefined {
  return isBlank(text) ? undefined : text;
}

/** The target's profile with all that it inherits; without one the bundled profile. */
function effectiveProfileOf(draft: PlanDraft): EffectiveProfile | undefined {
  const { profiles, program } = draft.input;
  const profile = profileOf(draft) ?? bundledProfiles()[0];
  const { era } = programs[program];
  return profile && inheritProfile(profile, { known: profiles, ...(era === undefined ? {} : { era }) });
}

/** The profile whose Vendor the bookmark names; without a match the bundled one, which is none of ours. */
function profileOf(draft: PlanDraft): ConnectionProfile | undefined {
  const { target, profiles } = draft.input;
  if (target.kind === 'profile') return target.profile;
  if (target.kind === 'aws-profile') {
    return profiles.find((profile) => profile.strings.get('Vendor')?.value === awsCliVendor);
  }
  if (target.kind !== 'bookmark') return undefined;
  const { provider, file } = target.bookmark;
  if (provider === undefined || provider.value === bundledVendor) return undefined;
  const found = profiles.find((profile) => profile.strings.get('Vendor')?.value === provider.value);
  if (found === undefined) {
    const vendors = profiles.map((profile) => profile.strings.get('Vendor')?.value ?? '');
    const nearest = nearestName(provider.value, vendors);
    draft.problem(
      'plan-bookmark-profile-not-installed',
      { file, span: provider.textSpan },
      {
        facts: { vendor: provider.value, ...(nearest === undefined ? {} : { nearest }) },
      },
    );
  }
  return found;
}

function use(draft: PlanDraft, name: string, text: Located<string | number | boolean>, file: string): void {
  draft.use(name, String(text.value), { kind: 'file', file, span: text.textSpan });
}

/** Blank counts as absent (cyberduck-formats §3.1). */
function useString(draft: PlanDraft, profile: EffectiveProfile | undefined, key: ProfileString): string | undefined {
  const text = profile?.strings.get(key);
  if (text === undefined || text.value.trim() === '') return undefined;
  // Of what nobody wrote only the places that are talked to are worth telling.
  if (!isInherited(text) || endpointKeys.has(key)) draft.use(key, text.value, originOf(text.origin));
  return text.value;
}

const endpointKeys: ReadonlySet<ProfileString> = new Set(['Default Hostname', 'STS Endpoint']);

function useFlag(draft: PlanDraft, profile: EffectiveProfile | undefined, name: ProfileFlag): boolean {
  const flag = profile?.flags.get(name);
  if (flag === undefined) return false;
  if (!isInherited(flag)) draft.use(name, String(flag.value), originOf(flag.origin));
  return flag.value;
}

/** Not said by a file that the person has. */
function isInherited({ origin }: Effective<unknown>): boolean {
  return originOf(origin).kind === 'default';
}

function originOf(origin: ValueOrigin): Origin {
  switch (origin.kind) {
    case 'file':
    case 'parent':
      if (!isBuiltIn(origin.file)) return { kind: 'file', file: origin.file, span: origin.span };
      return { kind: 'default', of: 'the bundled profile Amazon S3' };
    case 'protocol':
      return { kind: 'default', of: `the protocol ${origin.protocol}` };
    case 'program':
      return { kind: 'default', of: 'Cyberduck' };
  }
}

/** Whether a file is one of the bundled profiles that core has in itself. */
function isBuiltIn(file: string): boolean {
  return bundledProfiles().some((profile) => profile.file === file);
}

function useProperty(
  draft: PlanDraft,
  bookmark: Bookmark | undefined,
  profile: EffectiveProfile | undefined,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    const custom = bookmark?.custom.get(name);
    if (bookmark !== undefined && custom !== undefined) {
      use(draft, name, custom, bookmark.file);
      return custom.value;
    }
    const property = profile?.properties.get(name);
    if (property !== undefined) {
      draft.use(name, property.value, originOf(property.origin));
      return property.value;
    }
  }
  return undefined;
}

function useHost(draft: PlanDraft, bookmark: Bookmark | undefined): string | undefined {
  const host = bookmark?.hostname;
  if (bookmark === undefined || host === undefined || host.value === '') return undefined;
  use(draft, 'Hostname', host, bookmark.file);
  return host.value;
}

function useUsername(draft: PlanDraft, bookmark: Bookmark | undefined): { readonly value: string } | undefined {
  const { target } = draft.input;
  if (target.kind === 'aws-profile' && target.name !== undefined) {
    draft.use('Username', target.name, { kind: 'argument', name: `aws:${target.name}` });
    return { value: target.name };
  }
  const username = bookmark?.username;
  if (bookmark !== undefined && username !== undefined) use(draft, 'Username', username, bookmark.file);
  return username;
}

function usePort(draft: PlanDraft, bookmark: Bookmark | undefined, profile: EffectiveProfile | undefined): number {
  const port = bookmark?.port;
  if (bookmark !== undefined && port !== undefined && port.value !== -1) {
    use(draft, 'Port', port, bookmark.file);
    return port.value;
  }
  const preset = profile?.defaultPort;
  if (preset === undefined) return httpsPort;
  if (!isInherited(preset)) draft.use('Default Port', String(preset.value), originOf(preset.origin));
  return preset.value;
}

const httpsPort = 443;

function isDefaultPort(scheme: string, port: number): boolean {
  return (scheme === 'https' && port === 443) || (scheme === 'http' && port === 80);
}

function usePath(draft: PlanDraft, bookmark: Bookmark | undefined): string | undefined {
  const path = bookmark?.path;
  if (bookmark === undefined || path === undefined || path.value.trim() === '') return undefined;
  use(draft, 'Path', path, bookmark.file);
  return path.value;
}

/** Whether a setting is missing or holds nothing but blanks. */
export function isBlank(text: string | undefined): text is undefined | '' {
  return text === undefined || text.trim() === '';
}
