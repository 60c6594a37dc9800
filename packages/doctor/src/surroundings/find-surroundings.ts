import type { Machine } from '../machine/machine.ts';
import { findVariables } from './environment-facts.ts';
import { findAwsCli } from './find-aws-cli.ts';
import { findDuck } from './find-duck.ts';
import { findMacApplications } from './find-mac-applications.ts';
import { findUserFiles } from './find-user-files.ts';
import { findWindowsPrograms } from './find-windows-programs.ts';
import { findNoProxy, findProxies } from './proxy-facts.ts';
import { type InstalledKind, installedKinds, type InstalledProgram, type Surroundings } from './surroundings.ts';

/**
 * What stands around the files on a computer. Versions are read from files; programs of the kinds in `ask` are asked
 * where no file tells them, which takes half a second and more. Never throws, holds no secret.
 */
export async function findSurroundings(machine: Machine, ask: readonly InstalledKind[] = []): Promise<Surroundings> {
  const [programs, files] = await Promise.all([findPrograms(machine, new Set(ask)), findUserFiles(machine)]);
  const noProxy = findNoProxy(machine);
  return {
    platform: machine.platform,
    programs,
    ...files,
    variables: findVariables(machine),
    proxies: findProxies(machine),
    ...(noProxy === undefined ? {} : { noProxy }),
  };
}

async function findPrograms(machine: Machine, ask: ReadonlySet<InstalledKind>): Promise<readonly InstalledProgram[]> {
  const found = await (machine.platform === 'win32'
    ? findWindowsPrograms(machine, ask)
    : findPosixPrograms(machine, ask));
  return installedKinds.flatMap((kind) => found.filter((program) => program.kind === kind));
}

async function findPosixPrograms(
  machine: Machine,
  ask: ReadonlySet<InstalledKind>,
): Promise<readonly InstalledProgram[]> {
  const applications = machine.platform === 'darwin' ? await findMacApplications(machine) : [];
  const parts = await Promise.all([
    // Where an application opens the files, what `duck` says decides nothing.
    findDuck(machine, ask.has('duck') && applications.length === 0),
    findAwsCli(machine, ask.has('aws-cli')),
  ]);
  return [...applications, ...parts.flat()];
}
