import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  bookmarkCollections,
  bookmarkFolders,
  bookmarkProducts,
  findSecrets,
  folderReport,
  jsonFolder,
  loadBookmarkFolder,
  maskSecrets,
  openBookmark,
  profileFolders,
  type SourceText,
  type Surroundings,
  urlProtocols,
} from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import type { BookmarksCommandOptions } from '../program.ts';
import { readFileSource } from '../read-input.ts';
import { reasonOf } from '../system-reason.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { readKnownProfiles } from '../url-target.ts';

/** `duckbill bookmarks`: where bookmarks lie, or what becomes of a folder of them. */
export async function bookmarksCommand(
  terminal: Terminal,
  folder: string | undefined,
  options: BookmarksCommandOptions,
): Promise<Exit> {
  if (folder === undefined) return listFolders(terminal, options);
  if (options.platform !== undefined) throw CommandFailure.usage('--platform is for the list of folders: name none');
  return loadFolder(terminal, folder, options.json === true);
}

/** Every file of the folder, in the order of names, as Cyberduck would load them. */
async function loadFolder(terminal: Terminal, folder: string, json: boolean): Promise<Exit> {
  const sources = await readFolder(terminal, folder);
  const protocols = urlProtocols(await readKnownProfiles(terminal));
  const loading = loadBookmarkFolder(sources, (protocol) => protocols.find(protocol) !== undefined);
  const missing = loading.entries.filter(({ outcome }) => outcome !== 'loaded' && outcome !== 'no-bookmark').length;
  const exit: Exit =
    missing === 0
      ? { code: exitCodes.ok, reason: 'every bookmark is shown' }
      : { code: exitCodes.findings, reason: `${missing} bookmarks are not shown` };
  const secrets = new Set(sources.flatMap((source) => findSecrets(openBookmark(source))));
  if (json) writeJson(terminal, { version: 1, folder, entries: jsonFolder(loading, sources) }, exit, secrets);
  else {
    const report = folderReport(loading, sources, paintFor(terminal.stdout, terminal.environment));
    terminal.stdout.write(maskSecrets(report, secrets));
  }
  return exit;
}

async function readFolder(terminal: Terminal, folder: string): Promise<readonly SourceText[]> {
  try {
    const entries = await readdir(path.resolve(terminal.cwd, folder), { withFileTypes: true });
    const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    const sources: SourceText[] = [];
    for (const name of names.toSorted()) sources.push(await readFileSource(path.join(folder, name), terminal.cwd));
    return sources;
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw CommandFailure.couldNotFinish(`cannot read the folder ${folder}: ${reasonOf(error)}`);
  }
}

const platforms = ['darwin', 'win32', 'linux'] as const;

interface Place {
  readonly product: string;
  readonly collection: string;
  readonly path: string;
  /** Undefined for another platform than this one. */
  readonly files?: number | 'missing';
}

/** Where each program keeps bookmarks and profiles, on this computer or, in general, on another platform. */
async function listFolders(terminal: Terminal, { platform, json }: BookmarksCommandOptions): Promise<Exit> {
  const other = platforms.find((one) => one === platform);
  if (platform !== undefined && other === undefined)
    throw CommandFailure.usage(`unknown platform "${platform}"; known: ${platforms.join(', ')}`);
  const surroundings: Surroundings = other === undefined ? terminal : { platform: other, home: '~', environment: {} };
  const places: Place[] = [];
  for (const product of bookmarkProducts) {
    for (const collection of bookmarkCollections)
      for (const { path: where } of bookmarkFolders(surroundings, product, collection))
        places.push({ product, collection, path: where, ...(await countFiles(where, other === undefined)) });
  }
  for (const where of profileFolders(surroundings))
    places.push({
      product: 'all',
      collection: 'Profiles',
      path: where,
      ...(await countFiles(where, other === undefined)),
    });
  const exit: Exit = { code: exitCodes.ok, reason: 'listed' };
  if (json === true) writeJson(terminal, { version: 1, platform: surroundings.platform, places }, exit);
  else terminal.stdout.write(places.map(placeLine).join(''));
  return exit;
}

function placeLine({ product, collection, path: where, files }: Place): string {
  const count = files === undefined ? '' : `  ${files === 'missing' ? '(not there)' : `(${files} files)`}`;
  return `${product.padEnd(13)}  ${collection.padEnd(9)}  ${where}${count}\n`;
}

async function countFiles(folder: string, isHere: boolean): Promise<Pick<Place, 'files'>> {
  if (!isHere) return {};
  try {
    return { files: (await stat(folder)).isDirectory() ? (await readdir(folder)).length : 'missing' };
  } catch {
    return { files: 'missing' };
  }
}
