import { type Document, findSecrets } from '@duckbill/core';
import { BundleMask, type Masked } from './masked-text.ts';
import { openForMask } from './text-kind.ts';

export interface FileToMask {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What it was read as, where its name does not tell. */
  readonly role?: Document['kind'];
}

export interface MaskedFiles {
  /** By path, in the order given. */
  readonly files: ReadonlyMap<string, Masked<Uint8Array>>;
  /** For what else goes along with the files. */
  readonly mask: BundleMask;
}

/**
 * Replaces every secret of files by a mark of its shape: those that are known, those that readers find in the files, and
 * what looks like a token. Needs nothing of Node: a browser does it as well.
 */
export function maskFiles(files: readonly FileToMask[], known: Iterable<string> = []): MaskedFiles {
  const opened = files.map((file) => ({ ...file, ...openForMask(file.path, file.bytes, file.role) }));
  const secrets = new Set<string>(known);
  for (const { document } of opened) {
    if (document !== undefined) for (const secret of findSecrets(document)) secrets.add(secret);
  }
  const mask = new BundleMask(secrets);
  const masked = new Map(opened.map(({ path, bytes, kind }) => [path, mask.bytes(bytes, kind)]));
  mask.learn();
  return { files: masked, mask };
}
