import type { Machine } from '../machine/machine.ts';
import { machinePaths } from '../machine/machine-paths.ts';
import { variable } from './read-text.ts';

/** Folders of the PATH, each once, in its order. */
export function pathFolders(machine: Machine): readonly string[] {
  const { delimiter } = machinePaths(machine);
  const folders = (variable(machine, 'PATH') ?? '').split(delimiter).map((folder) => folder.replace(/"/gu, ''));
  return [...new Set(folders.filter((folder) => folder !== ''))];
}
