import { baseName } from '../../bookmark/bookmark-folders.ts';
import type { ConnectionProfile } from '../../profile/connection-profile.ts';
import type { EffectiveProfile } from '../../profile/effective-profile.ts';
import { inheritProfile } from '../../profile/inherit-profile.ts';
import { type CollisionKind, findProfileCollisions } from '../../profile/profile-collisions.ts';
import type { ProfileFlag, ProfileString } from '../../profile/profile-keys.ts';
import { fileSetRule, type FileSetRule } from '../rule.ts';

/** What changes a connection and is in no bookmark: host and port are (cyberduck-formats §4.2). */
const decisiveStrings: readonly ProfileString[] = ['Scheme', 'Context', 'Authorization', 'Region', 'STS Endpoint'];
const decisiveFlags: readonly ProfileFlag[] = [
  'OAuth Configurable',
  'Role Configurable',
  'Multi Factor Configurable',
  'Token Configurable',
];

const kinds: Readonly<Record<CollisionKind, string>> = {
  dropped: 'only one of the two is loaded',
  'same-provider': 'bookmarks of the one open with the other',
  'same-switch': 'the two are turned on and off together',
};

export const profileVendorRepeated: FileSetRule = fileSetRule('profile-vendor-repeated', ({ profiles }, report) => {
  if (profiles.length < 2) return;
  // Nobody can choose a profile without Vendor; vendor-blank says so.
  const named = profiles.filter(({ strings }) => (strings.get('Vendor')?.value ?? '').trim() !== '');
  for (const { kind, profiles: group } of findProfileCollisions(named.map((profile) => inheritProfile(profile)))) {
    const [first, ...others] = group;
    const owner = first?.profile.strings.get('Vendor');
    if (first === undefined || owner === undefined) continue;
    for (const other of others) {
      const vendor = other.profile.strings.get('Vendor');
      if (vendor === undefined || isCopy(first.profile, other.profile)) continue;
      const differs = differing(first, other);
      report({
        file: other.profile.file,
        span: vendor.textSpan,
        severity: kind !== 'same-switch' && differs.length > 0 ? 'error' : 'warning',
        facts: {
          vendor: vendor.value,
          other: baseName(first.profile.file),
          consequence: kinds[kind],
          ...(differs.length === 0 ? {} : { differs }),
        },
        related: [{ file: first.profile.file, span: owner.textSpan, label: 'first here' }],
      });
    }
  }
});

/** Two files that say the same in all things: whichever is loaded does. */
function isCopy(one: ConnectionProfile, other: ConnectionProfile): boolean {
  return one.dict.entries.length === other.dict.entries.length && said(one) === said(other);
}

/** Keys come in the order of their table; only properties in that of the file. */
function said({ strings, flags, lists, properties, defaultPort }: ConnectionProfile): string {
  return JSON.stringify([
    [...strings].map(([key, { value }]) => [key, value]),
    [...flags].map(([key, { value }]) => [key, value]),
    [...lists].map(([key, { value }]) => [key, value.map((item) => item.value)]),
    [...properties.keys()].toSorted((x, y) => (x < y ? -1 : 1)).map((key) => [key, properties.get(key)?.value]),
    defaultPort?.value,
  ]);
}

/** Names of decisive keys in which two profiles differ. */
function differing(one: EffectiveProfile, other: EffectiveProfile): readonly string[] {
  const names: string[] = [];
  for (const key of decisiveStrings)
    if ((one.strings.get(key)?.value ?? '') !== (other.strings.get(key)?.value ?? '')) names.push(key);
  for (const key of decisiveFlags) if (one.flags.get(key)?.value !== other.flags.get(key)?.value) names.push(key);
  return names;
}
