import type { ProgramId } from '@duckbill/core';
import type { InstalledKind } from './surroundings.ts';
import { isAtLeast } from './version.ts';

interface EraStart {
  readonly since: string;
  readonly program: ProgramId;
}

const cyberduckEras: readonly EraStart[] = [
  { since: '9.5', program: 'cyberduck@9.5' },
  { since: '9.3', program: 'cyberduck@9.4' },
  { since: '0', program: 'cyberduck@9.2' },
];

/** Newest first. Eras: cyberduck-s3-connect §0. `duck` has the version of Cyberduck. */
const eraStarts: Readonly<Record<InstalledKind, readonly EraStart[]>> = {
  cyberduck: cyberduckEras,
  duck: cyberduckEras,
  'mountain-duck': [
    { since: '5.3', program: 'mountain-duck@5.3' },
    { since: '5.2', program: 'mountain-duck@5.2' },
    { since: '0', program: 'mountain-duck@5.1' },
  ],
  'aws-cli': [
    { since: '2', program: 'aws-cli@2' },
    { since: '0', program: 'aws-cli@1' },
  ],
};

/** Whose rules a version follows. */
export function programOfVersion(kind: InstalledKind, version: string): ProgramId | undefined {
  return eraStarts[kind].find(({ since }) => isAtLeast(version, since))?.program;
}

/** A found program with its version, and with the rules it follows. */
export function withVersion<T extends { readonly kind: InstalledKind }>(
  found: T,
  known: { readonly version: string; readonly revision?: string } | undefined,
): T & { readonly version?: string; readonly revision?: string; readonly program?: ProgramId } {
  if (known === undefined) return found;
  const program = programOfVersion(found.kind, known.version);
  return { ...found, ...known, ...(program === undefined ? {} : { program }) };
}
