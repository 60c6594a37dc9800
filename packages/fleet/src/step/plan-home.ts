import {
  bookmarkFileName,
  compareFleetText,
  type FleetFile,
  fleetFileKind,
  openBookmark,
  plistBeyond,
  printPlist,
  SourceText,
} from '@duckbill/core';
import { type FleetState, isInstallable, noState, printState, readState } from './fleet-state.ts';
import type { FleetHome } from './fleet-home.ts';
import { homeLayout, type HomeLayout } from './home-layout.ts';
import type { ForeignEntry, HomeItem, HomePlan, HomeWish } from './home-plan.ts';
import { lookAtFile, namesIn } from './look-at.ts';
import { planAwsConfig } from './plan-aws-config.ts';
import { decode, encode, sameBytes } from './text-bytes.ts';

/** Compares a home with what a member is to have. Reads, writes nothing. */
export async function planHome(home: FleetHome, wish: HomeWish): Promise<HomePlan> {
  const layout = await homeLayout(home);
  const { state: old, sight, place } = await findState(home, layout);
  const force = wish.force === true;
  const aws = await planAwsConfig(home, layout.config, awsTextOf(wish.files), force);
  const items: HomeItem[] = aws.item === undefined ? [] : [aws.item];
  const own = new Map<string, string>();
  const wanted = new Map<string, string>();
  for (const file of wish.files) {
    const target = targetOf(file, layout);
    if (target === undefined) continue;
    if (target === 'no-uuid') {
      items.push({ ...nothing(file.path), status: 'conflict', conflict: 'no-uuid' });
      continue;
    }
    wanted.set(target, file.text);
    const item = await planFile(home, target, file.text, old.files.get(target), force);
    items.push(item);
    const kept = item.status === 'conflict' ? old.files.get(target) : file.text;
    if (kept !== undefined) own.set(target, kept);
  }
  for (const [target, base] of old.files) {
    if (wanted.has(target)) continue;
    const item = await planPrune(home, target, base, force);
    if (item === undefined) continue;
    items.push(item);
    if (item.status === 'conflict') own.set(target, base);
  }
  const isOurs = items.some((item) => item.status !== 'conflict') || own.size > 0;
  const member = wish.member ?? old.member;
  const before = sight.state === 'file' ? sight.bytes : null;
  const after = isOurs || before !== null ? encode(printState(home, { member, files: own })) : null;
  return {
    layout,
    items,
    foreign: [...aws.foreign, ...(await foreignFiles(home, layout, new Set([...wanted.keys(), ...old.files.keys()])))],
    state: { ...nothing(place), mode: 0o600, before, after, status: sameBytes(before, after) ? 'same' : 'changed' },
  };
}

async function findState(home: FleetHome, layout: HomeLayout) {
  const place = `${layout.state}/state.json`;
  const sight = await lookAtFile(home, place);
  const read = (sight.state === 'file' ? readState(decode(sight.bytes), layout) : undefined) ?? noState;
  const state: FleetState = { ...read, files: new Map([...(await installedFiles(home, layout)), ...read.files]) };
  return { state, sight, place };
}

/** What an installer script of the fleet has put there: it keeps a copy of each file. */
async function installedFiles(home: FleetHome, layout: HomeLayout): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const kind of ['profiles', 'bookmarks'] as const) {
    const copies = `~/.duckbill/installer/${home.owner}/${kind}`;
    for (const name of await namesIn(home, copies)) {
      const place = `${layout[kind][0]}/${name}`;
      const sight = await lookAtFile(home, `${copies}/${name}`);
      if (sight.state === 'file' && isInstallable(place, layout)) files.set(place, decode(sight.bytes));
    }
  }
  return files;
}

function awsTextOf(files: readonly FleetFile[]): FleetFile | undefined {
  return files.find((file) => fleetFileKind(file.path) === 'aws-config');
}

/** Where a file of a user belongs; undefined: it is not installed. */
function targetOf({ path, text }: FleetFile, { profiles, bookmarks }: HomeLayout): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  switch (fleetFileKind(path)) {
    case 'profile':
      return `${profiles[0]}/${name}`;
    case 'bookmark': {
      // Cyberduck saves to the name of the UUID, and would leave a file of any other name beside it (cyberduck-formats §4.1).
      const uuid = openBookmark(new SourceText(path, text)).bookmark?.uuid?.value;
      const saved = uuid === undefined ? undefined : bookmarkFileName(uuid);
      return saved === undefined ? 'no-uuid' : `${bookmarks[0]}/${saved}`;
    }
    default:
      return undefined;
  }
}

async function planFile(
  home: FleetHome,
  place: string,
  text: string,
  base: string | undefined,
  force: boolean,
): Promise<HomeItem> {
  const sight = await lookAtFile(home, place);
  const after = encode(text);
  // What a person's programs write beside it is nobody else's business.
  const item = { ...nothing(place), after, mode: 0o600 };
  if (sight.state === 'absent') return { ...item, status: 'missing' };
  if (sight.state === 'blocked') return { ...item, after: null, status: 'conflict', conflict: sight.reason };
  const { bytes, mode } = sight;
  const now = decode(bytes);
  const found = { ...item, before: bytes, mode, changes: compareFleetText(place, now, text) };
  if (saysTheSame(place, text, now, base)) return { ...found, after: bytes, changes: [], status: 'same' };
  if (force || (base !== undefined && isAsLeft(place, base, now))) return { ...found, status: 'changed' };
  return { ...found, after: bytes, status: 'conflict', conflict: base === undefined ? 'foreign' : 'edited' };
}

async function planPrune(home: FleetHome, place: string, base: string, force: boolean): Promise<HomeItem | undefined> {
  const sight = await lookAtFile(home, place);
  if (sight.state === 'absent') return undefined;
  if (sight.state === 'blocked') return { ...nothing(place), status: 'conflict', conflict: sight.reason };
  const { bytes, mode } = sight;
  const item = { ...nothing(place), before: bytes, mode };
  if (force || isAsLeft(place, base, decode(bytes))) return { ...item, status: 'stale' };
  const changes = compareFleetText(place, base, decode(bytes));
  return { ...item, after: bytes, status: 'conflict', conflict: 'edited', changes };
}

/** What Cyberduck adds to a bookmark whenever it is used (cyberduck-formats §4.2, B15). */
const added = ['Access Timestamp', 'Workdir', 'Download Folder', 'Upload Folder', 'Custom'];

/**
 * Everything that is wanted stands there. What a person has added to a file of ours may stay, what an earlier spec has put
 * there may not; a profile that somebody else has made says the same only when it says nothing more.
 */
function saysTheSame(place: string, wanted: string, now: string, base: string | undefined): boolean {
  if (wanted === now) return true;
  const more = plistBeyond(place, wanted, now);
  if (more === undefined) return false;
  if (base === undefined) return more.length === 0 || fleetFileKind(place) === 'bookmark';
  const once = new Set(plistBeyond(place, printPlist(new Map(), 'cyberduck'), base));
  return !more.some((item) => once.has(item));
}

/** Nobody but a program has had a hand in the file since it was written. */
function isAsLeft(place: string, base: string, now: string): boolean {
  if (base === now) return true;
  const more = plistBeyond(place, base, now);
  return more?.every((item) => added.some((start) => item.startsWith(start))) ?? false;
}

async function foreignFiles(
  home: FleetHome,
  { profiles, bookmarks }: HomeLayout,
  ours: ReadonlySet<string>,
): Promise<readonly ForeignEntry[]> {
  const found: ForeignEntry[] = [];
  for (const [folders, extension] of [
    [profiles, '.cyberduckprofile'],
    [bookmarks, '.duck'],
  ] as const)
    for (const folder of folders)
      for (const name of await namesIn(home, folder))
        if (name.endsWith(extension) && !ours.has(`${folder}/${name}`)) found.push({ place: `${folder}/${name}` });
  return found;
}

function nothing(place: string): HomeItem {
  return { place, status: 'same', before: null, after: null, mode: 0o600, changes: [] };
}
