import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { homeWith } from './sample-files.ts';

/** A home folder, which is the folder of temporary files too, and what was put there by the test. */
export interface PlantedHome {
  readonly folder: string;
  /** Every file that was not planted, by name; digests in names as SHA1. */
  readonly written: () => Promise<ReadonlyMap<string, string>>;
}

export async function plantedHome(files: Readonly<Record<string, string>>): Promise<PlantedHome> {
  const folder = await homeWith(files);
  const written = async (): Promise<ReadonlyMap<string, string>> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((name) => !Object.hasOwn(files, name));
    const texts = names.map(async (name) => [name, await readFile(path.join(folder, name), 'latin1')] as const);
    return new Map(await Promise.all(texts));
  };
  return { folder, written };
}
