import { type ConnectionProfile, openProfile, type PlainPlist, printPlist, SourceText } from '@duckbill/core';
import type { CataloguedProfile } from './catalogued-profile.ts';
import { profileCatalogue } from './profile-catalogue.ts';

/** The entry as a `.cyberduckprofile` file, ready to install. */
export function profileText(entry: CataloguedProfile): string {
  return printPlist(
    new Map(Object.entries(entry.values).map(([key, value]) => [key, plainValue(value)] as const)),
    'profile',
  );
}

type ProfileValue = NonNullable<CataloguedProfile['values'][keyof CataloguedProfile['values']]>;

function plainValue(value: ProfileValue): PlainPlist {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return isList(value) ? value : new Map(Object.entries(value));
}

function isList(value: Exclude<ProfileValue, string | boolean>): value is readonly string[] {
  return Array.isArray(value);
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
