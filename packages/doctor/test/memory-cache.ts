import { type CacheEntries, cacheFormats, type CacheKind } from '@duckbill/core';
import type { TokenCache } from '@duckbill/doctor';

/** A cache in memory; `files` holds the texts as they would stand on a disk, by folder and name. */
export function memoryCache(files: Map<string, string> = new Map()): TokenCache & {
  readonly files: Map<string, string>;
} {
  const pathOf = (cache: CacheKind, file: string): string =>
    `${cacheFormats[cache].folder}/${file.slice(file.lastIndexOf('/') + 1)}`;
  return {
    files,
    read: async <Kind extends CacheKind>({ cache, file }: { cache: Kind; file: string }) => {
      const path = pathOf(cache, file);
      const text = files.get(path);
      const reading = text === undefined ? undefined : cacheFormats[cache].read(path, text);
      return reading?.ok === true ? reading.entry : undefined;
    },
    write: async <Kind extends CacheKind>(
      { cache, file }: { cache: Kind; file: string },
      entry: CacheEntries[Kind],
    ) => {
      const path = pathOf(cache, file);
      files.set(path, cacheFormats[cache].print(entry, files.get(path)));
      return true;
    },
    remove: async ({ cache, file }) => {
      files.delete(pathOf(cache, file));
    },
  };
}
