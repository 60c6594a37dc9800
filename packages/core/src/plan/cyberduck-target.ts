import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Located } from '../plist/typed-reads.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { ProfileFlag, ProfileString } from '../profile/profile-keys.ts';
import { s3DefaultPort, s3FlagDefaults, s3StringDefaults } from '../profile/s3-defaults.ts';
import { nearestName } from '../rules/nearest-name.ts';
import type { Span } from '../source/span.ts';
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
  readonly username?: Located<string>;
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

/** Vendor of the profile that ships with Cyberduck, and of bookmarks without a profile of their own (§2.4). */
const bundledVendor = 'iterate GmbH';

/**
 * Reads bookmark, profile and defaults in the order in which Cyberduck asks them (cyberduck-formats §3.2): Custom of
 * the bookmark, Properties of the profile, defaults. Notes each value and its place. Undefined when it is not S3.
 */
export function readCyberduckTarget(draft: PlanDraft): CyberduckTarget | undefined {
  const { target } = draft.input;
  if (target.kind === 'aws-profile') {
    draft.problem('plan-way-not-supported', draft.nowhere, { facts: { way: 'an AWS profile without a bookmark' } });
    return undefined;
  }
  const bookmark = target.kind === 'bookmark' ? target.bookmark : undefined;
  const protocol = bookmark === undefined ? profileOf(draft)?.strings.get('Protocol') : bookmark.protocol;
  if (protocol?.value !== 's3') {
    draft.problem('plan-protocol-not-s3', draft.nowhere, { facts: { protocol: protocol?.value ?? '' } });
    return undefined;
  }
  const profile = profileOf(draft);
  const text = (key: ProfileString): string | undefined => useProfileString(draft, profile, key);
  const flag = (name: ProfileFlag): boolean => useFlag(draft, profile, name);
  const property = (...names: readonly string[]): string | undefined => useProperty(draft, bookmark, profile, names);

  const host = useHost(draft, bookmark) ?? text('Default Hostname') ?? useDefault(draft, 'Default Hostname');
  const scheme = text('Scheme') ?? s3StringDefaults.Scheme;
  const port = usePort(draft, bookmark, profile);
  const path = usePath(draft, bookmark) ?? text('Default Path');
  const clientId = profile?.strings.get('OAuth Client ID')?.value ?? '';
  const username = bookmark?.username;
  if (bookmark !== undefined && username !== undefined) use(draft, 'Username', username, bookmark.file);
  const stsEndpoint = text('STS Endpoint') ?? useDefault(draft, 'STS Endpoint');
  return {
    host,
    endpoint: `${scheme}://${host}${isDefaultPort(scheme, port) ? '' : `:${port}`}`,
    stsEndpoint: stsEndpoint.endsWith('/') ? stsEndpoint.slice(0, -1) : stsEndpoint,
    ...optional('context', text('Context')),
    ...optional('region', property('s3.location') ?? text('Region')),
    ...optional('path', path),
    ...optional('username', username),
    ...optional('usernamePlace', bookmark && username && { file: bookmark.file, span: username.textSpan }),
    flags: {
      oauth: profile?.flags.has('OAuth Configurable') === true ? flag('OAuth Configurable') : clientId.trim() !== '',
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

/** The profile whose Vendor the bookmark names; without a match the bundled one, which is none of ours. */
function profileOf(draft: PlanDraft): ConnectionProfile | undefined {
  const { target, profiles } = draft.input;
  if (target.kind === 'profile') return target.profile;
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

function useDefault(draft: PlanDraft, key: keyof typeof s3StringDefaults): string {
  draft.use(key, s3StringDefaults[key], { kind: 'default', of: 'the bundled profile Amazon S3' });
  return s3StringDefaults[key];
}

/** Blank counts as absent (cyberduck-formats §3.1). */
function useProfileString(
  draft: PlanDraft,
  profile: ConnectionProfile | undefined,
  key: ProfileString,
): string | undefined {
  const text = profile?.strings.get(key);
  if (profile === undefined || text === undefined || text.value.trim() === '') return undefined;
  use(draft, key, text, profile.file);
  return text.value;
}

function useFlag(draft: PlanDraft, profile: ConnectionProfile | undefined, name: ProfileFlag): boolean {
  const flag = profile?.flags.get(name);
  if (profile === undefined || flag === undefined) return s3FlagDefaults[name];
  use(draft, name, flag, profile.file);
  return flag.value;
}

function useProperty(
  draft: PlanDraft,
  bookmark: Bookmark | undefined,
  profile: ConnectionProfile | undefined,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    const custom = bookmark?.custom.get(name);
    if (bookmark !== undefined && custom !== undefined) {
      use(draft, name, custom, bookmark.file);
      return custom.value;
    }
    const property = profile?.properties.get(name);
    if (profile !== undefined && property !== undefined) {
      use(draft, name, property, profile.file);
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

function usePort(draft: PlanDraft, bookmark: Bookmark | undefined, profile: ConnectionProfile | undefined): number {
  const port = bookmark?.port;
  if (bookmark !== undefined && port !== undefined && port.value !== -1) {
    use(draft, 'Port', port, bookmark.file);
    return port.value;
  }
  if (profile?.defaultPort !== undefined) {
    use(draft, 'Default Port', profile.defaultPort, profile.file);
    return profile.defaultPort.value;
  }
  return s3DefaultPort;
}

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
