import type { Machine } from '../machine/machine.ts';
import { readPlistStrings } from './plist-string.ts';
import { appStoreReceipts, homebrewPrefixes, macApplications } from './program-places.ts';
import { withVersion } from './program-of-version.ts';
import type { InstalledBuild, InstalledProgram } from './surroundings.ts';
import { splitBuild } from './version.ts';

/** Cyberduck and Mountain Duck as applications of macOS. */
export async function findMacApplications(machine: Machine): Promise<readonly InstalledProgram[]> {
  const found: InstalledProgram[] = [];
  for (const { kind, bundle, cask } of macApplications) {
    for (const folder of ['/Applications', `${machine.home}/Applications`]) {
      const path = `${folder}/${bundle}`;
      const info = await readPlistStrings(machine, `${path}/Contents/Info.plist`);
      const text = info.get('CFBundleShortVersionString');
      if (info.size === 0) continue;
      const known = text === undefined ? undefined : splitBuild(text);
      const revision = info.get('CFBundleVersion');
      const program = { kind, path, build: await buildOf(machine, path, cask) };
      found.push(withVersion(program, known && { ...known, ...(revision === undefined ? {} : { revision }) }));
    }
  }
  return found;
}

async function buildOf(machine: Machine, path: string, cask: string): Promise<InstalledBuild> {
  if ((await machine.list(`${path}/${appStoreReceipts}`)).includes('receipt')) return 'app-store';
  for (const prefix of homebrewPrefixes) {
    if ((await machine.list(`${prefix}/Caskroom/${cask}`)).length > 0) return 'homebrew';
  }
  return 'website';
}
