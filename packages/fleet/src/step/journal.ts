import { Buffer } from 'node:buffer';
import { parseObject, objectOf } from './fleet-state.ts';
import type { FleetHome } from './fleet-home.ts';

/** A file that was or is to be changed, with what it holds before and after. */
export interface JournalEntry {
  readonly place: string;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  readonly mode: number;
}

/** All that is needed to bring a home back to how it was. Written before the first change. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** Folders that were not there, outermost first. */
  readonly folders: readonly string[];
}

/** A journal as a text. */
export function printJournal({ owner }: FleetHome, { entries, folders }: Journal): string {
  const files = entries.map(({ place, before, after, mode }) => ({
    place,
    before: before === null ? null : Buffer.from(before).toString('base64'),
    after: after === null ? null : Buffer.from(after).toString('base64'),
    mode,
  }));
  return `${JSON.stringify({ version: 1, owner, files, folders }, undefined, 2)}\n`;
}

/** Reads a journal back; undefined when it is none. */
export function readJournal(text: string): Journal | undefined {
  const value = parseObject(text);
  const { files, folders } = { files: value?.['files'], folders: value?.['folders'] };
  if (value?.['version'] !== 1 || !Array.isArray(files) || !Array.isArray(folders)) return undefined;
  const entries: JournalEntry[] = [];
  for (const one of files) {
    const file = objectOf(one);
    const place = file?.['place'];
    const mode = file?.['mode'];
    const before = bytesOf(file?.['before']);
    const after = bytesOf(file?.['after']);
    if (typeof place !== 'string' || typeof mode !== 'number' || before === undefined || after === undefined)
      return undefined;
    entries.push({ place, before, after, mode: mode & 0o777 });
  }
  return { entries, folders: folders.filter((folder) => typeof folder === 'string') };
}

function bytesOf(value: unknown): Uint8Array | null | undefined {
  if (value === null) return null;
  return typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64')) : undefined;
}
