import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { segmentThreadCode, type SegmentThreadCode } from '@duckbill/fleet';
import type { PGliteAssets } from './jobs/open-pglite.ts';
import type { ThreadCode } from './work/thread-pool.ts';

/**
 * Files that the service opens by their names. They lie elsewhere in a bundle than here, so whoever starts the service
 * may say where.
 */
export interface Assets {
  /** The folder with what PGlite reads: `pglite.wasm`, `pglite.data` and `initdb.wasm`. */
  readonly pglite: string;
  /** The code of a thread that works: `work/thread.ts`. */
  readonly thread: ThreadCode;
  /** The code of a thread that makes chunks of jobs. */
  readonly segments: SegmentThreadCode;
  /** The folder with the pages: `index.html`, `reference.html` and `assets`. */
  readonly pages: string;
}

/** Where the files lie beside these sources, or beside what was built from them. */
export function ownAssets(): Assets {
  const { resolve } = createRequire(import.meta.url);
  return {
    pglite: path.dirname(resolve('@electric-sql/pglite')),
    thread: threadCode(),
    segments: segmentThreadCode(),
    // Built by `npm run build`, wherever these sources run from.
    pages: fileURLToPath(new URL('../dist/pages', import.meta.url)),
  };
}

/** Sources need a loader, in each thread again. */
function threadCode(): ThreadCode {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return { filename: fileURLToPath(new URL('work/thread.js', here)), execArgv: [] };
  const loader = pathToFileURL(createRequire(here).resolve('tsx')).href;
  const execArgv = ['--conditions=@duckbill/source', '--import', loader];
  return { filename: fileURLToPath(new URL('work/thread.ts', here)), execArgv };
}

/** Node has it; its types do not say so without those of browsers. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> };

/** What PGlite needs of its files, from the folder that has them. */
export async function readPGliteAssets(folder: string): Promise<PGliteAssets> {
  const read = (name: string): Promise<Buffer<ArrayBuffer>> => readFile(path.join(folder, name));
  const [pglite, initdb, data] = await Promise.all(['pglite.wasm', 'initdb.wasm', 'pglite.data'].map(read));
  if (pglite === undefined || initdb === undefined || data === undefined) throw new Error('a file is missing');
  return {
    pgliteWasmModule: await WebAssembly.compile(pglite),
    initdbWasmModule: await WebAssembly.compile(initdb),
    fsBundle: new Blob([data]),
  };
}
