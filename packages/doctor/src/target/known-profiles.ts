import { type ConnectionProfile, openProfile, profileFolders, type SourceText } from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';
import type { Machine } from '../machine/machine.ts';
import { machinePaths } from '../machine/machine-paths.ts';
import { readMachineSource } from './read-machine-source.ts';

/** Every connection profile of the folders where Cyberduck looks, by its absolute path. */
export async function readInstalledProfiles(machine: Machine): Promise<readonly SourceText[]> {
  const paths = machinePaths(machine);
  const sources: SourceText[] = [];
  for (const folder of profileFolders(machine)) {
    // Cyberduck loads names with exactly this extension (cyberduck-formats §2.1).
    const names = (await machine.list(folder)).filter((name) => name.endsWith('.cyberduckprofile'));
    for (const name of names) sources.push(await readMachineSource(machine, paths.join(folder, name)));
  }
  return sources;
}

/** The profiles of this computer, then those of the catalogue. */
export async function readKnownProfiles(machine: Machine): Promise<readonly ConnectionProfile[]> {
  const installed = (await readInstalledProfiles(machine)).map((source) => openProfile(source).profile);
  return [...installed.filter((profile) => profile !== undefined), ...catalogueProfiles()];
}
