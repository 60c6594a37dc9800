import type { AwsFiles, PlanSurroundings, ProgramId } from '@duckbill/core';
import {
  type CheckSelection,
  type FlowWish,
  type Machine,
  planSurroundings as surroundingsOf,
  readAws as readAwsOf,
  type ReadTarget,
  readTarget as readTargetOf,
  TargetFailure,
  type TargetWish,
} from '@duckbill/doctor';
import { CommandFailure } from './command-failure.ts';
import { machineHere } from './machine-here.ts';
import { readProgram } from './program-option.ts';
import type { TargetOptions } from './target-command.ts';
import type { Terminal } from './terminal.ts';

/** Reads TARGET, the AWS files and the installed profiles, and plans the connection. */
export async function readTarget(
  terminal: Terminal,
  text: string,
  options: TargetOptions & FlowWish & Pick<TargetWish, 'whenShut'>,
  machine: Machine = machineHere(terminal),
): Promise<ReadTarget> {
  const { as, profile: profiles = [], ...flow } = options;
  const program = as === undefined ? {} : { program: readProgram(as) };
  return asCommand(async () => readTargetOf(machine, text, { ...flow, ...program, profiles }));
}

/** The AWS files of this person, from where the program looks for them. */
export async function readAws(terminal: Terminal, program: ProgramId): Promise<AwsFiles> {
  return asCommand(async () => readAwsOf(machineHere(terminal), program));
}

/** What a plan needs to know of this computer, and of the person at it. */
export async function planSurroundings(terminal: Terminal, options: FlowWish): Promise<PlanSurroundings> {
  return surroundingsOf(machineHere(terminal), options);
}

/** The words of a TargetFailure are for the person; a command ends with them. */
export async function asCommand<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!TargetFailure.is(error)) throw error;
    throw error.kind === 'usage' ? CommandFailure.usage(error.message) : CommandFailure.couldNotFinish(error.message);
  }
}

/** Which checks are asked. */
export function checkSelection(
  { only, skip }: { readonly only?: readonly string[] | undefined; readonly skip?: readonly string[] | undefined },
  online: boolean,
): CheckSelection {
  return { online, ...(only === undefined ? {} : { only }), ...(skip === undefined ? {} : { skip }) };
}
