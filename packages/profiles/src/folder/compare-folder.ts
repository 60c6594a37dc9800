import { compareProfiles, type ProfileDifference } from '@duckbill/core';
import { identityOf, type ProfileFile } from './profile-file.ts';
import type { ProfileReference } from './profile-reference.ts';

/**
 * How an installed profile stands to those it is compared with. `same` in all that counts for a connection; `older`: as
 * it was published before; `published`: what Duckbill does otherwise on purpose, and nothing else; `edited`: anything
 * else differs; `unknown`: nobody publishes its Vendor; `unreadable`: Cyberduck cannot read it or never offers it; `missing`: not installed.
 */
export type ProfileState = 'same' | 'older' | 'published' | 'edited' | 'unknown' | 'unreadable' | 'missing';

export interface ProfileComparison {
  readonly state: ProfileState;
  /** The installed file. */
  readonly file?: string;
  /** What it was compared with. */
  readonly reference?: string;
  readonly vendor?: string;
  /** `own` is the installed one. */
  readonly differences: readonly (ProfileDifference & { readonly because?: string })[];
}

/** Every installed profile, in the order of files, then every reference that is not installed. */
export function compareFolder(
  installed: readonly ProfileFile[],
  references: readonly ProfileReference[],
): readonly ProfileComparison[] {
  const byIdentity = new Map<string, ProfileReference[]>();
  for (const reference of references) {
    const identity = identityOf(reference.profile);
    if (identity === undefined) continue;
    const alike = byIdentity.get(identity);
    if (alike === undefined) byIdentity.set(identity, [reference]);
    else alike.push(reference);
  }
  const met = new Set<ProfileReference>();
  const found = installed.map((file) => {
    const { comparison, reference } = compareFile(file, byIdentity);
    if (reference !== undefined) met.add(reference);
    return comparison;
  });
  const missing = references
    .filter((reference) => !met.has(reference))
    .map(({ fileName, profile }): ProfileComparison => {
      const vendor = profile.strings.get('Vendor')?.value;
      return { state: 'missing', reference: fileName, ...(vendor === undefined ? {} : { vendor }), differences: [] };
    });
  return [...found, ...missing];
}

interface Met {
  readonly comparison: ProfileComparison;
  readonly reference?: ProfileReference;
}

function compareFile(file: ProfileFile, byIdentity: ReadonlyMap<string, readonly ProfileReference[]>): Met {
  const { name, profile, checksum } = file;
  const identity = identityOf(profile);
  // Without both, Cyberduck rejects the profile or never offers it (cyberduck-formats §2.2).
  if (profile === undefined || identity === undefined)
    return { comparison: { state: 'unreadable', file: name, differences: [] } };
  const vendor = profile.strings.get('Vendor')?.value;
  const about = { file: name, ...(vendor === undefined ? {} : { vendor }) };
  const alike = byIdentity.get(identity) ?? [];
  // Several published files have one Vendor: the one of the same name is meant, else the nearest.
  const [nearest] = alike
    .map((reference) => ({ reference, differences: compareProfiles(profile, reference.profile) }))
    .toSorted(
      (a, b) =>
        Number(b.reference.fileName === name) - Number(a.reference.fileName === name) ||
        a.differences.length - b.differences.length,
    );
  if (nearest === undefined) return { comparison: { ...about, state: 'unknown', differences: [] } };
  const { reference, differences } = nearest;
  const { departures, earlier, earlierChecksums } = reference;
  const state = (): ProfileState => {
    if (differences.length === 0) return 'same';
    if (differences.every(({ key }) => departures.has(key))) return 'published';
    if (checksum !== undefined && earlierChecksums.has(checksum)) return 'older';
    return earlier.some((one) => compareProfiles(profile, one).length === 0) ? 'older' : 'edited';
  };
  return {
    reference,
    comparison: {
      ...about,
      state: state(),
      reference: reference.fileName,
      differences: differences.map((difference) => {
        const because = departures.get(difference.key);
        return because === undefined ? difference : { ...difference, because };
      }),
    },
  };
}
