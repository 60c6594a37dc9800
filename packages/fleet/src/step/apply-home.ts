import { rename, rm } from 'node:fs/promises';
import { type FleetHome, pathOf } from './fleet-home.ts';
import { homeLayout } from './home-layout.ts';
import type { HomeItem, HomePlan, HomeWish } from './home-plan.ts';
import type { HomeWriter } from './home-writer.ts';
import { type Journal, printJournal, readJournal } from './journal.ts';
import { lookAt, lookAtFile } from './look-at.ts';
import { planHome } from './plan-home.ts';
import { removeFolders } from './remove-folders.ts';
import { decode, encode, sameBytes } from './text-bytes.ts';
import { finished, takeBack, underway, type UndoneFile } from './undo-home.ts';

export interface ApplyOutcome {
  readonly plan: HomePlan;
  /** What is different now. */
  readonly written: readonly HomeItem[];
  /** Of an earlier apply that was killed, taken back first. */
  readonly takenBack: readonly UndoneFile[];
}

/** An apply that was killed, and is to be taken back before the next one. */
export async function isCutOff(home: FleetHome): Promise<boolean> {
  const { state } = await homeLayout(home);
  return (await lookAtFile(home, `${state}/${underway}`)).state === 'file';
}

/**
 * Brings a home in step with the files of a member. The journal is written first: whatever moment it is killed at, each
 * file is old or new, and `undoHome` brings back all of them. Throws when a file cannot be written, with nothing changed.
 * A home that is in step is not touched.
 */
export async function applyHome(home: FleetHome, wish: HomeWish, writer: HomeWriter): Promise<ApplyOutcome> {
  const first = await planHome(home, wish);
  if (toWrite(first).length === 0 && !(await isCutOff(home))) return { plan: first, written: [], takenBack: [] };
  const { state } = first.layout;
  const blocked = await lookAt(home, state);
  if (blocked.state === 'blocked' || blocked.state === 'file')
    throw new Error(`cannot keep what is ours in ${state}: it is no folder, or leads out of the home folder`);
  const folders = await missingFolders(home, [...toWrite(first).map(({ place }) => place), `${state}/x`]);
  try {
    return await applyAlone(home, wish, writer, first, folders);
  } catch (error) {
    await removeFolders(home, folders);
    throw error;
  }
}

async function applyAlone(
  home: FleetHome,
  wish: HomeWish,
  writer: HomeWriter,
  first: HomePlan,
  folders: readonly string[],
): Promise<ApplyOutcome> {
  const { state } = first.layout;
  return writer.alone(pathOf(home, `${state}/home`), async () => {
    const { files: takenBack, folders: made } = await takeCutOffBack(home, first, writer);
    const plan = await planHome(home, wish);
    const items = toWrite(plan);
    if (items.length === 0) return { plan, written: [], takenBack };
    const journal: Journal = { entries: items, folders: [...made, ...folders] };
    const place = pathOf(home, `${state}/${underway}`);
    await writer.write(place, encode(printJournal(home, journal)), { expected: null, mode: 0o600 });
    try {
      for (const item of items) await carryOut(home, item, writer);
    } catch (error) {
      await takeBack(home, plan.layout, journal, writer);
      await rm(place, { force: true });
      throw error;
    }
    await rename(place, pathOf(home, `${state}/${finished}`));
    return { plan, written: items.filter((item) => item !== plan.state), takenBack };
  });
}

/** The state comes last. */
function toWrite({ items, state }: HomePlan): readonly HomeItem[] {
  return [...items, state].filter(({ before, after }) => !sameBytes(before, after));
}

async function carryOut(home: FleetHome, { place, before, after, mode }: HomeItem, writer: HomeWriter): Promise<void> {
  const name = pathOf(home, place);
  if (after !== null) await writer.write(name, after, { expected: before, mode });
  else if (before !== null) await writer.remove(name, before);
}

async function takeCutOffBack(home: FleetHome, plan: HomePlan, writer: HomeWriter): Promise<CutOff> {
  const place = `${plan.layout.state}/${underway}`;
  const sight = await lookAtFile(home, place);
  if (sight.state !== 'file') return { files: [], folders: [] };
  const journal = readJournal(decode(sight.bytes));
  if (journal === undefined) throw new Error(`${place} is damaged: look at it, then remove it`);
  const files = await takeBack(home, plan.layout, journal, writer);
  await rm(pathOf(home, place), { force: true });
  return { files, folders: journal.folders };
}

interface CutOff extends Pick<Journal, 'folders'> {
  readonly files: readonly UndoneFile[];
}

/** Outermost first. */
async function missingFolders(home: FleetHome, places: readonly string[]): Promise<readonly string[]> {
  const missing = new Set<string>();
  for (const place of places) {
    const parts = place.split('/').slice(0, -1);
    for (let count = 2; count <= parts.length; count += 1) {
      const folder = parts.slice(0, count).join('/');
      if (!missing.has(folder) && (await lookAt(home, folder)).state === 'absent') missing.add(folder);
    }
  }
  return [...missing].toSorted((a, b) => a.length - b.length);
}
