import type { ProgramId } from '@duckbill/core';
import type { StandsFor } from '../doctor-input.ts';
import type { Machine } from '../machine/machine.ts';
import { findSurroundings } from '../surroundings/find-surroundings.ts';
import { installedKindOf } from '../surroundings/name-program.ts';
import { kindsFor, programHere, type TargetKind } from '../surroundings/program-here.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import { defaultPrograms } from './default-programs.ts';
import { isAwsTarget } from './target-kind.ts';

/** The program to stand for, why, and what was found while looking for it. */
export interface ChosenProgram {
  readonly program: ProgramId;
  readonly standsFor: StandsFor;
  readonly surroundings: Surroundings;
}

/**
 * The program that somebody asked for; else the installed one that such a target is for; else the newest. Programs are
 * asked for their version only where it decides, and no file tells it.
 */
export async function chooseProgram(machine: Machine, text: string, asked?: ProgramId): Promise<ChosenProgram> {
  const kind: TargetKind = isAwsTarget(text) ? 'aws' : 'cyberduck';
  if (asked !== undefined) {
    const surroundings = await findSurroundings(machine);
    const wanted = installedKindOf(asked);
    const same = surroundings.programs.filter((one) => one.kind === wanted);
    const installed = same.find(({ program }) => program === asked);
    return {
      program: asked,
      standsFor: { because: 'asked', ...(installed === undefined ? {} : { installed }) },
      surroundings,
    };
  }
  const surroundings = await findSurroundings(machine, kindsFor[kind]);
  const here = programHere(surroundings, kind);
  if (here === undefined) return { program: defaultPrograms[kind], standsFor: { because: 'newest' }, surroundings };
  return { program: here.program, standsFor: { because: 'installed', installed: here.installed }, surroundings };
}
