import type { ProgramId } from '@duckbill/core';
import type { InstalledKind, InstalledProgram, Surroundings } from './surroundings.ts';
import { compareVersions } from './version.ts';

/** Files and URLs are Cyberduck's, `aws:NAME` is the AWS CLI's. */
export type TargetKind = 'cyberduck' | 'aws';

/** An installed program, and whose rules it follows. */
export interface ProgramHere {
  readonly program: ProgramId;
  readonly installed: InstalledProgram;
}

/** Which kinds open such a target, the likeliest first. */
export const kindsFor: Readonly<Record<TargetKind, readonly InstalledKind[]>> = {
  cyberduck: ['cyberduck', 'mountain-duck', 'duck'],
  aws: ['aws-cli'],
};

/**
 * The installed program that such a target is for: of Cyberduck the newest, of the AWS CLI the one that the PATH finds
 * first. Undefined when none is installed, or its version is not known.
 */
export function programHere({ programs }: Surroundings, target: TargetKind): ProgramHere | undefined {
  for (const kind of kindsFor[target]) {
    const same = programs.filter((one) => one.kind === kind);
    // The AWS CLI that is started is the first of the PATH, known or not; which Cyberduck is opened nobody knows.
    const [installed] =
      kind === 'aws-cli' ? same : same.toSorted((a, b) => compareVersions(b.version ?? '0', a.version ?? '0'));
    if (installed?.program !== undefined) return { program: installed.program, installed };
  }
  return undefined;
}
