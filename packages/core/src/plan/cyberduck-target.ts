import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Located } from '../plist/typed-reads.ts';
import { isS3Protocol } from '../profile/protocol-defaults.ts';
import { findProtocol } from '../profile/protocols.ts';
import type { CyberduckEra } from '../programs/program.ts';
import { effectiveProfile, profileOfTarget } from './cyberduck-profile.ts';
import { CyberduckSettings, isBlank, type Place, type PropertyValue } from './cyberduck-settings.ts';
import { stsNames } from './cyberduck-sts-names.ts';
import type { PlanDraft } from './plan-draft.ts';

/** A bookmark together with its connection profile and what that inherits: the values that count. */
export interface CyberduckTarget {
  readonly era: CyberduckEra;
  readonly settings: CyberduckSettings;
  readonly host: string;
  /** Base URL of S3, without a trailing slash. */
  readonly endpoint: string;
  readonly stsEndpoint: string;
  readonly context?: string;
  readonly region?: string;
  readonly path?: string;
  readonly username: string;
  readonly usernamePlace: Place;
  /** Where the server stands, or what the target begins with where nobody wrote one. */
  readonly hostPlace: Place;
  /** What names the connection profile: where a finding stands that is about the target as a whole. */
  readonly place: Place;
  readonly password?: string;
  readonly flags: {
    readonly oauth: boolean;
    readonly username: boolean;
    readonly password: boolean;
    readonly token: boolean;
    readonly anonymous: boolean;
    readonly role: boolean;
    readonly multiFactor: boolean;
  };
  /** Blank means: ask. Undefined means: not set anywhere. The AWS files may still give one. */
  roleArn?: PropertyValue;
  mfaSerial?: PropertyValue;
  /** Of Identity Center: tells which part of AWS the keys belong to. */
  ssoRegion?: string;
}

/**
 * Reads bookmark, profile and defaults. Notes each value and its place. Undefined when it is not S3, or the program
 * does not know the protocol. An AWS profile is taken as a new bookmark of the connection profile for it.
 */
export function readCyberduckTarget(draft: PlanDraft, era: CyberduckEra): CyberduckTarget | undefined {
  const { target } = draft.input;
  const bookmark = target.kind === 'bookmark' ? target.bookmark : undefined;
  if (bookmark !== undefined && !isKnownProtocol(draft, era, bookmark.protocol?.value)) return undefined;
  const profile = profileOfTarget(draft, era);
  if (profile === undefined) return undefined;
  if (bookmark === undefined && !isKnownProtocol(draft, era, profile.strings.get('Protocol')?.value)) return undefined;
  const settings = new CyberduckSettings(draft, bookmark, effectiveProfile(draft, profile, era));
  const place = placeOfTarget(draft);
  const host = useHost(settings, bookmark) ?? settings.text('Default Hostname') ?? '';
  const scheme = settings.text('Scheme') ?? 'https';
  const port = usePort(settings, bookmark);
  const path = usePath(settings, bookmark) ?? settings.text('Default Path');
  const flags = {
    oauth: settings.flag('OAuth Configurable'),
    username: settings.flag('Username Configurable'),
    password: settings.flag('Password Configurable'),
    token: settings.flag('Token Configurable'),
    anonymous: settings.flag('Anonymous Configurable'),
    role: settings.flag('Role Configurable'),
    multiFactor: settings.flag('Multi Factor Configurable'),
  };
  const stsEndpoint = settings.text('STS Endpoint') ?? '';
  const region = settings.property('s3.location')?.value ?? settings.text('Region');
  const context = settings.text('Context');
  const roleArn = settings.property(...stsNames('role', era));
  const mfaSerial = era === 'A' ? undefined : settings.property('mfa_serial');
  const password = target.kind === 'bookmark' && flags.password ? target.password : undefined;
  return {
    era,
    settings,
    host,
    endpoint: `${scheme}://${host.includes(':') ? `[${host}]` : host}${isDefaultPort(scheme, port) ? '' : `:${port}`}`,
    stsEndpoint: stsEndpoint.endsWith('/') ? stsEndpoint.slice(0, -1) : stsEndpoint,
    ...(context === undefined ? {} : { context }),
    ...(isBlank(region) ? {} : { region }),
    ...(path === undefined ? {} : { path }),
    username: useUsername(draft, settings, flags.username),
    usernamePlace: placeIn(bookmark, bookmark?.username) ?? place,
    hostPlace: placeIn(bookmark, bookmark?.hostname) ?? place,
    place,
    ...(isBlank(password) ? {} : { password }),
    flags,
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(mfaSerial === undefined ? {} : { mfaSerial }),
  };
}

/** Only S3 can be planned; `s3-iam` came with Identity Center, `s3-login` is in no release (§0.1). */
function isKnownProtocol(draft: PlanDraft, era: CyberduckEra, identifier: string | undefined): boolean {
  const protocol = findProtocol(identifier ?? '');
  if (protocol === undefined || !isS3Protocol(protocol)) {
    draft.problem('plan-protocol-not-s3', draft.nowhere, { facts: { protocol: identifier ?? '' } });
    return false;
  }
  if (identifier === 's3-login') {
    draft.refuse('signing in through the AWS console (s3-login)');
    return false;
  }
  if (protocol.era !== undefined && protocol.era > era) {
    draft.problem('plan-identity-center-too-new', placeOfTarget(draft), {
      facts: { program: draft.title, instead: 'does not know the protocol s3-iam and shows no such bookmark' },
    });
    return false;
  }
  return true;
}

/** The Provider of a bookmark or the Vendor of a profile, else its Protocol. */
function placeOfTarget(draft: PlanDraft): Place {
  const { target } = draft.input;
  if (target.kind === 'bookmark') {
    const { provider, protocol } = target.bookmark;
    return placeIn(target.bookmark, provider ?? protocol) ?? draft.nowhere;
  }
  if (target.kind !== 'profile') return draft.nowhere;
  const { strings } = target.profile;
  return placeIn(target.profile, strings.get('Vendor') ?? strings.get('Protocol')) ?? draft.nowhere;
}

function placeIn(
  owner: { readonly file: string } | undefined,
  text: Pick<Located<string>, 'textSpan'> | undefined,
): Place | undefined {
  return owner === undefined || text === undefined ? undefined : { file: owner.file, span: text.textSpan };
}

function useHost(settings: CyberduckSettings, bookmark: Bookmark | undefined): string | undefined {
  const host = bookmark?.hostname;
  if (host === undefined || host.value === '') return undefined;
  settings.useOfBookmark('Hostname', host);
  return host.value;
}

/** Of the bookmark also where the profile shows no field for it: a login may have written it there (§3.3). */
function useUsername(draft: PlanDraft, settings: CyberduckSettings, configurable: boolean): string {
  const { target } = draft.input;
  if (target.kind === 'aws-profile' && target.name !== undefined && configurable) {
    draft.use('Username', target.name, { kind: 'argument', name: `aws:${target.name}` });
    return target.name;
  }
  const username = target.kind === 'bookmark' ? target.bookmark.username : undefined;
  if (username === undefined) return '';
  settings.useOfBookmark('Username', username);
  return username.value;
}

function usePort(settings: CyberduckSettings, bookmark: Bookmark | undefined): number {
  const port = bookmark?.port;
  if (port !== undefined && port.value !== -1) {
    settings.useOfBookmark('Port', port);
    return port.value;
  }
  return settings.defaultPort ?? httpsPort;
}

const httpsPort = 443;

function isDefaultPort(scheme: string, port: number): boolean {
  return (scheme === 'https' && port === 443) || (scheme === 'http' && port === 80);
}

function usePath(settings: CyberduckSettings, bookmark: Bookmark | undefined): string | undefined {
  const path = bookmark?.path;
  if (path === undefined || path.value.trim() === '') return undefined;
  settings.useOfBookmark('Path', path);
  return path.value;
}
