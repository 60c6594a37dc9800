import path from 'node:path';
import { countSeverities, fix, lint, type LintOptions, maskSecrets, type Report } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes, lintExit } from '../exit-code.ts';
import { type GatheredSources, gatherSources } from '../gather-sources.ts';
import { type LoadedConfig, loadConfig } from '../lint-config/load-config.ts';
import { settingsOfFile } from '../lint-config/settings-of-file.ts';
import type { LintCommandOptions } from '../lint-options.ts';
import { ownAwsFacts } from '../own-aws-files.ts';
import { readProgram } from '../program-option.ts';
import { checkReportFiles, readReportTargets, type ReportTargets, writeReports } from '../report-targets.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { paintDiff, textDiff } from '../text-diff.ts';
import { type MendedFile, writeFixes } from '../write-fixes.ts';

/** `duckbill lint`: findings to standard output, repairs to the files. */
export async function lintCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: LintCommandOptions,
): Promise<Exit> {
  if (options.stdinName !== undefined && options.fix !== 'no' && !options.diff) {
    throw CommandFailure.usage('standard input cannot be mended in place; add --diff');
  }
  if (options.stdinName !== undefined && (options.changed || paths.length > 0)) {
    throw CommandFailure.usage('--stdin reads one file, and takes neither paths nor --changed');
  }
  const targets = readReportTargets(options.formats, terminal.environment);
  const around = options.stdinName === undefined ? paths : [options.stdinName];
  const loaded = await loadConfig(terminal, around, options.config);
  const gathered = await gatherSources(terminal, paths, options, loaded);
  const lintOptions = lintOptionsOf(terminal, options, loaded, gathered);
  const run = { terminal, options, loaded, targets, gathered };
  await checkReportFiles(terminal, targets, gathered.sources);
  if (options.fix === 'no') return report(run, lint(gathered.sources, lintOptions), {});
  return mend(run, lintOptions, options.fix === 'unsafe');
}

/** Everything that one call has settled. */
interface Run {
  readonly terminal: Terminal;
  readonly options: LintCommandOptions;
  readonly loaded: LoadedConfig;
  readonly targets: ReportTargets;
  readonly gathered: GatheredSources;
}

function lintOptionsOf(
  terminal: Terminal,
  options: LintCommandOptions,
  loaded: LoadedConfig,
  { told }: GatheredSources,
): LintOptions {
  const programs = options.programs?.map(readProgram) ?? loaded.config.programs ?? [];
  const own = options.stdinName === undefined ? ownAwsFacts(terminal, told) : undefined;
  return {
    ...(programs.length === 0 ? {} : { programs }),
    ...(own === undefined ? {} : { own }),
    settingsOf: settingsOfFile(loaded, terminal.cwd),
  };
}

async function mend(run: Run, lintOptions: LintOptions, unsafe: boolean): Promise<Exit> {
  const { terminal, options, gathered } = run;
  const { sources } = gathered;
  const result = fix(sources, { ...lintOptions, unsafe });
  const mended = result.sources.flatMap((after, index): MendedFile[] => {
    const before = sources[index];
    return before === undefined || before === after || !gathered.told.has(after.name) ? [] : [{ before, after }];
  });
  const applied = result.applied.filter(({ edits }) => edits.every(({ file }) => gathered.told.has(file)));
  if (options.diff) return showDiff(run, lint(sources, lintOptions), mended, applied.length);
  await writeFixes(terminal, mended);
  const fixed = applied.map(({ title, edits }) => ({ title, file: edits[0]?.file ?? '' }));
  const lines = fixed.map(({ title, file }) => `fixed ${file}: ${title}\n`);
  return report(run, result.report, { fixed }, lines.length > 0 ? `${lines.join('')}\n` : '');
}

async function showDiff(run: Run, before: Report, mended: readonly MendedFile[], wouldFix: number): Promise<Exit> {
  const { terminal } = run;
  const diffs: string[] = [];
  for (const file of mended) diffs.push(await textDiff(file.after.name, file.before.text, file.after.text));
  const secrets = before.files.flatMap((file) => file.secrets);
  const diff = maskSecrets(diffs.join(''), secrets);
  const above = paintDiff(diff, paintFor(terminal.stdout, terminal.environment));
  const exit: Exit | undefined =
    mended.length === 0
      ? undefined
      : { code: exitCodes.findings, reason: `${wouldFix} repairs would change ${mended.length} files` };
  return report(run, before, { diff, wouldFix }, above, exit);
}

async function report(run: Run, found: Report, more: object, above = '', forced?: Exit): Promise<Exit> {
  const { terminal, options, loaded, targets, gathered } = run;
  for (const note of gathered.notes) tell(terminal, note);
  for (const failure of gathered.failures) tell(terminal, failure);
  const left = await withoutKnown(run, onlyTold(found, gathered.told));
  const failOn = options.failOn ?? loaded.config.failOn ?? 'error';
  const judged = lintExit(countSeverities(left), failOn, options.maxWarnings ?? loaded.config.maxWarnings);
  const exit = unfinished(gathered.failures) ?? forced ?? judged;
  await writeReports(terminal, targets, left, { ...more, exit }, above);
  return exit;
}

/** Of the other files, only what is found between them and one to tell about. */
function onlyTold(found: Report, told: ReadonlySet<string>): Report {
  const files = found.files.flatMap((file) => {
    if (told.has(file.source.name)) return [file];
    const diagnostics = file.diagnostics.filter(({ related }) => related.some((place) => told.has(place.file)));
    return diagnostics.length === 0 ? [] : [{ ...file, diagnostics, suppressed: [] }];
  });
  return { files, skipped: found.skipped.filter((name) => told.has(name)) };
}

function unfinished(failures: readonly string[]): Exit | undefined {
  const [first] = failures;
  if (first === undefined) return undefined;
  const others = failures.length === 1 ? '' : `, and ${failures.length - 1} more`;
  return { code: exitCodes.couldNotFinish, reason: `${first}${others}` };
}

async function withoutKnown(run: Run, found: Report): Promise<Report> {
  const { terminal, options, loaded } = run;
  const file =
    options.baseline === undefined
      ? loaded.config.baseline && path.resolve(loaded.folder, loaded.config.baseline)
      : path.resolve(terminal.cwd, options.baseline);
  if (file === undefined) {
    if (options.updateBaseline) throw CommandFailure.usage('--update-baseline needs --baseline FILE');
    return found;
  }
  const { useBaseline } = await import('../baseline/use-baseline.ts');
  return useBaseline(terminal, file, found, options.updateBaseline);
}

function tell(terminal: Terminal, words: string): void {
  terminal.stderr.write(`${maskSecrets(`duckbill: ${words}`)}\n`);
}
