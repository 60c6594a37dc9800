import { type Diagnostic, isSourceEditable } from '@duckbill/core';
import { homePath } from '../cache/read-cache-file.ts';
import type { CheckContext, CheckOutcome } from '../check.ts';
import { cacheForEra } from '../checks/cache-for-era.ts';
import { cachedSignIn } from '../checks/cached-sign-in.ts';
import { lintClean } from '../checks/lint-clean.ts';
import { secretsPrivate } from '../checks/secrets-private.ts';
import type { DoctorInput } from '../doctor-input.ts';
import { machinePaths } from '../machine/machine-paths.ts';
import { makeCheckContext } from '../run-checks.ts';
import { Secrets } from '../secrets.ts';
import { octalMode } from './octal-mode.ts';
import type { Repair } from './repair.ts';

/** More at once nobody looks through; the next run finds the others. */
const mostRepairs = 50;

/** Findings that a file with secrets is open to others. */
const sharedFiles: ReadonlySet<string> = new Set(['secret-file-shared', 'cache-file-shared']);

/** Entries that keep a program from signing in anew, or that no program can read. */
const uselessEntries: ReadonlySet<string> = new Set([
  'cache-file-damaged',
  'cache-member-missing',
  'cache-member-wrong',
  'cache-token-over',
  'cache-token-elsewhere',
  'cache-keys-before-sign-in',
]);

/**
 * What can be mended offline without knowing what was meant: permissions of secret files, useless cache entries, and
 * the safe fixes of what lint found. Looks only; the order is that in which they are to be done.
 */
export async function findRepairs(input: DoctorInput): Promise<readonly Repair[]> {
  const context = makeCheckContext(input, new Secrets());
  // Permissions first: a backup of a file has those of the file.
  const repairs = [...(await modeRepairs(context)), ...(await cacheRepairs(context)), ...(await textRepairs(context))];
  return repairs.slice(0, mostRepairs);
}

async function modeRepairs(context: CheckContext): Promise<readonly Repair[]> {
  const { diagnostics = [] } = await secretsPrivate.run(context);
  const found = [...diagnostics, ...(await cacheFindings(context)).map(({ finding }) => finding)];
  const repairs = new Map<string, Repair>();
  for (const { code, file } of found) {
    const path = absolutePath(context, file);
    const state = await context.machine.read(path);
    if (state.state === 'absent' || state.ownerOk !== true || state.mode === undefined) continue;
    const from = state.mode;
    if (sharedFiles.has(code) && state.state === 'read') {
      const title = `let nobody but you read it: mode ${octalMode(0o600)}`;
      repairs.set(path, { kind: 'mode', check: 'secrets-private', path, title, from, to: 0o600 });
    }
    // Who may write to the folder may put another file in the place of a private one.
    if (code === 'secret-folder-shared' && state.state === 'folder') {
      const title = `let nobody but you write to it: mode ${octalMode(0o700)}`;
      repairs.set(path, { kind: 'mode', check: 'secrets-private', path, title, from, to: 0o700 });
    }
  }
  return [...repairs.values()];
}

async function cacheRepairs(context: CheckContext): Promise<readonly Repair[]> {
  const repairs = new Map<string, Repair>();
  for (const { check, finding } of await cacheFindings(context)) {
    const path = absolutePath(context, finding.file);
    if (!uselessEntries.has(finding.code) || !path.endsWith('.json')) continue;
    const state = await context.machine.read(path);
    if (state.state !== 'read') continue;
    repairs.set(path, { kind: 'cache', check, path, title: 'remove the useless cache entry', bytes: state.bytes });
  }
  return [...repairs.values()];
}

interface CacheFinding {
  readonly check: 'cached-sign-in' | 'cache-for-era';
  readonly finding: Diagnostic;
}

async function cacheFindings(context: CheckContext): Promise<readonly CacheFinding[]> {
  const found: CacheFinding[] = [];
  for (const check of [cachedSignIn, cacheForEra]) {
    const { diagnostics = [] }: CheckOutcome = await check.run(context);
    const id = check === cachedSignIn ? 'cached-sign-in' : 'cache-for-era';
    found.push(...diagnostics.map((finding) => ({ check: id, finding }) as const));
  }
  return found;
}

async function textRepairs(context: CheckContext): Promise<readonly Repair[]> {
  const { machine, sources = [] } = context;
  const { diagnostics = [] } = await lintClean.run(context);
  const byName = new Map(sources.map((source) => [source.name, source]));
  const taken = new Map<string, Span[]>();
  const repairs: Repair[] = [];
  for (const finding of diagnostics) {
    if (repairs.length === mostRepairs) break;
    const before = byName.get(finding.file);
    const fix = finding.fixes.find(({ safe }) => safe);
    if (before?.origin === undefined || fix === undefined || !isSourceEditable(before)) continue;
    if (finding.severity === 'hint' || fix.edits.some(({ file }) => file !== finding.file)) continue;
    const path = absolutePath(context, finding.file);
    const state = await machine.read(path);
    const spans = taken.get(path) ?? [];
    // Of two that touch the same characters the other one is found again by the next run.
    if (state.state !== 'read' || fix.edits.some(({ span }) => spans.some((other) => touches(span, other)))) continue;
    taken.set(path, [...spans, ...fix.edits.map(({ span }) => span)]);
    const edits = fix.edits.map(({ span, text }) => ({ span, text }));
    const { code } = finding;
    repairs.push({
      kind: 'text',
      check: 'lint-clean',
      path,
      title: fix.title,
      code,
      before,
      bytes: state.bytes,
      edits,
    });
  }
  return repairs;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function absolutePath({ machine }: CheckContext, name: string): string {
  return machinePaths(machine).resolve(machine.cwd, homePath(machine, name));
}
