import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FleetFile, fleetFileKind, fleetPaths, readFleetSections, SourceText } from '@duckbill/core';

/** A generated folder of one user, as a home takes it. */
export interface UserFolder {
  readonly files: readonly FleetFile[];
  /** Whose managed block stands in the AWS config; undefined without one. */
  readonly owner: string | undefined;
}

const longestFile = 16 * 1024 * 1024;

/**
 * Reads what is to be installed from a generated user folder: AWS config, profiles, bookmarks; what stands beside them is
 * for installers and device management. Links are not followed. Throws as the file system does.
 */
export async function readUserFolder(folder: string): Promise<UserFolder> {
  await readdir(folder);
  const { awsConfig, profiles, bookmarks } = fleetPaths;
  const files: FleetFile[] = [];
  await take(folder, awsConfig, files);
  for (const below of [profiles, bookmarks])
    for (const name of (await namesOf(path.join(folder, below))).toSorted())
      await take(folder, `${below}/${name}`, files);
  const aws = files.find((file) => fleetFileKind(file.path) === 'aws-config');
  const sections = aws === undefined ? [] : readFleetSections(new SourceText(aws.path, aws.text));
  return { files, owner: sections.find(({ owner }) => owner !== undefined)?.owner };
}

async function take(folder: string, place: string, files: FleetFile[]): Promise<void> {
  const name = path.join(folder, place);
  if (fleetFileKind(place) === 'other') return;
  let stats;
  try {
    stats = await lstat(name);
  } catch {
    return;
  }
  if (!stats.isFile() || stats.size > longestFile) return;
  files.push({ path: place, text: await readFile(name, 'utf8'), mode: 0o600 });
}

async function namesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
