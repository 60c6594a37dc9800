import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isSystemError } from '../lock-file.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';
import { CommandFailure } from '../command-failure.ts';

/**
 * What `profiles install` wrote, by absolute path, as SHA-256 of the bytes: only that may be replaced or taken away
 * without asking. It is written before the profiles are, so a file is ours only while it holds these bytes.
 */
export type InstallLedger = ReadonlyMap<string, string>;

function ledgerFile({ home }: Terminal): string {
  return path.join(home, '.duckbill', 'installed-profiles.json');
}

/** What is known; nothing when the file is absent or not ours to understand. */
export async function readLedger(terminal: Terminal): Promise<InstallLedger> {
  try {
    const read: unknown = JSON.parse(await readFile(ledgerFile(terminal), 'utf8'));
    const installed = typeof read === 'object' && read !== null && 'installed' in read ? read.installed : undefined;
    if (typeof installed !== 'object' || installed === null) return new Map();
    const entries: readonly (readonly [string, unknown])[] = Object.entries(installed);
    return new Map(entries.flatMap(([file, sum]) => (typeof sum === 'string' ? [[file, sum] as const] : [])));
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error, 'ENOENT')) return new Map();
    throw error;
  }
}

/** Keeps what is known for the next run. */
export async function writeLedger(terminal: Terminal, ledger: InstallLedger): Promise<void> {
  const installed = Object.fromEntries([...ledger].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const text = `${JSON.stringify({ version: 1, installed }, undefined, 2)}\n`;
  const outcome = await writeTextFile(ledgerFile(terminal), text);
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${outcome.path}: ${outcome.reason}`);
}

/** As the ledger names content. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
