import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Document, InspectWorld } from '@duckbill/core';
import type { Terminal } from './terminal.ts';

/** Nobody's token is longer; a device file never ends. */
const longestCacheFile = 1_000_000;

/** What an inspection may look at besides the files given: caches of tokens, and which of them are there. */
export function inspectWorld(terminal: Terminal, document: Document): InspectWorld {
  return {
    home: homeOf(document, terminal),
    readFile: (name) => readCacheFile(name),
    now: terminal.now().getTime(),
    sha1Hex: (text) => createHash('sha1').update(text, 'utf8').digest('hex'),
    sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  };
}

/** Files of another home folder go with the caches of that one. */
function homeOf(document: Document, { cwd, home }: Terminal): string {
  const source = document.kind === 'aws' ? document.sources[0] : undefined;
  if (source === undefined) return home;
  const folder = path.dirname(path.resolve(cwd, source.name));
  return path.basename(folder) === '.aws' ? path.dirname(folder) : home;
}

function readCacheFile(name: string): string | undefined {
  try {
    const stats = statSync(name);
    return stats.isFile() && stats.size <= longestCacheFile ? readFileSync(name, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
