import { type ConnectionProfile, openProfile, printProfile, SourceText } from '@duckbill/core';
import type { CataloguedProfile } from './catalogued-profile.ts';
import { profileCatalogue } from './profile-catalogue.ts';

/** The entry as a `.cyberduckprofile` file, ready to install. */
export function profileText(entry: CataloguedProfile): string {
  return printProfile(entry.values);
}

/** What the file of a catalogued profile is called in plans, so that nobody takes it for a file on the disk. */
export function catalogueFileName(entry: CataloguedProfile): string {
  return `catalogue:${entry.fileName}`;
}

/**
 * Every entry as Cyberduck reads it, for `planConnection`. Put profiles of the user in front of these. With a vendor only
 * its own, where there are any: reading them all takes a while, and a bookmark names one vendor.
 */
export function catalogueProfiles(vendor?: string): readonly ConnectionProfile[] {
  const own = vendor === undefined ? [] : profileCatalogue.filter(({ values }) => values.Vendor === vendor);
  return (own.length === 0 ? profileCatalogue : own)
    .map((entry) => openProfile(new SourceText(catalogueFileName(entry), profileText(entry))).profile)
    .filter((profile) => profile !== undefined);
}
