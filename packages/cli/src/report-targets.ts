import path from 'node:path';
import { printReport, type Report, type ReportFormat, type ReportSurroundings, type SourceText } from '@duckbill/core';
import { reportFormats } from '@duckbill/core/report-formats';
import { checkOutputFiles, type OutputFile, readOutputTargets, writeOutputFile } from './output-targets.ts';
import { paintFor, type Terminal } from './terminal.ts';

/** Where the reports of one run of lint go. */
export interface ReportTargets {
  readonly stdout: ReportFormat;
  /** Whether annotations follow on standard output. */
  readonly annotate: boolean;
  readonly files: readonly OutputFile<ReportFormat>[];
}

/**
 * Reads the words of `--format`. Without one for standard output that gets text, and in GitHub Actions annotations as
 * well. Fails with wrong usage.
 */
export function readReportTargets(words: readonly string[], environment: Terminal['environment']): ReportTargets {
  const { stdout, files } = readOutputTargets(words, reportFormats);
  const annotate = stdout === undefined && environment['GITHUB_ACTIONS'] === 'true';
  return { stdout: stdout ?? 'text', annotate, files };
}

/** Fails with wrong usage where a report would take the place of a file that is read, or of another report. */
export async function checkReportFiles(
  terminal: Terminal,
  targets: ReportTargets,
  sources: readonly SourceText[],
): Promise<void> {
  await checkOutputFiles(
    terminal,
    targets.files,
    sources.map(({ name }) => name),
  );
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
    await writeOutputFile(terminal, name, printReport(format, report, surroundings));
  }
  const paint = paintFor(terminal.stdout, terminal.environment);
  const printed = printReport(targets.stdout, report, { ...surroundings, paint });
  const text = targets.stdout === 'text' ? above + printed : printed;
  terminal.stdout.write(targets.annotate ? withoutCommands(text) : text);
  if (targets.annotate) terminal.stdout.write(printReport('github', report, surroundings));
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
