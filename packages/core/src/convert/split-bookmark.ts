import { type BookmarkValues, bookmarkValues } from '../bookmark/bookmark-values.ts';
import type { Bookmark } from '../bookmark/bookmark.ts';
import { writeBookmark } from '../bookmark/write-bookmark.ts';
import { lookUp } from '../plist/look-up.ts';
import { type PlainPlist, plainPlist } from '../plist/plain-plist.ts';
import { printPlist } from '../plist/print-plist.ts';
import { canonicalProfileOrder } from '../print/write-profile.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { EffectiveProfile } from '../profile/effective-profile.ts';
import { isSecretName } from '../report/secret-names.ts';
import { convertKindNames } from './convert-kind.ts';
import { Losses } from './losses.ts';
import type { Conversion, ConvertOptions } from './conversion.ts';
import { bookmarkFile } from './bookmark-file.ts';
import { bundledVendor } from './profile-of-bookmark.ts';
import { tellBookmarkKeys } from './tell-bookmark-keys.ts';

/** Of one person: they stay in the bookmark, when the profile is for many. */
const personal: ReadonlySet<string> = new Set(['mfa_serial', 'role_session_name', 's3.assumerole.rolesessionname']);

/**
 * Parts a bookmark in two: a connection profile with what is of the server and of the way in, for everybody, and a
 * bookmark of that profile with what is of one person. Together they say what the bookmark said (`mergeBookmark`).
 */
export function splitBookmark(bookmark: Bookmark, base: EffectiveProfile, options: ConvertOptions): Conversion {
  const list = new Losses({ to: convertKindNames.profile, file: bookmark.file, span: bookmark.dict.span });
  const { hostname, port, path, custom = new Map<string, string>(), ...rest } = bookmarkValues(bookmark);
  const written = new Map<string, PlainPlist>(ownValues(base.profile));
  const vendor = newVendor(options.name ?? rest.nickname, rest.protocol, options.profiles);
  written.set('Protocol', rest.protocol);
  written.set('Vendor', vendor);
  const description = base.profile.strings.get('Description')?.value;
  const isSameName = rest.nickname === base.profile.strings.get('Default Nickname')?.value;
  written.set(
    'Description',
    (isBundled(base.profile) || !isSameName ? undefined : description) ?? rest.nickname ?? vendor,
  );
  if (rest.nickname !== undefined) written.set('Default Nickname', rest.nickname);
  if (hostname !== undefined && hostname !== '') written.set('Default Hostname', hostname);
  if (port !== undefined && port !== -1) written.set('Default Port', String(port));
  if (path !== undefined && path !== '') written.set('Default Path', path);
  const kept = new Map<string, string>();
  const properties = new Map<string, PlainPlist>(ownProperties(base.profile));
  for (const [name, value] of custom) {
    if (personal.has(name)) kept.set(name, value);
    else if (isSecretName(name)) {
      kept.set(name, value);
      const located = bookmark.custom.get(name);
      const span = located?.keySpan ?? { start: 0, end: 0 };
      list
        .at({ file: bookmark.file, span })
        .secret(`Custom: ${name}`, 'it stays in the bookmark; take it out before you pass that on');
    } else properties.set(name, value);
  }
  if (properties.size > 0) written.set('Properties', properties);
  else written.delete('Properties');
  const own: BookmarkValues = {
    ...rest,
    provider: vendor,
    uuid: rest.uuid ?? options.newUuid,
    ...(kept.size === 0 ? {} : { custom: kept }),
  };
  const text = printPlist(inOrder(written), 'profile');
  tellUnwritten(bookmark, own, list);
  return {
    files: [{ name: `${fileName(rest.nickname ?? vendor)}.cyberduckprofile`, text }, bookmarkFile(own)],
    losses: list.found,
  };
}

/** What was read and says something stands in the profile or in the bookmark; the rest Cyberduck does not read. */
function tellUnwritten(bookmark: Bookmark, own: BookmarkValues, list: Losses): void {
  const written = new Set([...writeBookmark(own).keys(), ...inProfile]);
  tellBookmarkKeys(bookmark, written, list, () => ['Cyberduck forgets it when it saves the bookmark']);
}

/** Keys of a bookmark that a profile has a place for, and those of the past. */
const inProfile = ['Hostname', 'Port', 'Path', 'Custom', 'Provider', 'Workdir', 'Maximum Connections'] as const;

/** What the file of a profile says; nothing for one that ships with Cyberduck, which `Protocol` leads to anyway. */
function ownValues(profile: ConnectionProfile): ReadonlyMap<string, PlainPlist> {
  if (isBundled(profile)) return new Map();
  const plain = plainPlist(profile.dict);
  return plain instanceof Map ? plain : new Map<string, PlainPlist>();
}

function ownProperties(profile: ConnectionProfile): ReadonlyMap<string, string> {
  if (isBundled(profile)) return new Map();
  return new Map([...profile.properties].map(([name, { value }]) => [name, value] as const));
}

export function isBundled(profile: ConnectionProfile): boolean {
  return profile.flags.get('Bundled')?.value === true || profile.strings.get('Vendor')?.value === bundledVendor;
}

/** A vendor that no other profile has: two of one vendor and protocol keep each other away (cyberduck-formats §2.4). */
function newVendor(wish: string | undefined, protocol: string, profiles: readonly ConnectionProfile[]): string {
  const plain = (wish ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, longestVendor);
  const name = plain === '' ? `${protocol}-custom` : plain;
  const taken = new Set(profiles.map(({ strings }) => strings.get('Vendor')?.value.toLowerCase()));
  let vendor = name;
  for (let number = 2; taken.has(vendor); number += 1) vendor = `${name}-${number}`;
  return vendor;
}

const longestVendor = 80;

/** Plain on every file system. */
function fileName(text: string): string {
  const plain = text
    .replaceAll(/[^\p{L}\p{N} ()_.-]+/gu, '-')
    .replaceAll(/^[ .-]+|[ .-]+$/gu, '')
    .slice(0, longestVendor);
  return plain === '' ? 'profile' : plain;
}

function inOrder(written: ReadonlyMap<string, PlainPlist>): ReadonlyMap<string, PlainPlist> {
  const ordered = new Map<string, PlainPlist>();
  for (const key of canonicalProfileOrder) {
    const value = written.get(key);
    if (value !== undefined) ordered.set(key, value);
  }
  for (const [key, value] of written) if (!ordered.has(key)) ordered.set(key, value);
  return ordered;
}

/** Keys of a profile that a bookmark has a place for, or that say nothing about the connection. */
const held: ReadonlySet<string> = new Set([
  'Protocol',
  'Vendor',
  'Description',
  'Default Nickname',
  'Default Hostname',
  'Default Port',
  'Default Path',
  'Properties',
]);

const decoration: ReadonlySet<string> = new Set(['Name', 'Help', 'Icon', 'Disk']);

/**
 * Makes a bookmark that says all that its profile says, as far as a bookmark can. The profile is needed no longer where
 * it says nothing else; otherwise the bookmark goes on naming it. Without `bookmark`: a new one.
 */
export function mergeBookmark(
  profile: EffectiveProfile,
  bookmark: Bookmark | undefined,
  options: ConvertOptions,
): Conversion {
  const { strings, defaultPort, file, dict, properties } = profile.profile;
  const list = new Losses({ to: convertKindNames.bookmark, file, span: dict.span });
  const own = bookmark === undefined ? undefined : bookmarkValues(bookmark);
  const text = (key: Parameters<typeof strings.get>[0]) => strings.get(key)?.value;
  const needed = dict.entries.filter(({ key }) => !held.has(key) && !decoration.has(key));
  const isNeeded = isBundled(profile.profile) ? false : needed.length > 0;
  const nickname = own?.nickname ?? text('Default Nickname') ?? (own === undefined ? text('Description') : undefined);
  const [first] = needed;
  if (isNeeded && first !== undefined) {
    const name = text('Description') ?? text('Vendor') ?? file;
    const why = `${needed.map(({ key }) => key).join(', ')} cannot stand in a bookmark`;
    list.at({ file, span: first.keySpan }).needed(`the connection profile "${name}"`, why);
  } else if (!isBundled(profile.profile)) tellDropped(profile, nickname, list);
  const custom = new Map<string, string>();
  for (const [name, { value, keySpan }] of properties) {
    if (isSecretName(name)) list.at({ file, span: keySpan }).secret(`Properties: ${name}`, 'Cyberduck asks for it');
    // Blank, a profile says that Cyberduck asks; with that profile it still does.
    else if (!isBundled(profile.profile) && (value !== '' || !isNeeded)) custom.set(name, value);
  }
  for (const [name, value] of own?.custom ?? []) custom.set(name, value);
  const hostname = own?.hostname ?? text('Default Hostname') ?? profile.strings.get('Default Hostname')?.value;
  const written = own?.port === -1 ? undefined : own?.port;
  const port = written ?? defaultPort?.value ?? (bookmark === undefined ? profile.defaultPort?.value : undefined);
  const path = own?.path ?? text('Default Path');
  const vendor = isNeeded || isBundled(profile.profile) ? text('Vendor') : bundledVendor;
  const values: BookmarkValues = {
    ...own,
    protocol: own?.protocol ?? text('Protocol') ?? 's3',
    ...(vendor === undefined ? {} : { provider: vendor }),
    ...(nickname === undefined ? {} : { nickname }),
    uuid: own?.uuid ?? options.newUuid,
    ...(hostname === undefined ? {} : { hostname }),
    ...(port === undefined ? {} : { port }),
    ...(path === undefined ? {} : { path }),
    ...(custom.size === 0 ? {} : { custom }),
  };
  if (bookmark !== undefined) tellUnwritten(bookmark, values, list);
  return { files: [bookmarkFile(values)], losses: list.found };
}

function tellDropped({ profile }: EffectiveProfile, nickname: string | undefined, list: Losses): void {
  const said = new Set([nickname, profile.strings.get('Vendor')?.value, '']);
  for (const key of ['Description', 'Name', 'Help', 'Icon', 'Disk']) {
    const entry = lookUp(profile.dict, key);
    if (entry === undefined || (entry.value.type === 'string' && said.has(entry.value.value))) continue;
    list.at({ file: profile.file, span: entry.keySpan }).lost(key, 'a bookmark has the look of its connection profile');
  }
}
