import { bundledProfiles } from './catalogue/bundled-profiles.ts';
import { openidProfiles } from './catalogue/openid-profiles.ts';
import { partitionProfiles } from './catalogue/partition-profiles.ts';
import { signInProfiles } from './catalogue/sign-in-profiles.ts';
import { transportProfiles } from './catalogue/transport-profiles.ts';
import type { CataloguedProfile } from './catalogued-profile.ts';

/** Every connection profile for AWS that Duckbill knows (cyberduck-formats §3.6), the most specific ways in first. */
export const profileCatalogue: readonly CataloguedProfile[] = [
  ...signInProfiles,
  ...openidProfiles,
  ...partitionProfiles,
  ...transportProfiles,
  ...bundledProfiles,
];

/** How a bookmark names its profile. */
export interface ProfileIdentity {
  /** Several profiles of one vendor differ in it; undefined means the first. */
  readonly protocol?: string;
  readonly vendor: string;
}

/** The profile that a bookmark's Protocol and Provider name; exact case, as Cyberduck compares (§2.3). */
export function findProfile({ protocol, vendor }: ProfileIdentity): CataloguedProfile | undefined {
  return profileCatalogue.find(
    ({ values }) => values.Vendor === vendor && (protocol === undefined || values.Protocol === protocol),
  );
}
