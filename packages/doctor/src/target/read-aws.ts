import { awsFilePath, type AwsFiles, type ProgramId, type SourceText } from '@duckbill/core';
import type { Machine } from '../machine/machine.ts';
import { machinePaths } from '../machine/machine-paths.ts';
import { readOptionalMachineSource } from './read-machine-source.ts';

/** The AWS files of this person, from where the program looks for them. Throws a TargetFailure when one is shut. */
export async function readAws(machine: Machine, program: ProgramId): Promise<AwsFiles> {
  const { home, cwd, environment } = machine;
  const read = async (kind: 'config' | 'credentials'): Promise<SourceText | undefined> => {
    const where = awsFilePath(kind, program, home, environment);
    return where === undefined
      ? undefined
      : readOptionalMachineSource(machine, machinePaths(machine).resolve(cwd, where));
  };
  const config = await read('config');
  const credentials = await read('credentials');
  return { ...(config === undefined ? {} : { config }), ...(credentials === undefined ? {} : { credentials }) };
}
