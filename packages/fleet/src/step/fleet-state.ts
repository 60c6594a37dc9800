import type { FleetHome } from './fleet-home.ts';
import type { HomeLayout } from './home-layout.ts';

/** What we have put into a home: the text of each file, by its place. */
export interface FleetState {
  readonly member: string | undefined;
  readonly files: ReadonlyMap<string, string>;
}

export const noState: FleetState = { member: undefined, files: new Map() };

/** The text of a state file: the same state gives the same bytes. */
export function printState({ owner }: FleetHome, { member, files }: FleetState): string {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version: 1, owner, member, files: Object.fromEntries(sorted) }, undefined, 2)}\n`;
}

/**
 * Reads a state file. It says which files may be removed: only such as lie in the folders for profiles and bookmarks
 * count, whatever somebody has written into it. Undefined: it cannot be read, and nothing is known to be ours.
 */
export function readState(text: string, layout: HomeLayout): FleetState | undefined {
  const value = parseObject(text);
  const files = value === undefined ? undefined : objectOf(value['files']);
  if (value?.['version'] !== 1 || files === undefined) return undefined;
  const member = value['member'];
  const own = new Map<string, string>();
  for (const [place, content] of Object.entries(files))
    if (typeof content === 'string' && isInstallable(place, layout)) own.set(place, content);
  return { member: typeof member === 'string' ? member : undefined, files: own };
}

/** Whether a place is one that files of a fleet are installed to. */
export function isInstallable(place: string, { profiles, bookmarks }: HomeLayout): boolean {
  const cut = place.lastIndexOf('/');
  const name = place.slice(cut + 1);
  if (name.startsWith('.') || name.includes('\\') || name.includes('\0')) return false;
  const folders: readonly string[] = name.endsWith('.duck')
    ? bookmarks
    : name.endsWith('.cyberduckprofile')
      ? profiles
      : [];
  return folders.includes(place.slice(0, cut));
}

export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.assign(Object.create(null) as Record<string, unknown>, value)
    : undefined;
}
