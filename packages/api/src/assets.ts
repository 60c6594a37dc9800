import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
  /** The folder with the pages: `index.html`, `reference.html` and `assets`. */
  readonly pages: string;
}

/** Where the files lie beside these sources, or beside what was built from them. */
export function ownAssets(): Assets {
  const { resolve } = createRequire(import.meta.url);
  return {
    pglite: path.dirname(resolve('@electric-sql/pglite')),
    thread: threadCode(),
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
