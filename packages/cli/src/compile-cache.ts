import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { constants, Script } from 'node:vm';

declare const DUCKBILL_VERSION: string;

/**
 * Keeps compiled code between runs, in the person's own cache folder: in a shared one somebody else could leave code for
 * us. Half of the time of a short command goes into compiling. Node does it from 22.8 on; for Node 20 it is done here.
 * Without a folder to write to everything works, a little later. `NODE_DISABLE_COMPILE_CACHE=1` turns both off.
 */
export function keepCompiledCode(): void {
  if ((process.env['NODE_DISABLE_COMPILE_CACHE'] ?? '') !== '') return;
  const folder = path.join(cacheFolder(), 'duckbill', 'compiled');
  const enableCompileCache: unknown = Reflect.get(Module, 'enableCompileCache');
  if (typeof enableCompileCache === 'function') {
    if (isOwnFolder(folder)) enableCompileCache(process.env['NODE_COMPILE_CACHE'] ?? folder);
  } else compileFromCache(path.join(folder, `${DUCKBILL_VERSION}-node-${process.version}-${process.arch}`));
}

/** Where a program of this platform may keep what it can make again. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = process.env;
  if (process.platform === 'win32' && local !== '') return local;
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return path.isAbsolute(xdg) ? xdg : path.join(homedir(), '.cache');
}

/** Makes the folder, for this person alone. */
function isOwnFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

/** For files named .cjs: `dist` has them, and all libraries are bundled into it. */
function compileFromCache(folder: string): void {
  const compiled: { readonly place: string; readonly script: Script }[] = [];
  const { wrap } = Module;
  Module.createRequire(__filename).extensions['.cjs'] = (module: NodeJS.Module, filename: string) => {
    // A newer file of the same name has another time: old code is never taken for it.
    const place = path.join(folder, `${path.basename(filename, '.cjs')}-${statSync(filename).mtimeMs}.bin`);
    const cachedData = readIfThere(place);
    const script = new Script(wrap(readFileSync(filename, 'utf8')), {
      filename,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    if (script.cachedDataRejected !== false) compiled.push({ place, script });
    const run: unknown = script.runInThisContext();
    if (typeof run !== 'function') throw new Error(`${filename} is no module`);
    const require = (id: string): unknown => module.require(id);
    Reflect.apply(run, module.exports, [module.exports, require, module, filename, path.dirname(filename)]);
  };
  process.once('exit', () => {
    if (compiled.length === 0 || !isOwnFolder(folder)) return;
    try {
      for (const { place, script } of compiled) writeWhole(place, script.createCachedData());
    } catch {
      // A full disk, say: compiled again next time.
    }
  });
}

function readIfThere(place: string): Buffer | undefined {
  try {
    return readFileSync(place);
  } catch {
    return undefined;
  }
}

/** Two processes may write the same file: whoever comes last wins, with all of it. */
function writeWhole(place: string, bytes: Buffer): void {
  const own = `${place}.${process.pid}`;
  writeFileSync(own, bytes, { mode: 0o600 });
  renameSync(own, place);
}
