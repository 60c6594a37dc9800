import { fileURLToPath } from 'node:url';
import { type Assets, ownAssets } from '@duckbill/api';

/** Where the service's files are: beside the bundle, unless this is the source. */
export function serveAssets(): Assets {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return ownAssets();
  const place = (name: string): string => fileURLToPath(new URL(name, here));
  return {
    pglite: place('pglite'),
    pages: place('pages'),
    thread: { filename: place('thread.cjs'), execArgv: [] },
    segments: { filename: place('../fleet-thread.cjs'), execArgv: [] },
  };
}
