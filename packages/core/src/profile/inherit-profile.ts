import { oncePer } from '../aws/resolve/once-per.ts';
import { lookUp } from '../plist/look-up.ts';
import type { PlistArray } from '../plist/plist-tree.ts';
import type { Located } from '../plist/typed-reads.ts';
import type { CyberduckEra } from '../programs/program.ts';
import { bundledProfiles } from './bundled-profiles.ts';
import type { ConnectionProfile } from './connection-profile.ts';
import type { EffectiveProfile, ProfileLoad, ProfileParent } from './effective-profile.ts';
import {
  builtInProtocols,
  findByName,
  profileCandidate,
  type FoundProtocol,
  type ProtocolCandidate,
} from './find-parent.ts';
import { Inheritance } from './inherit-values.ts';
import { knownPreferences, substitutePreferences } from './substitute-preferences.ts';

export interface InheritOptions {
  /** Which Cyberduck; the newest unless said otherwise. */
  readonly era?: CyberduckEra;
  /** Other profiles that are installed: parents when `Protocol` names no bundled one. */
  readonly known?: readonly ConnectionProfile[];
  /** Preferences for `${…}` in values. */
  readonly preferences?: ReadonlyMap<string, string>;
}

/**
 * What counts for every key of a profile: its own value, that of the profile it builds on, the protocol's, the
 * program's (cyberduck-formats §2.2, §2.3, §3.1); and whether Cyberduck takes the profile at all.
 */
export function inheritProfile(profile: ConnectionProfile, options: InheritOptions = {}): EffectiveProfile {
  const { era = 'C', known = [], preferences = knownPreferences } = options;
  return era === 'C' && known.length === 0 && preferences === knownPreferences
    ? inheritAlone(profile)
    : inherit(profile, options, new Set());
}

/** What was worked out for profiles that stand alone; several rules ask, and thousands share a bundled parent. */
const inheritAlone: (profile: ConnectionProfile) => EffectiveProfile = oncePer((profile: ConnectionProfile) =>
  inherit(profile, {}, new Set()),
);

/** `heirs`: who asks, so that two profiles that name each other come to an end. */
function inherit(
  profile: ConnectionProfile,
  options: InheritOptions,
  heirs: ReadonlySet<ConnectionProfile>,
): EffectiveProfile {
  const { era = 'C', preferences = knownPreferences } = options;
  const parent = findParent(profile, options, new Set([...heirs, profile]));
  const load = loadOf(profile, parent, preferences);
  const values = new Inheritance(profile, parent, era, preferences).values();
  return { profile, load, ...(parent === undefined ? {} : { parent }), ...values };
}

/** Bundled profiles first; without a match every protocol and profile (cyberduck-formats §2.2). */
function findParent(
  profile: ConnectionProfile,
  options: InheritOptions,
  heirs: ReadonlySet<ConnectionProfile>,
): ProfileParent | undefined {
  const { era = 'C', known = [], preferences = knownPreferences } = options;
  const identifier = substitutePreferences(profile.strings.get('Protocol')?.value ?? '', preferences);
  if (identifier.trim() === '') return undefined;
  const candidates = (profiles: readonly ConnectionProfile[]) =>
    candidatesOf(
      profiles.filter((one) => !heirs.has(one)),
      era,
    );
  const isBundled = (one: ConnectionProfile) => one.flags.get('Bundled')?.value === true;
  const shipped = isBundled(profile)
    ? []
    : known.length === 0
      ? bundledCandidates(era)
      : candidates([...bundledProfiles(), ...known.filter(isBundled)]);
  const all = () => [...builtInProtocols(era), ...shipped, ...candidates(known)];
  const found: FoundProtocol | undefined = findByName(shipped, identifier) ?? findByName(all(), identifier);
  if (found === undefined) return undefined;
  return {
    by: found.by,
    protocol: found.protocol,
    ...(found.profile === undefined ? {} : { profile: inheritFrom(found.profile, options, heirs) }),
  };
}

function candidatesOf(profiles: readonly ConnectionProfile[], era: CyberduckEra): readonly ProtocolCandidate[] {
  return profiles.map((one) => profileCandidate(one, era)).filter((one) => one !== undefined);
}

const bundledOf = new Map<CyberduckEra, readonly ProtocolCandidate[]>();

/** Of somebody who is none of them: all of them. */
function bundledCandidates(era: CyberduckEra): readonly ProtocolCandidate[] {
  const found = bundledOf.get(era) ?? candidatesOf(bundledProfiles(), era);
  bundledOf.set(era, found);
  return found;
}

/** A bundled profile has no heir for its parent, so nobody has to be kept from it. */
function inheritFrom(
  parent: ConnectionProfile,
  options: InheritOptions,
  heirs: ReadonlySet<ConnectionProfile>,
): EffectiveProfile {
  const isAlone = (options.known ?? []).length === 0 && bundledProfiles().includes(parent);
  return isAlone ? inheritProfile(parent, options) : inherit(parent, options, heirs);
}

function loadOf(
  profile: ConnectionProfile,
  parent: ProfileParent | undefined,
  preferences: ReadonlyMap<string, string>,
): ProfileLoad {
  const isBlank = (text: Located<string> | undefined) =>
    text === undefined || substitutePreferences(text.value, preferences).trim() === '';
  if (isBlank(profile.strings.get('Protocol'))) return { outcome: 'rejected', reason: 'protocol-missing' };
  if (parent === undefined) return { outcome: 'rejected', reason: 'protocol-unknown' };
  if (hasConflictingProperties(profile)) return { outcome: 'rejected', reason: 'properties-conflict' };
  const bundled = profile.flags.get('Bundled')?.value === true;
  if (!bundled && isBlank(profile.strings.get('Vendor'))) return { outcome: 'hidden', reason: 'vendor-blank' };
  return { outcome: 'offered' };
}

/** In the list form one name with two values ends in an exception (cyberduck-formats §3.2). */
function hasConflictingProperties({ dict }: ConnectionProfile): boolean {
  const value = lookUp(dict, 'Properties')?.value;
  return value?.type === 'array' && repeatsName(value);
}

function repeatsName({ items }: PlistArray): boolean {
  const texts = new Map<string, string>();
  for (const item of items) {
    if (item.type !== 'string') continue;
    const equals = item.value.indexOf('=');
    const name = equals === -1 ? item.value : item.value.slice(0, equals);
    const earlier = texts.get(name);
    if (earlier !== undefined && earlier !== item.value) return true;
    texts.set(name, item.value);
  }
  return false;
}
