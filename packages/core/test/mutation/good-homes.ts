import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileKind } from './mistake.ts';

/** A file of a home folder in which nothing is wrong. */
export interface GoodFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly lines: readonly string[];
}

/** The folders beside this file: each holds profiles, bookmarks and AWS files that belong together. */
export function goodHomes(): readonly (readonly GoodFile[])[] {
  const root = fileURLToPath(new URL('good/', import.meta.url)).replaceAll('\\', '/');
  return readdirSync(root)
    .toSorted()
    .map((home) =>
      readdirSync(root + home, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`)
        .toSorted()
        .map((file) => ({
          name: file.slice(root.length),
          kind: kindOf(file),
          lines: readFileSync(file, 'utf8').split('\n'),
        })),
    );
}

function kindOf(file: string): FileKind {
  if (file.endsWith('.cyberduckprofile')) return 'profile';
  if (file.endsWith('.duck')) return 'bookmark';
  return file.endsWith('/config') ? 'config' : 'credentials';
}
