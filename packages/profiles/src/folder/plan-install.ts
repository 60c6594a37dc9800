import { compareProfiles, type ProfileDifference } from '@duckbill/core';
import { identityOf, type ProfileFile } from './profile-file.ts';
import type { ProfileReference } from './profile-reference.ts';

/**
 * What installing a profile does. `write`: a new file; `replace`: one that nobody edited; `keep`: it is there already;
 * `refuse-edited`: the file there was edited, or is somebody's own; `refuse-alike`: another file has the same Protocol
 * and Vendor, so that bookmarks could not tell them apart (cyberduck-formats §2.4).
 */
export type InstallAction = 'write' | 'replace' | 'keep' | 'refuse-edited' | 'refuse-alike';

export interface InstallStep {
  readonly wanted: ProfileFile;
  readonly action: InstallAction;
  /** Values that the file there has and the new one changes; `own` is the file there. */
  readonly differences: readonly ProfileDifference[];
  /** Other files with the same Protocol and Vendor, also where `force` passes over them. */
  readonly alike: readonly string[];
  /** The file there. */
  readonly before?: ProfileFile;
}

export interface InstallSurroundings {
  /** Files of the folder that is installed into. */
  readonly installed: readonly ProfileFile[];
  /** What the catalogue knows, to tell an old version from an edited one. */
  readonly references: readonly ProfileReference[];
  /** Whether a file is still what Duckbill wrote there. */
  readonly isOurs: (file: ProfileFile) => boolean;
  /** Also over edited files, and beside those that are alike. */
  readonly force: boolean;
}

/** What becomes of every profile that is to be installed; those that come later see those before. */
export function planInstall(
  wanted: readonly ProfileFile[],
  { installed, references, isOurs, force }: InstallSurroundings,
): readonly InstallStep[] {
  const steps: InstallStep[] = [];
  for (const file of wanted) {
    const before = installed.find(({ name }) => name.toLowerCase() === file.name.toLowerCase());
    const earlier = steps.filter(({ action }) => !action.startsWith('refuse')).map((step) => step.wanted);
    const alike = [...installed, ...earlier]
      .filter((other) => other.name.toLowerCase() !== file.name.toLowerCase() && isAlike(other, file))
      .map(({ name }) => name);
    const differences = differencesOf(before, file);
    const action = (): InstallAction => {
      if (before?.source.text === file.source.text) return 'keep';
      // Nothing would be better, and an icon would be gone.
      if (before?.profile !== undefined && differences.length === 0) return 'keep';
      if (alike.length > 0 && !force) return 'refuse-alike';
      if (before === undefined) return 'write';
      return force || isOurs(before) || isUnedited(before, references) ? 'replace' : 'refuse-edited';
    };
    steps.push({ wanted: file, action: action(), differences, alike, ...(before === undefined ? {} : { before }) });
  }
  return steps;
}

function differencesOf(before: ProfileFile | undefined, after: ProfileFile): readonly ProfileDifference[] {
  if (before?.profile === undefined || after.profile === undefined) return [];
  return compareProfiles(before.profile, after.profile, true);
}

/** Equal as Cyberduck's switches compare it, which is in lower case. */
function isAlike(one: ProfileFile, other: ProfileFile): boolean {
  const identity = identityOf(one.profile)?.toLowerCase();
  return identity !== undefined && identity === identityOf(other.profile)?.toLowerCase();
}

/** As it is published, or was before, down to its words; links to help pages come and go. */
function isUnedited({ profile }: ProfileFile, references: readonly ProfileReference[]): boolean {
  const identity = identityOf(profile);
  if (profile === undefined || identity === undefined) return false;
  return references
    .flatMap((one) => (identityOf(one.profile) === identity ? [one.profile, ...one.earlier] : []))
    .some((known) => compareProfiles(profile, known, true).every(({ key }) => key === 'Help'));
}
