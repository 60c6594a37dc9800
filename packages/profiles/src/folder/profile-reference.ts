import { type ConnectionProfile, openProfile, printProfile, type ProfileValues, SourceText } from '@duckbill/core';
import type { CataloguedProfile } from '../catalogued-profile.ts';
import { findFamily } from '../families/provider-families.ts';
import { catalogueFileName, profileText } from '../profile-text.ts';
import { identityOf, type ProfileFile } from './profile-file.ts';

/** A profile that installed ones are compared with. */
export interface ProfileReference {
  readonly fileName: string;
  readonly profile: ConnectionProfile;
  /** What was published before. */
  readonly earlier: readonly ConnectionProfile[];
  /** MD5 of what was published before. */
  readonly earlierChecksums: ReadonlySet<string>;
  /** Where a published profile differs on purpose from this one, which Duckbill made: key and reason. */
  readonly departures: ReadonlyMap<string, string>;
}

/** The entries of the catalogue as references. */
export function catalogueReferences(entries: readonly CataloguedProfile[]): readonly ProfileReference[] {
  return entries.flatMap((entry) => {
    const profile = read(catalogueFileName(entry), profileText(entry));
    if (profile === undefined) return [];
    const { earlier = [], origin, family } = entry;
    const departures = origin === 'made' && family !== undefined ? (findFamily(family)?.departures ?? []) : [];
    return [
      {
        fileName: entry.fileName,
        profile,
        earlier: earlier.flatMap((values) => readValues(entry, values)),
        earlierChecksums: new Set<string>(),
        departures: new Map(departures.map(({ key, because }) => [key, because])),
      },
    ];
  });
}

function readValues(entry: CataloguedProfile, values: ProfileValues): readonly ConnectionProfile[] {
  const profile = read(catalogueFileName(entry), printProfile(values));
  return profile === undefined ? [] : [profile];
}

function read(name: string, text: string): ConnectionProfile | undefined {
  return openProfile(new SourceText(name, text)).profile;
}

/** Checksums of what was published before under a file name, from the index of a published folder. */
export type EarlierChecksums = ReadonlyMap<string, ReadonlySet<string>>;

/** The files of a folder of published profiles as references; those without an identity are left out. */
export function folderReferences(
  files: readonly ProfileFile[],
  earlier: EarlierChecksums = new Map(),
): readonly ProfileReference[] {
  return files.flatMap(({ name, profile }) =>
    profile === undefined || identityOf(profile) === undefined
      ? []
      : [
          {
            fileName: name,
            profile,
            earlier: [],
            earlierChecksums: earlier.get(name) ?? new Set<string>(),
            departures: new Map<string, string>(),
          },
        ],
  );
}

/**
 * The older checksums in an `index.json` as Cyberduck downloads it: `profiles[]` with `filename` and `versions[]` of
 * `checksum` and `latest` (cyberduck-formats §2.1). What has another shape counts as absent.
 */
export function readProfileIndex(index: unknown): EarlierChecksums {
  const found = new Map<string, Set<string>>();
  for (const profile of listOf(index, 'profiles')) {
    const name = textOf(profile, 'filename');
    if (name === undefined) continue;
    const checksums = found.get(name) ?? new Set();
    found.set(name, checksums);
    for (const version of listOf(profile, 'versions')) {
      const checksum = textOf(version, 'checksum');
      if (checksum !== undefined && memberOf(version, 'latest') !== true) checksums.add(checksum.toLowerCase());
    }
  }
  return found;
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const member = memberOf(value, key);
  return Array.isArray(member) ? member : [];
}

function textOf(value: unknown, key: string): string | undefined {
  const member = memberOf(value, key);
  return typeof member === 'string' ? member.replaceAll('"', '') : undefined;
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(key);
}
