import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  createKey,
  isScope,
  isTenant,
  type KeyFile,
  keyState,
  type KeyWorld,
  parseKeyFile,
  printKeyFile,
  revokeKey,
  rotateKey,
  scopes,
  type StoredKey,
} from '@duckbill/api/keys';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { isSystemError } from '../lock-file.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';

export interface ServeKeysOptions {
  readonly keys: string;
  readonly json?: boolean;
}

export interface ServeKeysCreateOptions extends ServeKeysOptions {
  readonly tenant: string;
  readonly scope: readonly string[];
  readonly name?: string;
  readonly expires?: string;
}

export interface ServeKeysRotateOptions extends ServeKeysOptions {
  readonly overlap: string;
  readonly expires?: string;
}

export type ServeKeysRevokeOptions = ServeKeysOptions;

/** `duckbill serve keys create`: a key, printed once. */
export async function serveKeysCreateCommand(terminal: Terminal, options: ServeKeysCreateOptions): Promise<Exit> {
  const { tenant, name, expires } = options;
  if (!isTenant(tenant))
    throw CommandFailure.usage('--tenant: letters, digits, ".", "_" and "-", 63 at most, the first a letter or digit');
  if (options.scope.length === 0) throw CommandFailure.usage(`--scope: at least one of ${scopes.join(', ')}`);
  const wanted = options.scope.map((scope) => {
    if (isScope(scope)) return scope;
    throw CommandFailure.usage(`--scope ${scope}: one of ${scopes.join(', ')}`);
  });
  if (name !== undefined && (name === '' || name.length > 100))
    throw CommandFailure.usage('--name: 1 to 100 characters');
  const world = worldOf(terminal);
  const { file, text } = await openKeyFile(terminal, options.keys, true);
  const made = createKey(
    file,
    {
      tenant,
      scopes: wanted,
      ...(name === undefined ? {} : { name }),
      ...(expires === undefined ? {} : { expires: expiryOf(expires, world.now) }),
    },
    world,
  );
  await writeKeyFile(terminal, options.keys, made.file, text);
  return tellKey(terminal, options, made, `key ${made.key.id} of ${tenant} made`);
}

/** `duckbill serve keys list`: what the file says of each key. */
export async function serveKeysListCommand(terminal: Terminal, options: ServeKeysOptions): Promise<Exit> {
  const { file } = await openKeyFile(terminal, options.keys);
  const { now } = worldOf(terminal);
  const exit: Exit = { code: exitCodes.ok, reason: `${file.keys.length} keys` };
  if (options.json === true) {
    writeJson(terminal, { version: 1, keys: file.keys.map((key) => jsonKey(key, now)) }, exit);
    return exit;
  }
  const rows = file.keys.map((key) => [
    key.id,
    keyState(key, now),
    key.tenant,
    key.scopes.join(','),
    key.expires === undefined ? '-' : key.expires.slice(0, 16).replace('T', ' '),
    [key.name, key.replacedBy === undefined ? undefined : `replaced by ${key.replacedBy}`]
      .filter((text) => text !== undefined)
      .join('; '),
  ]);
  terminal.stdout.write(rows.length === 0 ? 'no keys\n' : tableOf([headings, ...rows]));
  return exit;
}

/** `duckbill serve keys rotate`: a key in the place of another one. */
export async function serveKeysRotateCommand(
  terminal: Terminal,
  id: string,
  options: ServeKeysRotateOptions,
): Promise<Exit> {
  const world = worldOf(terminal);
  const overlap = millisecondsOf(options.overlap);
  if (overlap === undefined) throw CommandFailure.usage('--overlap: a number with m, h or d, such as 24h');
  const { file, text } = await openKeyFile(terminal, options.keys);
  const { expires } = options;
  const wishes = { overlap, ...(expires === undefined ? {} : { expires: expiryOf(expires, world.now) }) };
  const rotated = rotateKey(file, id, wishes, world);
  if (rotated === 'unknown') throw unknownKey(options.keys);
  if (rotated === 'refused-already')
    throw CommandFailure.usage(`key ${id} is refused already: make a new one with "duckbill serve keys create"`);
  await writeKeyFile(terminal, options.keys, rotated.file, text);
  const end = rotated.old.expires ?? '';
  return tellKey(terminal, options, rotated, `key ${rotated.key.id} made; ${id} is good until ${end}`);
}

/** `duckbill serve keys revoke`: a key that is refused from now on. */
export async function serveKeysRevokeCommand(
  terminal: Terminal,
  id: string,
  options: ServeKeysRevokeOptions,
): Promise<Exit> {
  const { file, text } = await openKeyFile(terminal, options.keys);
  const revoked = revokeKey(file, id, worldOf(terminal).now);
  if (revoked === 'unknown') throw unknownKey(options.keys);
  await writeKeyFile(terminal, options.keys, revoked.file, text);
  const exit: Exit = { code: exitCodes.ok, reason: `key ${id} is refused` };
  if (options.json === true) writeJson(terminal, { version: 1, id }, exit);
  else terminal.stderr.write(`key ${id} is refused from now on\n`);
  return exit;
}

/** The key alone on standard output, so that it can go into a file or a store of secrets; the rest beside it. */
function tellKey(
  terminal: Terminal,
  { keys, json }: ServeKeysOptions,
  { key, text }: { readonly key: StoredKey; readonly text: string },
  reason: string,
): Exit {
  const exit: Exit = { code: exitCodes.ok, reason };
  if (json === true) {
    // Not by `writeJson`, which would mask the key: this is the place where it is shown.
    const told = { version: 1, apiKey: text, ...jsonKey(key, worldOf(terminal).now), exit };
    terminal.stdout.write(`${JSON.stringify(told, undefined, 2)}\n`);
    return exit;
  }
  terminal.stderr.write(`${reason}. ${keys} keeps a hash alone: this is the only time that you see it.\n`);
  terminal.stdout.write(`${text}\n`);
  return exit;
}

function jsonKey(key: StoredKey, now: number): object {
  const { sha256: _, ...told } = key;
  return { ...told, state: keyState(key, now) };
}

function unknownKey(file: string): CommandFailure {
  return CommandFailure.usage(`no such key in ${file}; see "duckbill serve keys list"`);
}

function worldOf(terminal: Terminal): KeyWorld {
  return { now: terminal.now().getTime(), randomBytes };
}

/** The keys of a file, and its text; a file that is not there is empty where one may be made. */
async function openKeyFile(
  terminal: Terminal,
  name: string,
  mayBeNew = false,
): Promise<{ readonly file: KeyFile; readonly text: string | null }> {
  let text: string;
  try {
    text = await readFile(path.resolve(terminal.cwd, name), 'utf8');
  } catch (error) {
    if (mayBeNew && isSystemError(error, 'ENOENT')) return { file: { version: 1, keys: [] }, text: null };
    throw CommandFailure.usage(`cannot read ${name}: ${reasonOf(error)}`);
  }
  const parsed = parseKeyFile(text);
  if (!parsed.ok) throw CommandFailure.usage(`${name}: ${parsed.reason}`);
  return { file: parsed.value, text };
}

async function writeKeyFile(terminal: Terminal, name: string, file: KeyFile, before: string | null): Promise<void> {
  const outcome = await writeTextFile(path.resolve(terminal.cwd, name), printKeyFile(file), { expected: before });
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}`);
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function millisecondsOf(text: string): number | undefined {
  const { count, unit } = /^(?<count>\d{1,5})(?<unit>[mhd])$/u.exec(text)?.groups ?? {};
  const size = units[unit ?? ''];
  return size === undefined ? undefined : Number(count) * size;
}

function expiryOf(text: string, now: number): number {
  const span = millisecondsOf(text);
  const end = span === undefined && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : now + (span ?? Number.NaN);
  if (Number.isNaN(end))
    throw CommandFailure.usage(`--expires ${text}: a time such as 90d, or a day such as 2027-01-31`);
  if (end <= now) throw CommandFailure.usage(`--expires ${text}: that is over already`);
  return end;
}

const headings = ['ID', 'STATE', 'TENANT', 'SCOPES', 'EXPIRES (UTC)', 'NAME'];

function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
