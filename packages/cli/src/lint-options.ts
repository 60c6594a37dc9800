import { type Command, InvalidArgumentError, Option } from 'commander';
import { type FailOn, failOnLevels } from './exit-code.ts';

/** What was asked for on the command line; undefined where the configuration may decide. */
export interface LintCommandOptions {
  readonly fix: 'no' | 'safe' | 'unsafe';
  readonly diff: boolean;
  readonly programs: readonly string[] | undefined;
  readonly formats: readonly string[];
  readonly failOn: FailOn | undefined;
  readonly maxWarnings: number | undefined;
  readonly stdinName: string | undefined;
  /** A file, or false for none at all. */
  readonly config: string | false | undefined;
  readonly ignore: boolean;
  readonly changed: boolean;
  /** A revision of git. */
  readonly changedSince: string | undefined;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
}

/** The options of `duckbill lint`. */
export function addLintOptions(command: Command): Command {
  return command
    .option('--fix', 'apply the repairs that are safe')
    .option('--fix-unsafe', 'apply all repairs, also those that need a look')
    .option('--diff', 'show what --fix (or --fix-unsafe, if given) would change; write nothing')
    .option(
      '--for <program...>',
      'only findings that hurt these programs, such as cyberduck@9.2; else the newest of each',
    )
    .option(
      '--format <format[:file]>',
      'how findings are printed, and where; repeat for several, see below',
      append,
      [],
    )
    .option('--json', 'the same as --format json')
    .addOption(new Option('--fail-on <level>', 'what makes the exit code 1 (default: error)').choices(failOnLevels))
    .addOption(new Option('--max-warnings <n>', 'more warnings than this make the exit code 1').argParser(count))
    .option('--changed', 'only files that differ from where the branch began, and new ones; =REF: from REF')
    .addOption(new Option('--changed-since <ref>').hideHelp())
    .option('--config <file>', 'this configuration, not the nearest duckbill.config.json')
    .option('--no-config', 'no configuration at all')
    .option('--no-ignore', 'also what .duckbillignore, .gitignore or the configuration leave out')
    .option('--baseline <file>', 'leave out the findings that this file lists')
    .option('--update-baseline', 'write all findings of now to the baseline')
    .option('--stdin', 'read one file from standard input')
    .option('--stdin-filename <name>', 'with --stdin: the name that tells what it is (default: stdin)')
    .addOption(new Option('--stdin-name <name>').hideHelp());
}

/** `--changed=REF` as the option that takes a value: `--changed PATH` must not take the path for a revision. */
export function withChangedSince(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return argv.map((word, index) =>
    word.startsWith('--changed=') && (end === -1 || index < end)
      ? `--changed-since=${word.slice('--changed='.length)}`
      : word,
  );
}

/** What commander found, as plain values. */
export function readLintOptions(options: Record<string, unknown>): LintCommandOptions {
  const programs = options['for'];
  const maxWarnings = options['maxWarnings'];
  const formats = options['format'];
  const { config } = options;
  const changedSince = textOf(options['changedSince']);
  const diff = options['diff'] === true;
  return {
    fix: options['fixUnsafe'] === true ? 'unsafe' : options['fix'] === true || diff ? 'safe' : 'no',
    diff,
    programs: Array.isArray(programs) ? programs.map(String) : undefined,
    formats: [...(Array.isArray(formats) ? formats.map(String) : []), ...(options['json'] === true ? ['json'] : [])],
    failOn: failOnLevels.find((level) => level === options['failOn']),
    maxWarnings: typeof maxWarnings === 'number' ? maxWarnings : undefined,
    stdinName:
      options['stdin'] === true
        ? (textOf(options['stdinFilename']) ?? textOf(options['stdinName']) ?? 'stdin')
        : undefined,
    config: config === false ? false : textOf(config),
    ignore: options['ignore'] !== false,
    changed: options['changed'] === true || changedSince !== undefined,
    changedSince,
    baseline: textOf(options['baseline']),
    updateBaseline: options['updateBaseline'] === true,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Gathers the values of an option that may be given several times. */
export function append(word: string, words: readonly string[]): readonly string[] {
  return [...words, word];
}

function count(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(text);
}
