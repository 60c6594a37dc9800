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

/** Every entry as Cyberduck reads it, for `planConnection`. Put profiles of the user in front of these. */
export function catalogueProfiles(): readonly ConnectionProfile[] {
  return profileCatalogue
    .map((entry) => openProfile(new SourceText(catalogueFileName(entry), profileText(entry))).profile)
    .filter((profile) => profile !== undefined);
}
