import { amazonS3 } from '../profile/bundled-profiles.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { ProfileFlag } from '../profile/profile-keys.ts';
import { findProtocol, type Protocol, protocols } from '../profile/protocols.ts';

/** What the scheme of a URL names, as far as it matters for reading the rest (cyberduck-formats §5). */
export interface UrlProtocol {
  readonly identifier: string;
  /** Vendor of the profile; undefined for what ships with Cyberduck. */
  readonly vendor?: string;
  readonly hasDefaultHostname: boolean;
  readonly defaultPort?: number;
  readonly defaultPath?: string;
  readonly hostname: boolean;
  readonly port: boolean;
  readonly path: boolean;
  readonly password: boolean;
  readonly anonymous: boolean;
}

/** The protocols and profiles that a URL can name. */
export interface UrlProtocols {
  /** As Cyberduck resolves a scheme; exact case. Undefined: unknown. */
  find(scheme: string): UrlProtocol | undefined;
  /** Everything that would be accepted, for suggestions. */
  readonly schemes: readonly string[];
}

/**
 * Resolves schemes with these profiles, the first of equals first: Vendor, `<identifier>-<vendor>`, identifier,
 * `Schemes` (cyberduck-formats §2.3); profiles that are deprecated come last.
 */
export function urlProtocols(profiles: readonly ConnectionProfile[]): UrlProtocols {
  const byScheme = new Map<string, UrlProtocol>();
  const add = (scheme: string, protocol: UrlProtocol | undefined) => {
    if (protocol !== undefined && scheme !== '' && !byScheme.has(scheme)) byScheme.set(scheme, protocol);
  };
  const isDeprecated = (profile: ConnectionProfile) => profile.flags.get('Deprecated')?.value === true;
  const known = [...profiles.filter((one) => !isDeprecated(one)), ...profiles.filter(isDeprecated)]
    .map(ofProfile)
    .filter((one) => one !== undefined);
  for (const { vendor, protocol } of known) add(vendor, protocol);
  for (const { vendor, protocol } of known) add(`${protocol.identifier}-${vendor}`, protocol);
  for (const { identifier } of protocols) add(identifier, ofProtocol(identifier));
  for (const { schemes, protocol } of known) for (const scheme of schemes) add(scheme, protocol);
  // Either is tried as WebDAV first.
  add('http', ofProtocol('dav'));
  add('https', ofProtocol('davs'));
  return { find: (scheme) => byScheme.get(scheme), schemes: [...byScheme.keys()] };
}

interface KnownProfile {
  readonly vendor: string;
  readonly schemes: readonly string[];
  readonly protocol: UrlProtocol;
}

function ofProfile(profile: ConnectionProfile): KnownProfile | undefined {
  const { strings, flags, lists } = profile;
  const text = (key: 'Protocol' | 'Vendor' | 'Default Hostname' | 'Default Path') => strings.get(key)?.value ?? '';
  const base = ofProtocol(text('Protocol'));
  const vendor = text('Vendor');
  // Without a Vendor it is not offered; what ships with Cyberduck is no other than its protocol.
  if (base === undefined || vendor.trim() === '' || flags.get('Bundled')?.value === true) return undefined;
  const flag = (name: ProfileFlag, inherited: boolean) => flags.get(name)?.value ?? inherited;
  const defaultPath = text('Default Path');
  const defaultPort = profile.defaultPort?.value ?? base.defaultPort;
  return {
    vendor,
    schemes: (lists.get('Schemes')?.value ?? []).map(({ value }) => value).filter((value) => typeof value === 'string'),
    protocol: {
      identifier: base.identifier,
      vendor,
      hasDefaultHostname: base.hasDefaultHostname || text('Default Hostname').trim() !== '',
      ...(defaultPath.trim() === '' ? {} : { defaultPath }),
      ...(defaultPort === undefined ? {} : { defaultPort }),
      hostname: flag('Hostname Configurable', base.hostname),
      port: flag('Port Configurable', base.port),
      path: flag('Path Configurable', base.path),
      password: flag('Password Configurable', base.password),
      anonymous: flag('Anonymous Configurable', base.anonymous),
    },
  };
}

/** A protocol as its bundled profile has it. */
function ofProtocol(identifier: string): UrlProtocol | undefined {
  const protocol = findProtocol(identifier);
  if (protocol === undefined) return undefined;
  const { defaultPort } = protocol;
  const shared = { identifier, path: true, password: true, ...(defaultPort === undefined ? {} : { defaultPort }) };
  if (identifier === 's3') {
    return {
      ...shared,
      hasDefaultHostname: true,
      hostname: amazonS3['Hostname Configurable'] === true,
      port: amazonS3['Port Configurable'] === true,
      anonymous: amazonS3['Anonymous Configurable'] === true,
    };
  }
  const fixed = hasOneHost(protocol);
  return {
    ...shared,
    password: !fixed,
    hasDefaultHostname: fixed,
    hostname: !fixed,
    port: !fixed,
    anonymous: anonymousProtocols.has(identifier),
  };
}

/** A server that is fixed: that of S3 with a sign-in of its own, and of services with one address (§3.6, §5.3). */
function hasOneHost({ identifier, defaultHostname }: Protocol): boolean {
  return defaultHostname !== undefined || oneHostServices.has(identifier);
}

/** `onedrive` is documented; the others are services of the same kind (inferred); `file` has no server. */
const oneHostServices: ReadonlySet<string> = new Set(['onedrive', 'dropbox', 'googledrive', 'box', 'file']);

/** Shipped profiles that let people in without a name (cyberduck-formats §5, table; `dav` as `davs`). */
const anonymousProtocols: ReadonlySet<string> = new Set(['ftp', 'ftps', 'dav', 'davs']);
