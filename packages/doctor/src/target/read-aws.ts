import { awsFilePath, type AwsFiles, type ProgramId, type SourceText } from '@duckbill/core';
import type { Machine } from '../machine/machine.ts';
import { machinePaths } from '../machine/machine-paths.ts';
import { readOptionalMachineSource } from './read-machine-source.ts';

/**
 * The AWS files of this person, from where the program looks for them. One that is shut throws a TargetFailure, or
 * counts as missing for who looks into that later.
 */
export async function readAws(
  machine: Machine,
  program: ProgramId,
  whenShut: 'throw' | 'go-on' = 'throw',
): Promise<AwsFiles> {
  const { home, cwd, environment } = machine;
  const read = async (kind: 'config' | 'credentials'): Promise<SourceText | undefined> => {
    const where = awsFilePath(kind, program, home, environment);
    if (where === undefined) return undefined;
    const absolute = machinePaths(machine).resolve(cwd, where);
    if (whenShut === 'go-on' && (await machine.read(absolute)).state === 'unreadable') return undefined;
    return readOptionalMachineSource(machine, absolute);
  };
  const config = await read('config');
  const credentials = await read('credentials');
  return { ...(config === undefined ? {} : { config }), ...(credentials === undefined ? {} : { credentials }) };
}
