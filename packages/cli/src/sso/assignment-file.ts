import { open, readFile, truncate } from 'node:fs/promises';
import type { PortalAccount } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { isSystemError } from '../lock-file.ts';
import { reasonOf } from '../system-reason.ts';

/** One line of the file: an account with all its permission sets. */
export interface AssignmentLine {
  readonly version: 1;
  readonly startUrl: string;
  readonly region: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly email: string;
  readonly permissionSets: readonly string[];
}

/** A line of an account; a line is whole or, after a kill, cut off at the end of the file. */
export function assignmentLine(
  portal: { readonly startUrl: string; readonly region: string },
  { accountId, accountName, email }: PortalAccount,
  permissionSets: readonly string[],
): string {
  const { startUrl, region } = portal;
  const line: AssignmentLine = { version: 1, startUrl, region, accountId, accountName, email, permissionSets };
  return `${JSON.stringify(line)}\n`;
}

/** A file that accounts are appended to, one by one, so that a run that was broken off can go on. */
export interface AssignmentFile {
  /** Accounts that stand in it already. */
  readonly done: ReadonlySet<string>;
  append(line: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the file. Without `resume` it must be new; with it a line that was cut off is taken away, and asked for again. */
export async function openAssignmentFile(name: string, shown: string, resume: boolean): Promise<AssignmentFile> {
  try {
    const done = resume ? await readDone(name, shown) : new Set<string>();
    const file = await open(name, resume ? 'a' : 'ax', 0o600);
    return { done, append: (line) => file.appendFile(line), close: () => file.close() };
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    if (isSystemError(error, 'EEXIST'))
      throw CommandFailure.usage(`${shown} exists: go on with --resume, or name another file`);
    throw CommandFailure.couldNotFinish(`cannot write ${shown}: ${reasonOf(error)}`);
  }
}

async function readDone(name: string, shown: string): Promise<Set<string>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(name);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return new Set();
    throw error;
  }
  const end = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  const done = new Set(lines.map((line, index) => accountOf(line, shown, index + 1)));
  if (end < bytes.length) await truncate(name, end);
  return done;
}

/** Whoever names another file by mistake must not lose what stands in it. */
function accountOf(line: string, shown: string, number: number): string {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null && 'accountId' in parsed && typeof parsed.accountId === 'string')
      return parsed.accountId;
  } catch {
    // Said below.
  }
  throw CommandFailure.usage(`${shown}:${number}:1: this is no line of "duckbill sso roles --format fleet"`);
}
