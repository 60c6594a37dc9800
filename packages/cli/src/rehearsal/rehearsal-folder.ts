import { mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Machine } from '@duckbill/doctor';
import { copyFiles, type Sandbox } from '@duckbill/sandbox';
import { CommandFailure } from '../command-failure.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Copies of somebody's files, laid out as a home folder. */
export interface RehearsalFolder {
  readonly path: string;
  /** What to name in the place of TARGET, from inside the folder. */
  readonly target: string;
  /** Connection profiles that have to be named. */
  readonly profiles: readonly string[];
  /** Takes a temporary folder away; one that was asked for stays. */
  readonly close: () => Promise<void>;
}

/** Writes the copies into `wanted`, which has to be empty, or into a temporary folder. */
export async function writeRehearsalFolder(
  terminal: Terminal,
  rehearsal: Rehearsal,
  sandbox: Sandbox,
  { target, wanted }: { readonly target: string; readonly wanted?: string },
): Promise<RehearsalFolder> {
  const folder = wanted === undefined ? await temporaryFolder() : await emptyFolder(path.resolve(terminal.cwd, wanted));
  const close = async (): Promise<void> => {
    if (wanted === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await fill(rehearsal, sandbox, folder, target)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function temporaryFolder(): Promise<string> {
  // Made for its owner alone.
  return realpath(await mkdtemp(path.join(tmpdir(), 'duckbill-rehearsal-')));
}

async function emptyFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length > 0)
      throw CommandFailure.usage(`${folder} is not empty: copies go into a folder of their own`);
    return await realpath(folder);
  } catch (error) {
    if (CommandFailure.is(error)) throw error;
    throw CommandFailure.couldNotFinish(`cannot make ${folder}: ${reasonOf(error)}`);
  }
}

async function fill(
  { machine, documents, likeness, read, swap, token, withoutMfa }: Rehearsal,
  { url, clock }: Sandbox,
  folder: string,
  target: string,
): Promise<Omit<RehearsalFolder, 'close'>> {
  const tokenFile = path.join(folder, 'web-identity-token');
  const { keys } = likeness;
  const { sessionToken } = read.planned.keys;
  const copies = copyFiles(
    {
      documents,
      url,
      tokenFile,
      withoutMfa,
      ...(keys === undefined ? {} : { keys }),
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
    swap,
  );
  const places = placesOf(machine, documents);
  for (const { name, text } of copies) await write(path.join(folder, places.get(name) ?? path.basename(name)), text);
  if (token !== undefined) await write(tokenFile, token(clock.now()));
  const isFile = documents.some((document) => document.kind !== 'aws' && document.source.name === target);
  const profiles = documents.flatMap((document) => {
    if (document.kind !== 'profile' || document.source.name === target) return [];
    const place = places.get(document.source.name) ?? '';
    return place.includes(path.sep) ? [] : [place];
  });
  const named = read.input.target.kind === 'url' ? swap.text(target) : target;
  return { path: folder, target: isFile ? (places.get(target) ?? target) : named, profiles };
}

async function write(name: string, text: string): Promise<void> {
  const outcome = await writeTextFile(name, text, { expected: null, secret: true });
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}`);
}

/** As in a home folder: AWS files where programs look, installed profiles where they were, the rest on top. */
function placesOf(machine: Machine, documents: Rehearsal['documents']): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const taken = new Set<string>();
  for (const document of documents) {
    if (document.kind === 'aws') {
      for (const [name, kind] of document.fileKinds) places.set(name, path.join('.aws', kind));
      continue;
    }
    const { name } = document.source;
    // Of the computer that the files are of, which may be another one.
    const theirs = machine.platform === 'win32' ? path.win32 : path.posix;
    const relative = theirs.relative(machine.home, name);
    const isBelow = theirs.isAbsolute(name) && !theirs.isAbsolute(relative) && !relative.startsWith('..');
    const isInstalled = document.kind === 'profile' && isBelow;
    let place = isInstalled ? path.join(...relative.split(theirs.sep)) : theirs.basename(name);
    while (taken.has(place)) place = `copy of ${place}`;
    taken.add(place);
    places.set(name, place);
  }
  return places;
}
