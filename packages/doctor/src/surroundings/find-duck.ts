import type { Machine } from '../machine/machine.ts';
import { pathFolders } from './path-folders.ts';
import { readPlistStrings } from './plist-string.ts';
import { withVersion } from './program-of-version.ts';
import {
  debianDuckFile,
  homebrewPrefixes,
  linuxDuckFolder,
  linuxDuckSettings,
  macDuckBundle,
} from './program-places.ts';
import { isFile, readText } from './read-text.ts';
import type { InstalledProgram } from './surroundings.ts';
import { compareVersions, splitBuild } from './version.ts';

type Known = ReturnType<typeof splitBuild>;

/**
 * `duck` of macOS and Linux. Starting it takes a Java machine and a second or two: only with `ask`. Debian has another
 * program of this name, so a `duck` of the PATH counts when it says whose it is.
 */
export async function findDuck(machine: Machine, ask: boolean): Promise<readonly InstalledProgram[]> {
  const found: InstalledProgram[] = [];
  for (const prefix of homebrewPrefixes) {
    const [version] = (await machine.list(`${prefix}/Cellar/duck`)).toSorted(compareVersions).toReversed();
    if (version === undefined) continue;
    found.push(
      withVersion({ kind: 'duck', path: `${prefix}/bin/duck`, build: 'homebrew' } as const, splitBuild(version)),
    );
  }
  if (machine.platform === 'darwin') {
    const text = (await readPlistStrings(machine, `${macDuckBundle}/Contents/Info.plist`)).get(
      'CFBundleShortVersionString',
    );
    const path = `${macDuckBundle}/Contents/MacOS/duck`;
    if (text !== undefined)
      found.push(withVersion({ kind: 'duck', path, build: 'package' } as const, splitBuild(text)));
  } else if ((await machine.list(linuxDuckFolder)).length > 0) {
    const build = (await isFile(machine, debianDuckFile)) ? 'deb' : 'rpm';
    // jpackage puts the program into bin, its predecessor beside app.
    const inBin = (await machine.list(`${linuxDuckFolder}/bin`)).includes('duck');
    const path = inBin ? `${linuxDuckFolder}/bin/duck` : `${linuxDuckFolder}/duck`;
    const known = (await settingsVersion(machine)) ?? (ask ? await askedVersion(machine, path) : undefined);
    found.push(withVersion({ kind: 'duck', path, build } as const, known));
  }
  if (found.length === 0 && ask) {
    for (const folder of pathFolders(machine)) {
      const path = `${folder}/duck`;
      const known = (await isFile(machine, path)) ? await askedVersion(machine, path) : undefined;
      if (known === undefined) continue;
      const build = folder.startsWith('/opt/local') ? 'macports' : 'unknown';
      return [withVersion({ kind: 'duck', path, build } as const, known)];
    }
  }
  return found;
}

/** jpackage: `java-options=-Djpackage.app-version=9.5.2`; its predecessor: `app.version=9.5.2.44410`. */
async function settingsVersion(machine: Machine): Promise<Known> {
  for (const name of linuxDuckSettings) {
    const text = await readText(machine, `${linuxDuckFolder}/${name}`);
    for (const line of text?.split('\n') ?? []) {
      const at = ['app-version=', 'app.version='].find((key) => line.includes(key));
      if (at !== undefined) return splitBuild(line.slice(line.indexOf(at) + at.length));
    }
  }
  return undefined;
}

/** `Cyberduck 9.5.2 (44410). …`: name, version, build. */
async function askedVersion(machine: Machine, path: string): Promise<Known> {
  const words = (await machine.ask([path, '--version']))?.stdout.trim() ?? '';
  const name = ['Cyberduck ', 'duck '].find((one) => words.startsWith(one));
  return name === undefined ? undefined : splitBuild(words.slice(name.length));
}
