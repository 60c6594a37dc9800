import type { ProgramId } from '@duckbill/core';
import type { StandsFor } from '../doctor-input.ts';
import { installedKindOf } from './name-program.ts';
import type { InstalledKind, InstalledProgram, Surroundings } from './surroundings.ts';

/** What the versions of tables are compared with. */
export interface StoodFor {
  readonly kind: InstalledKind;
  readonly version: string;
  /** Absent: nobody has it here; the version is the last of those that follow the same rules. */
  readonly installed?: InstalledProgram;
}

/** The last version of each set of rules; the newest goes on. */
const lastVersions: Partial<Readonly<Record<ProgramId, string>>> = {
  'cyberduck@9.2': '9.2.999',
  'cyberduck@9.4': '9.4.999',
  'mountain-duck@5.1': '5.1.999',
  'mountain-duck@5.2': '5.2.999',
  'aws-cli@1': '1.999.999',
};

const newest = '999.0.0';

/**
 * Kind and version that count for a target: of the installed program, where it is the one that is stood for. Undefined
 * for an SDK, and where an installed program does not tell its version.
 */
export function stoodFor(
  program: ProgramId,
  standsFor: StandsFor | undefined,
  { programs }: Surroundings,
): StoodFor | undefined {
  const kind = installedKindOf(program);
  if (kind === undefined) return undefined;
  const installed = standsFor?.installed ?? programs.find((one) => one.kind === kind && one.program === program);
  if (installed !== undefined) {
    const { version } = installed;
    return version === undefined ? undefined : { kind: installed.kind, version, installed };
  }
  return { kind, version: lastVersions[program] ?? newest };
}
