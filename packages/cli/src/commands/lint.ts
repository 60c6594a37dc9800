import path from 'node:path';
import {
  countSeverities,
  fix,
  jsonReport,
  lint,
  maskSecrets,
  readSource,
  type Report,
  type SourceText,
  textReport,
} from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, lintExit } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import type { LintCommandOptions } from '../program.ts';
import { readProgram } from '../program-option.ts';
import { findFiles, readFileSource, readStandardInput } from '../read-input.ts';
import { reasonOf } from '../system-reason.ts';
import { paintFor, type Terminal } from '../terminal.ts';
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
  const programs = options.programs.map(readProgram);
  const sources = await readSources(terminal, paths, options.stdinName);
  const lintOptions = programs.length === 0 ? {} : { programs };
  if (options.fix === 'no') return printReport(terminal, lint(sources, lintOptions), options, {});

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
    if (options.format === 'text') terminal.stdout.write(maskSecrets(diffs.join(''), secrets));
    return printReport(terminal, before, options, { diff: diffs.join(''), wouldFix: result.applied.length });
  }
  await replaceFiles(terminal, changed, sources);
  if (options.format === 'text') {
    for (const { title, edits } of result.applied) terminal.stdout.write(`fixed ${edits[0]?.file ?? ''}: ${title}\n`);
    if (result.applied.length > 0) terminal.stdout.write('\n');
  }
  return printReport(terminal, result.report, options, {
    fixed: result.applied.map(({ title, edits }) => ({ title, file: edits[0]?.file })),
  });
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

function printReport(terminal: Terminal, report: Report, options: LintCommandOptions, more: object): Exit {
  const exit = lintExit(countSeverities(report), options.failOn, options.maxWarnings);
  if (options.format === 'json') {
    writeJson(
      terminal,
      { ...jsonReport(report), ...more },
      exit,
      new Set(report.files.flatMap((file) => file.secrets)),
    );
  } else {
    terminal.stdout.write(textReport(report, paintFor(terminal.stdout, terminal.environment)));
  }
  return exit;
}
