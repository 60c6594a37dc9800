import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Files that the service opens by their names. They lie elsewhere in a bundle than here, so whoever starts the service
 * may say where.
 */
export interface Assets {
  /** The folder with what PGlite reads: `pglite.wasm`, `pglite.data` and `initdb.wasm`. */
  readonly pglite: string;
}

/** Where the files lie beside these sources, or beside what was built from them. */
export function ownAssets(): Assets {
  const { resolve } = createRequire(import.meta.url);
  return { pglite: path.dirname(resolve('@electric-sql/pglite')) };
}
