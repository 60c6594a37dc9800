import type { Bookmark } from '../bookmark/bookmark.ts';
import { bundledProfiles } from '../profile/bundled-profiles.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { EffectiveProfile } from '../profile/effective-profile.ts';
import { findByName, profileCandidate } from '../profile/find-parent.ts';
import { inheritProfile } from '../profile/inherit-profile.ts';
import type { ConvertOptions, ConvertSource } from './conversion.ts';

/** Vendor of what ships with Cyberduck. */
export const bundledVendor = 'iterate GmbH';

/** The connection profile of a bookmark, with all that it inherits: the one that was given with it, else a known one. */
export function profileOfBookmark(
  bookmark: Bookmark,
  others: readonly ConvertSource[],
  { profiles, era = 'C' }: ConvertOptions,
): EffectiveProfile | undefined {
  const given = others.flatMap((one) => (one.kind === 'profile' ? [one.profile] : []));
  const protocol = bookmark.protocol?.value ?? '';
  const vendor = bookmark.provider?.value ?? bundledVendor;
  const found = findVendor([...given, ...profiles, ...bundledProfiles()], protocol, vendor, era);
  return found && inheritProfile(found, { era, known: [...given, ...profiles] });
}

function findVendor(
  profiles: readonly ConnectionProfile[],
  protocol: string,
  vendor: string,
  era: NonNullable<ConvertOptions['era']>,
): ConnectionProfile | undefined {
  const candidates = profiles.map((one) => profileCandidate(one, era)).filter((one) => one !== undefined);
  const found = findByName(candidates, protocol, vendor);
  // A looser match is Cyberduck's guess for a profile that is not installed.
  return found?.by === 'vendor-and-protocol' ? found.profile : undefined;
}

/** Whether the profile signs in through IAM Identity Center (cyberduck-s3-connect §0.1). */
export function isIdentityCenter({ lists, parent }: EffectiveProfile): boolean {
  const scopes = lists.get('Scopes')?.value ?? [];
  return parent?.protocol.identifier === 's3-iam' || (scopes.length === 1 && scopes[0] === 'sso:account:access');
}
