import { type OperatorFile, readOperatorFile } from '../operator-file.ts';
import type { FieldError } from '../problem.ts';
import { keyFileSchema, type KeyFile, type StoredKey } from '../schemas/key-file.ts';
import { createValidator } from '../validator.ts';
import { makeApiKey } from './api-key.ts';
import type { Scope } from './caller.ts';

const validate = createValidator(keyFileSchema);

/** What a file of keys holds, or why it holds none: places and names of fields, never what stands there. */
export function parseKeyFile(text: string): OperatorFile<KeyFile> {
  return readOperatorFile(text, validate, checkKeys);
}

/** What the schema cannot say. */
function checkKeys({ keys }: KeyFile): readonly FieldError[] {
  const ids = new Set<string>();
  const errors: FieldError[] = [];
  for (const [index, key] of keys.entries()) {
    const pointer = `#/keys/${index}`;
    if (ids.has(key.id)) errors.push({ pointer: `${pointer}/id`, detail: 'is the id of an earlier key' });
    ids.add(key.id);
    for (const name of ['created', 'expires', 'revoked'] as const) {
      if (Number.isNaN(Date.parse(key[name] ?? key.created)))
        errors.push({ pointer: `${pointer}/${name}`, detail: 'is no moment of the calendar' });
    }
  }
  return errors;
}

export function printKeyFile(file: KeyFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** What the work on keys needs from outside. */
export interface KeyWorld {
  readonly now: number;
  readonly randomBytes: (size: number) => Uint8Array;
}

export interface KeyWishes {
  readonly tenant: string;
  readonly scopes: readonly Scope[];
  readonly name?: string;
  /** Milliseconds since 1970. */
  readonly expires?: number;
}

/** The file with one more key, and the key: nobody can print it again. */
export function createKey(
  file: KeyFile,
  wishes: KeyWishes,
  world: KeyWorld,
): { readonly file: KeyFile; readonly key: StoredKey; readonly text: string } {
  const made = makeApiKey(world.randomBytes);
  const key: StoredKey = {
    id: made.id,
    ...(wishes.name === undefined ? {} : { name: wishes.name }),
    tenant: wishes.tenant,
    scopes: [...new Set(wishes.scopes)],
    sha256: made.hash,
    created: moment(world.now),
    ...(wishes.expires === undefined ? {} : { expires: moment(wishes.expires) }),
  };
  return { file: { ...file, keys: [...file.keys, key] }, key, text: made.text };
}

/**
 * The file with a key in the place of another one, which stays good for so many milliseconds more, though never longer
 * than it would have been. A key that is refused already cannot be rotated: a new one would open what was closed.
 */
export function rotateKey(
  file: KeyFile,
  id: string,
  wishes: { readonly overlap: number; readonly expires?: number },
  world: KeyWorld,
):
  | { readonly file: KeyFile; readonly key: StoredKey; readonly old: StoredKey; readonly text: string }
  | 'unknown'
  | 'refused-already' {
  const old = file.keys.find((key) => key.id === id);
  if (old === undefined) return 'unknown';
  if (keyState(old, world.now) !== 'good') return 'refused-already';
  const { tenant, scopes, name } = old;
  const made = createKey(
    file,
    {
      tenant,
      scopes,
      ...(name === undefined ? {} : { name }),
      ...(wishes.expires === undefined ? {} : { expires: wishes.expires }),
    },
    world,
  );
  const end = Math.min(world.now + wishes.overlap, old.expires === undefined ? Infinity : Date.parse(old.expires));
  const changed: StoredKey = { ...old, expires: moment(end), replacedBy: made.key.id };
  const keys = made.file.keys.map((key) => (key.id === id ? changed : key));
  return { file: { ...made.file, keys }, key: made.key, old: changed, text: made.text };
}

/** The file with a key that is refused from now on; unchanged when it was before. */
export function revokeKey(file: KeyFile, id: string, now: number): { readonly file: KeyFile } | 'unknown' {
  const old = file.keys.find((key) => key.id === id);
  if (old === undefined) return 'unknown';
  if (old.revoked !== undefined) return { file };
  const changed: StoredKey = { ...old, revoked: moment(now) };
  return { file: { ...file, keys: file.keys.map((key) => (key.id === id ? changed : key)) } };
}

export type KeyState = 'good' | 'expired' | 'revoked';

/** Whether a key is taken at a moment. */
export function keyState(key: StoredKey, now: number): KeyState {
  if (key.revoked !== undefined) return 'revoked';
  return key.expires !== undefined && Date.parse(key.expires) <= now ? 'expired' : 'good';
}

function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
