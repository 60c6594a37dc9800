import path from 'node:path';
import { type CacheEntries, cacheFormats, type CacheKind, type Diagnostic } from '@duckbill/core';
import type { Machine } from '../machine/machine.ts';

/** A cache file as it stands on the computer. The entry is secret. */
export type CacheFile<Kind extends CacheKind> =
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly reason: string }
  | ({ readonly state: 'damaged'; readonly diagnostics: readonly Diagnostic[] } & FoundFile)
  | ({ readonly state: 'read'; readonly entry: CacheEntries[Kind] } & FoundFile);

interface FoundFile {
  readonly text: string;
  readonly modified: number;
  readonly mode?: number;
}

/** Reads one kind of cache file; `file` starts with `~`, and so do the places of the diagnostics. */
export async function readCacheFile<Kind extends CacheKind>(
  machine: Machine,
  kind: Kind,
  file: string,
): Promise<CacheFile<Kind>> {
  const found = await machine.read(homePath(machine, file));
  switch (found.state) {
    case 'absent':
      return { state: 'absent' };
    case 'folder':
      return { state: 'unreadable', reason: 'it is a folder' };
    case 'unreadable':
      return { state: 'unreadable', reason: found.reason };
    case 'read': {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.bytes);
      const { modified, mode } = found;
      const about: FoundFile = { text, modified, ...(mode === undefined ? {} : { mode }) };
      const reading = cacheFormats[kind].read(file, text);
      return reading.ok
        ? { state: 'read', entry: reading.entry, ...about }
        : { state: 'damaged', diagnostics: reading.diagnostics, ...about };
    }
  }
}

/** The path behind `~/…`, as the platform of the machine writes it. */
export function homePath({ platform, home }: Pick<Machine, 'platform' | 'home'>, file: string): string {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  return file.startsWith('~/') ? paths.join(home, ...file.slice(2).split('/')) : file;
}
