import path from 'node:path';
import type { Machine } from '../machine/machine.ts';
import { readText } from './read-text.ts';

const posix = path.posix;

/**
 * The folder of the Python that starts a script of a PATH folder: from its first line, or from what pyenv would choose.
 * Undefined when it is no script.
 */
export async function pythonPrefix(machine: Machine, folder: string, script: string): Promise<string | undefined> {
  if (!script.startsWith('#!')) return undefined;
  const [line = ''] = script.slice(2).split('\n');
  if (script.includes('PYENV')) return pyenvPrefix(machine, posix.dirname(folder));
  const [interpreter = '', named] = line.trim().split(' ');
  // `env` takes the first of the PATH; the one beside the script is the likely one.
  if (interpreter.endsWith('/env')) return named?.startsWith('python') === true ? posix.dirname(folder) : undefined;
  return posix.basename(interpreter).startsWith('python') ? posix.dirname(posix.dirname(interpreter)) : undefined;
}

/** PYENV_VERSION, then `.python-version` of this folder or one above, then the version for everything. */
async function pyenvPrefix(machine: Machine, root: string): Promise<string | undefined> {
  const wanted =
    machine.environment['PYENV_VERSION'] ??
    (await localVersion(machine, machine.cwd)) ??
    (await readText(machine, `${root}/version`));
  const [version = ''] = (wanted ?? '').trim().split(/[\s:]/u);
  if (version === '') return undefined;
  const names = await machine.list(`${root}/versions`);
  const found = names.includes(version) ? version : names.findLast((name) => name.startsWith(`${version}.`));
  return found === undefined ? undefined : `${root}/versions/${found}`;
}

async function localVersion(machine: Machine, folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = posix.dirname(at)) {
    const text = await readText(machine, posix.join(at, '.python-version'));
    if (text !== undefined || at === posix.dirname(at)) return text;
  }
}

/** A package's version, from the name of its folder `NAME-VERSION.dist-info`, and where that stands. */
export async function findPackageVersion(
  machine: Machine,
  prefix: string,
  name: string,
): Promise<{ readonly version: string; readonly folder: string } | undefined> {
  for (const lib of await libraries(machine, prefix)) {
    for (const kind of ['site-packages', 'dist-packages']) {
      const folder = `${lib}/${kind}`;
      const found = (await machine.list(folder)).find(
        (one) => one.startsWith(`${name}-`) && (one.endsWith('.dist-info') || one.endsWith('.egg-info')),
      );
      const version = found?.slice(name.length + 1).match(/^[\d.]*\d/u)?.[0];
      if (version !== undefined) return { version, folder };
    }
  }
  return undefined;
}

/** `lib/python3.11` and its like; of the system's Python also where pip puts packages, which it looks into first. */
async function libraries(machine: Machine, prefix: string): Promise<readonly string[]> {
  const roots = prefix === '/usr' ? [`${machine.home}/.local`, '/usr/local', '/usr'] : [prefix];
  const found: string[] = [];
  for (const root of roots) {
    const names = (await machine.list(`${root}/lib`)).filter((name) => name.startsWith('python'));
    found.push(...names.map((name) => `${root}/lib/${name}`));
  }
  return found;
}
