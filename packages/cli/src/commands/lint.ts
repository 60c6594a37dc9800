import path from 'node:path';
import { countSeverities, fix, lint, maskSecrets, readSource, type Report, type SourceText } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, lintExit } from '../exit-code.ts';
import type { LintCommandOptions } from '../program.ts';
import { readProgram } from '../program-option.ts';
import { findFiles, readFileSource, readStandardInput } from '../read-input.ts';
import { checkReportFiles, readReportTargets, type ReportTargets, writeReports } from '../report-targets.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { textDiff } from '../text-diff.ts';
import { reasonNotToReplace, replaceFile } from '../write-file.ts';

/** `duckbill lint`: findings to standard output, repairs to the files. */
export async function lintCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: LintCommandOptions,
): Promise<Exit> {
  if (options.diff && options.fix === 'no') throw CommandFailure.usage('--diff goes with --fix or --fix-unsafe');
  if (options.stdinName !== undefined && options.fix !== 'no' && !options.diff) {
    throw CommandFailure.usage('standard input cannot be mended in place; add --diff');
  }
  const targets = readReportTargets(options.formats, terminal.environment);
  const programs = options.programs.map(readProgram);
  const sources = await readSources(terminal, paths, options.stdinName);
  checkReportFiles(terminal, targets, sources);
  const lintOptions = programs.length === 0 ? {} : { programs };
  if (options.fix === 'no') return report(terminal, lint(sources, lintOptions), options, targets, {});

  const before = lint(sources, lintOptions);
  const result = fix(sources, { ...lintOptions, unsafe: options.fix === 'unsafe' });
  const changed = result.sources.filter((source, index) => source !== sources[index]);
  const secrets = new Set(before.files.flatMap((file) => file.secrets));
  if (options.diff) {
    const diffs = await Promise.all(
      changed.map((source) =>
        textDiff(source.name, sources.find(({ name }) => name === source.name)?.text ?? '', source.text),
      ),
    );
    const more = { diff: diffs.join(''), wouldFix: result.applied.length };
    return report(terminal, before, options, targets, more, maskSecrets(diffs.join(''), secrets));
  }
  await replaceFiles(terminal, changed, sources);
  const fixed = result.applied.map(({ title, edits }) => ({ title, file: edits[0]?.file ?? '' }));
  const lines = fixed.map(({ title, file }) => `fixed ${file}: ${title}\n`);
  return report(terminal, result.report, options, targets, { fixed }, lines.length > 0 ? `${lines.join('')}\n` : '');
}

async function readSources(
  terminal: Terminal,
  paths: readonly string[],
  stdinName: string | undefined,
): Promise<readonly SourceText[]> {
  if (stdinName !== undefined) return [readSource(stdinName, await readStandardInput(terminal.stdin)).source];
  const names = await findFiles(paths.length === 0 ? ['.'] : paths, terminal.cwd);
  const sources: SourceText[] = [];
  for (const name of names) sources.push(await readFileSource(name, terminal.cwd));
  return sources;
}

/** All or, when one of them must not be written, none. A file that changed since it was read is left alone. */
async function replaceFiles(
  terminal: Terminal,
  changed: readonly SourceText[],
  read: readonly SourceText[],
): Promise<void> {
  const files = changed.map(({ name, text, origin }) => ({
    name,
    content: origin?.bytes ?? text,
    expected: read.find((source) => source.name === name)?.origin?.bytes,
    absolute: path.resolve(terminal.cwd, name),
  }));
  for (const { name, absolute } of files) {
    const reason = await reasonNotToReplace(absolute);
    if (reason !== undefined) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${reason}`);
  }
  for (const { name, content, expected, absolute } of files) {
    try {
      await replaceFile(absolute, content, expected === undefined ? {} : { expected });
    } catch (error) {
      throw CommandFailure.couldNotFinish(`cannot write ${name}: ${reasonOf(error)}`);
    }
  }
}

async function report(
  terminal: Terminal,
  found: Report,
  options: LintCommandOptions,
  targets: ReportTargets,
  more: object,
  above = '',
): Promise<Exit> {
  const exit = lintExit(countSeverities(found), options.failOn, options.maxWarnings);
  await writeReports(terminal, targets, found, { ...more, exit }, above);
  return exit;
}
