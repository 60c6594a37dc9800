import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import {
  isReportFormat,
  printReport,
  type Report,
  type ReportFormat,
  type ReportSurroundings,
  type SourceText,
} from '@duckbill/core';
import { reportFormats } from '@duckbill/core/report-formats';
import { CommandFailure } from './command-failure.ts';
import { reasonOf } from './system-reason.ts';
import { paintFor, type Terminal } from './terminal.ts';
import { writeTextFile } from './write-file.ts';

/** Where the reports of one run go. */
export interface ReportTargets {
  readonly stdout: ReportFormat;
  /** Whether annotations follow on standard output. */
  readonly annotate: boolean;
  readonly files: readonly ReportFile[];
}

interface ReportFile {
  readonly format: ReportFormat;
  /** As it was given. */
  readonly name: string;
}

/**
 * Reads the words of `--format`, each FORMAT or FORMAT:FILE. Without one for standard output that gets text, and in
 * GitHub Actions annotations as well. Fails with wrong usage.
 */
export function readReportTargets(words: readonly string[], environment: Terminal['environment']): ReportTargets {
  const files: ReportFile[] = [];
  const printed = new Set<ReportFormat>();
  for (const word of words) {
    const colon = word.indexOf(':');
    const format = readFormat(colon < 0 ? word : word.slice(0, colon));
    if (colon < 0) printed.add(format);
    else files.push({ format, name: readFileName(word.slice(colon + 1), word) });
  }
  const [stdout, other] = printed;
  if (other !== undefined) {
    throw CommandFailure.usage(
      `${[...printed].join(' and ')} cannot share standard output; name a file: --format ${other}:FILE`,
    );
  }
  const annotate = stdout === undefined && environment['GITHUB_ACTIONS'] === 'true';
  return { stdout: stdout ?? 'text', annotate, files };
}

function readFormat(word: string): ReportFormat {
  if (isReportFormat(word)) return word;
  throw CommandFailure.usage(`unknown format "${word}"; known: ${Object.keys(reportFormats).join(', ')}`);
}

function readFileName(name: string, word: string): string {
  if (name === '') throw CommandFailure.usage(`--format ${word} names no file behind the colon`);
  return name;
}

/** Fails with wrong usage where a report would take the place of a file that is read, or of another report. */
export async function checkReportFiles(
  terminal: Terminal,
  targets: ReportTargets,
  sources: readonly SourceText[],
): Promise<void> {
  if (targets.files.length === 0) return;
  const taken = new Map<string, string>();
  for (const { name } of sources) taken.set(await placeOf(terminal, name), 'it is one of the files to check');
  for (const { name } of targets.files) {
    const place = await placeOf(terminal, name);
    const reason = taken.get(place);
    if (reason !== undefined) throw CommandFailure.usage(`no report is written to ${name}: ${reason}`);
    taken.set(place, 'another report goes there');
  }
}

/** Where a file really is: a link leads to what it stands for. */
async function placeOf({ cwd }: Terminal, name: string): Promise<string> {
  const absolute = path.resolve(cwd, name);
  try {
    return await realpath(absolute);
  } catch {
    return absolute;
  }
}

/**
 * Writes every report: first the files, then standard output. `more` goes into the JSON report, `above` stands above
 * text on standard output.
 */
export async function writeReports(
  terminal: Terminal,
  targets: ReportTargets,
  report: Report,
  more: object,
  above: string,
): Promise<void> {
  const surroundings = surroundingsOf(terminal, more);
  for (const { format, name } of targets.files) {
    await writeReportFile(terminal, name, printReport(format, report, surroundings));
  }
  const paint = paintFor(terminal.stdout, terminal.environment);
  const printed = printReport(targets.stdout, report, { ...surroundings, paint });
  const text = targets.stdout === 'text' ? above + printed : printed;
  terminal.stdout.write(targets.annotate ? withoutCommands(text) : text);
  if (targets.annotate) terminal.stdout.write(printReport('github', report, surroundings));
}

async function writeReportFile(terminal: Terminal, name: string, text: string): Promise<void> {
  const absolute = path.resolve(terminal.cwd, name);
  try {
    await mkdir(path.dirname(absolute), { recursive: true });
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot write ${name}: ${reasonOf(error)}`);
  }
  // For other programs and users to read: no secret is in it.
  const outcome = await writeTextFile(absolute, text, { mode: 0o644 });
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}`);
}

declare const DUCKBILL_VERSION: string;

function surroundingsOf({ cwd, environment }: Terminal, more: object): ReportSurroundings {
  // Where the checkout is: paths in reports for a forge are relative to it, wherever lint was started.
  const root = environment['GITHUB_WORKSPACE'] ?? environment['CI_PROJECT_DIR'] ?? cwd;
  const site = environment['DUCKBILL_SITE'] ?? '';
  return {
    version: typeof DUCKBILL_VERSION === 'string' ? DUCKBILL_VERSION : '0.0.0',
    ...(site === '' ? {} : { site }),
    pathOf: (file) => {
      const absolute = path.resolve(cwd, file);
      const relative = path.relative(root, absolute);
      const outside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
      return (outside ? absolute : relative).replaceAll(path.sep, '/');
    },
    compressedSize: (text) => process.getBuiltinModule('node:zlib').gzipSync(text).length,
    more,
  };
}

/** Text that the runner of GitHub Actions must not obey: a file of a stranger may hold lines that look like commands. */
function withoutCommands(text: string): string {
  const token = crypto.randomUUID();
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}
