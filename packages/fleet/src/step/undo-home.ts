import { rm } from 'node:fs/promises';
import { type FleetHome, pathOf } from './fleet-home.ts';
import { isInstallable } from './fleet-state.ts';
import { type HomeLayout, homeLayout } from './home-layout.ts';
import type { HomeWriter } from './home-writer.ts';
import { type Journal, type JournalEntry, printJournal, readJournal } from './journal.ts';
import { type BlockReason, lookAtFile } from './look-at.ts';
import { removeFolders } from './remove-folders.ts';
import { decode, encode, sameBytes } from './text-bytes.ts';

/** What became of a file when a change was taken back. */
export interface UndoneFile {
  readonly place: string;
  readonly what: 'restored' | 'removed' | 'was-so' | 'refused';
  readonly reason?: BlockReason | 'changed-since' | 'not-ours';
}

export interface UndoOutcome {
  /** `cut-off`: an apply that was killed; `none`: there is nothing to undo; `damaged`: the journal cannot be read. */
  readonly of: 'last-apply' | 'cut-off' | 'none' | 'damaged';
  readonly files: readonly UndoneFile[];
}

/** The journal of an apply while it runs; one that is found later was killed. */
export const underway = 'applying.json';
/** The journal of the last apply that ended. */
export const finished = 'undo.json';

/** Takes back the last apply, or one that was killed: every file gets the bytes of before, unless it changed since. */
export async function undoHome(home: FleetHome, writer: HomeWriter): Promise<UndoOutcome> {
  const layout = await homeLayout(home);
  const places = [`${layout.state}/${underway}`, `${layout.state}/${finished}`] as const;
  const found = await Promise.all(places.map((place) => lookAtFile(home, place)));
  if (found.every(({ state }) => state !== 'file')) return { of: 'none', files: [] };
  const { outcome, folders } = await writer.alone(pathOf(home, `${layout.state}/home`), async () => {
    for (const [index, place] of places.entries()) {
      const sight = await lookAtFile(home, place);
      if (sight.state !== 'file') continue;
      const of = index === 0 ? 'cut-off' : 'last-apply';
      const journal = readJournal(decode(sight.bytes));
      if (journal === undefined) return { outcome: { of: 'damaged' as const, files: [] }, folders: [] };
      const files = await takeBack(home, layout, journal, writer);
      const left = journal.entries.filter(({ place }) =>
        files.some((file) => file.place === place && file.what === 'refused'),
      );
      // What could not be undone can be tried again.
      const rest = left.length === 0 ? undefined : printJournal(home, { ...journal, entries: left });
      if (rest === undefined) await rm(pathOf(home, place), { force: true });
      else await writer.write(pathOf(home, place), encode(rest), { mode: 0o600 });
      return { outcome: { of, files } as const, folders: rest === undefined ? journal.folders : [] };
    }
    return { outcome: { of: 'none' as const, files: [] }, folders: [] };
  });
  await removeFolders(home, folders);
  return outcome;
}

/** Gives every file of a journal its old content, the last one first. */
export async function takeBack(
  home: FleetHome,
  layout: HomeLayout,
  { entries }: Journal,
  writer: HomeWriter,
): Promise<readonly UndoneFile[]> {
  const done: UndoneFile[] = [];
  for (const entry of entries.toReversed()) done.push(await takeFileBack(home, layout, entry, writer));
  return done.toReversed();
}

async function takeFileBack(
  home: FleetHome,
  layout: HomeLayout,
  { place, before, after, mode }: JournalEntry,
  writer: HomeWriter,
): Promise<UndoneFile> {
  // A journal that somebody has written must not reach other files.
  const ours = place === layout.config || place === `${layout.state}/state.json` || isInstallable(place, layout);
  if (!ours) return { place, what: 'refused', reason: 'not-ours' };
  const sight = await lookAtFile(home, place);
  if (sight.state === 'blocked') return { place, what: 'refused', reason: sight.reason };
  const now = sight.state === 'file' ? sight.bytes : null;
  if (sameBytes(now, before)) return { place, what: 'was-so' };
  if (!sameBytes(now, after)) return { place, what: 'refused', reason: 'changed-since' };
  const name = pathOf(home, place);
  if (before !== null) await writer.write(name, before, { expected: now, mode });
  else if (now !== null) await writer.remove(name, now);
  return { place, what: before === null ? 'removed' : 'restored' };
}
