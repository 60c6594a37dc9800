import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { profileFolders, type SourceText } from '@duckbill/core';
import { readFileSource } from './read-input.ts';
import type { Terminal } from './terminal.ts';

/** Every connection profile of the folders where Cyberduck looks. */
export async function readInstalledProfiles(terminal: Terminal): Promise<readonly SourceText[]> {
  const sources: SourceText[] = [];
  for (const folder of profileFolders(terminal)) {
    for (const name of await profileNames(folder))
      sources.push(await readFileSource(path.join(folder, name), terminal.cwd));
  }
  return sources;
}

/** Cyberduck loads names with exactly this extension (cyberduck-formats §2.1). */
async function profileNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.cyberduckprofile')).toSorted();
  } catch {
    return [];
  }
}
