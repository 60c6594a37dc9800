import { readFile, stat } from 'node:fs/promises';
import type { StoredKey } from '../schemas/key-file.ts';
import { isApiKeyOf, readApiKeyId } from './api-key.ts';
import { keyState, parseKeyFile } from './key-file.ts';

/** The keys that are good now. */
export interface KeyRing {
  /** `unknown` for revoked keys as well: who holds one learns nothing. `expired` only to who holds the true key. */
  find(text: string): Promise<StoredKey | 'unknown' | 'expired'>;
}

/** Where a file of keys comes from. */
export interface KeySource {
  /** Another text each time that the file may have changed. */
  stamp(): Promise<string>;
  read(): Promise<string>;
}

export interface KeyRingOptions {
  readonly source: KeySource;
  readonly now: () => number;
  /** Hears why a changed file was not taken. The keys of before go on. */
  readonly warn: (message: string) => void;
  /** Milliseconds between two looks at the file; a second unless given. A revoked key works no longer than this. */
  readonly interval?: number;
}

const everySecond = 1000;

/**
 * Reads the keys, and reads them again when the file has changed: no restart. A file that became unreadable leaves the
 * last good keys in force; one that is not good at the start is a refusal with its reason.
 */
export async function openKeyRing(
  options: KeyRingOptions,
): Promise<{ readonly ok: true; readonly ring: KeyRing } | { readonly ok: false; readonly reason: string }> {
  const { source, now, warn, interval = everySecond } = options;
  // The stamp first: a change between the two is seen at the next look.
  let stamp = await stampOf(source);
  const first = await readKeys(source);
  if (!first.ok) return first;
  let { keys } = first;
  let looked = now();
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const found = await stampOf(source);
    if (found === stamp) return;
    const read = await readKeys(source);
    stamp = found;
    if (read.ok) ({ keys } = read);
    else warn(`the file of keys was changed and is not taken, the keys of before go on: ${read.reason}`);
  }

  const refresh = (): Promise<void> | undefined => {
    const at = now();
    // A clock that was set back must not stop the looking.
    if (looking === undefined && Math.abs(at - looked) >= interval) {
      looked = at;
      looking = look().finally(() => {
        looking = undefined;
      });
    }
    return looking;
  };

  const find: KeyRing['find'] = async (text) => {
    await refresh();
    const key = keys.get(readApiKeyId(text) ?? '');
    if (key === undefined || !isApiKeyOf(text, key.sha256)) return 'unknown';
    const state = keyState(key, now());
    if (state === 'good') return key;
    return state === 'expired' ? 'expired' : 'unknown';
  };
  return { ok: true, ring: { find } };
}

/** A file of the disk; also behind a link that is turned to another file, as Kubernetes does with secrets. */
export function keySourceOfFile(file: string): KeySource {
  return {
    stamp: async () => {
      const { dev, ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
      return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
    },
    read: () => readFile(file, 'utf8'),
  };
}

/** A file that is gone has a stamp as well, so that this is told once and not each second. */
async function stampOf(source: KeySource): Promise<string> {
  try {
    return await source.stamp();
  } catch (error) {
    return systemCode(error);
  }
}

async function readKeys(
  source: KeySource,
): Promise<
  { readonly ok: true; readonly keys: ReadonlyMap<string, StoredKey> } | { readonly ok: false; readonly reason: string }
> {
  let text: string;
  try {
    text = await source.read();
  } catch (error) {
    return { ok: false, reason: `it cannot be read: ${systemCode(error)}` };
  }
  const parsed = parseKeyFile(text);
  if (!parsed.ok) return parsed;
  return { ok: true, keys: new Map(parsed.value.keys.map((key) => [key.id, key])) };
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
