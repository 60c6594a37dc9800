import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * Everything below a folder, itself included: kinds, permissions, times of change, contents. Another program that wrote
 * anything, also the same again, makes it another one.
 */
export async function treeOf(folder: string): Promise<readonly string[]> {
  const names = ['', ...(await readdir(folder, { recursive: true }))].toSorted();
  return Promise.all(
    names.map(async (name) => {
      const place = path.join(folder, name);
      const { mode, mtimeMs, ctimeMs, ino, size } = await lstat(place);
      const facts = [name, mode.toString(8), mtimeMs, ctimeMs, ino, size];
      if ((mode & 0o170000) === 0o120000) return [...facts, await readlink(place)].join(' ');
      if ((mode & 0o170000) !== 0o100000) return facts.join(' ');
      const digest = createHash('sha256')
        .update(await readFile(place))
        .digest('hex');
      return [...facts, digest].join(' ');
    }),
  );
}
