import type { Machine } from '../machine/machine.ts';
import { programOfVersion, withVersion } from './program-of-version.ts';
import { storePackage, windowsPrograms } from './program-places.ts';
import { readText, variable } from './read-text.ts';
import type { InstalledKind, InstalledProgram } from './surroundings.ts';
import { compareVersions, splitBuild } from './version.ts';
import { installedVersions, storePackages } from './windows-registry.ts';

/** Programs of Windows in their usual folders. Versions of the kinds in `wanted` are asked for where no file tells them. */
export async function findWindowsPrograms(
  machine: Machine,
  wanted: ReadonlySet<InstalledKind>,
): Promise<readonly InstalledProgram[]> {
  const found: InstalledProgram[] = [];
  const store = await findStoreBuild(machine, wanted);
  if (store !== undefined) found.push(store);
  const versions = onlyOnce((word) => installedVersions(machine, word));
  for (const { kind, folder, exe, displayName, chocolatey, major } of windowsPrograms) {
    for (const root of programFolders(machine)) {
      const path = `${root}\\${folder}`;
      if (!(await machine.list(path)).includes(exe)) continue;
      const choice = await chocolateyVersion(machine, chocolatey);
      const program = {
        kind,
        path: `${path}\\${exe}`,
        build: choice === undefined ? 'installer' : 'chocolatey',
      } as const;
      const asked = choice ?? (wanted.has(kind) ? (await versions(wordFor(kind))).get(displayName) : undefined);
      const known = asked === undefined ? undefined : splitBuild(asked);
      const line = major === undefined ? undefined : programOfVersion(kind, major);
      found.push(withVersion(line === undefined ? program : { ...program, program: line }, known));
    }
  }
  return found;
}

function wordFor(kind: InstalledKind): string {
  return kind === 'aws-cli' ? 'AWS Command Line Interface' : 'duck';
}

/** `Program Files` of both widths, each once. */
function programFolders(machine: Machine): readonly string[] {
  const named = ['ProgramW6432', 'ProgramFiles', 'ProgramFiles(x86)'].map((name) => variable(machine, name));
  const usual = [String.raw`C:\Program Files`, String.raw`C:\Program Files (x86)`];
  return [...new Set([...named.filter((folder) => folder !== undefined), ...usual])];
}

async function chocolateyVersion(machine: Machine, name: string): Promise<string | undefined> {
  const data = variable(machine, 'ProgramData') ?? String.raw`C:\ProgramData`;
  const text = await readText(machine, `${data}\\chocolatey\\lib\\${name}\\${name}.nuspec`);
  const start = text?.indexOf('<version>') ?? -1;
  return text === undefined || start === -1 ? undefined : text.slice(start + '<version>'.length, start + 60);
}

/** Its folder in `WindowsApps` can be listed by administrators only; the one below the home folder has no version. */
async function findStoreBuild(
  machine: Machine,
  wanted: ReadonlySet<InstalledKind>,
): Promise<InstalledProgram | undefined> {
  const { name, publisher } = storePackage;
  const isOurs = (folder: string): boolean => folder.startsWith(`${name}_`) && folder.endsWith(`_${publisher}`);
  for (const root of programFolders(machine)) {
    const folder = newest((await machine.list(`${root}\\WindowsApps`)).filter(isOurs));
    if (folder !== undefined) return storeProgram(`${root}\\WindowsApps\\${folder}`, folder);
  }
  const local = variable(machine, 'LOCALAPPDATA') ?? `${machine.home}\\AppData\\Local`;
  const own = `${local}\\Packages\\${name}_${publisher}`;
  if ((await machine.list(own)).length === 0) return undefined;
  const named = wanted.has('cyberduck') ? newest((await storePackages(machine)).filter(isOurs)) : undefined;
  return storeProgram(own, named);
}

function storeProgram(path: string, fullName: string | undefined): InstalledProgram {
  const known = fullName === undefined ? undefined : splitBuild(fullName.split('_')[1] ?? '');
  return withVersion({ kind: 'cyberduck', path, build: 'windows-store' } as const, known);
}

function newest(fullNames: readonly string[]): string | undefined {
  const version = (fullName: string): string => fullName.split('_')[1] ?? '';
  return fullNames.toSorted((a, b) => compareVersions(version(b), version(a)))[0];
}

function onlyOnce<T>(ask: (word: string) => Promise<T>): (word: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (word) => {
    const answer = asked.get(word) ?? ask(word);
    asked.set(word, answer);
    return answer;
  };
}
