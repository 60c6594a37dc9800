import type { Machine } from '../machine/machine.ts';
import { storePackage, storeRegistry, uninstallRegistry } from './program-places.ts';

/** Versions by the name that `Apps and features` shows, of all programs with this word in their entry. */
export async function installedVersions(machine: Machine, word: string): Promise<ReadonlyMap<string, string>> {
  const answers = await Promise.all(
    uninstallRegistry.map((key) => machine.ask(['reg', 'query', key, '/s', '/f', word, '/d'])),
  );
  const keys = new Set(answers.flatMap((answer) => registryKeys(answer?.stdout ?? '')));
  const versions = new Map<string, string>();
  for (const entry of await Promise.all([...keys].map((key) => machine.ask(['reg', 'query', key])))) {
    const values = registryValues(entry?.stdout ?? '');
    const [name, version] = [values.get('DisplayName'), values.get('DisplayVersion')];
    if (name !== undefined && version !== undefined) versions.set(name, version);
  }
  return versions;
}

/** Full names of Cyberduck's packages of the Store: `NAME_9.5.2.0_x64__PUBLISHER`. */
export async function storePackages(machine: Machine): Promise<readonly string[]> {
  const answer = await machine.ask(['reg', 'query', storeRegistry, '/f', storePackage.name, '/k']);
  return registryKeys(answer?.stdout ?? '').map((key) => key.slice(key.lastIndexOf('\\') + 1));
}

function registryKeys(answer: string): string[] {
  return lines(answer).filter((line) => line.startsWith('HKEY_'));
}

/** Lines such as `    DisplayName    REG_SZ    Cyberduck`. */
function registryValues(answer: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of lines(answer)) {
    const [name = '', rest] = line.trim().split('    REG_SZ    ');
    if (rest !== undefined) values.set(name.trim(), rest.trim());
  }
  return values;
}

function lines(text: string): string[] {
  return text.split('\n').map((line) => line.trimEnd());
}
