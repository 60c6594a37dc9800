// Of types alone: `--help` must not load it.
import type { RosterFormat } from '@duckbill/fleet';
import { type Command, Option } from 'commander';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Whose home is looked at or changed, and what it is to hold. */
export interface FleetHomeOptions {
  readonly member?: string;
  readonly roster?: string;
  readonly rosterFormat?: RosterFormat;
  readonly home?: string;
  readonly platform?: NodeJS.Platform;
  readonly owner?: string;
  readonly json?: boolean;
}

export interface FleetVerifyOptions extends FleetHomeOptions {
  readonly against?: string;
}

export interface FleetDiffOptions {
  readonly roster: string;
  readonly rosterFormat?: RosterFormat;
  readonly against: string;
  readonly againstRoster?: string;
  readonly text?: boolean;
  readonly summary?: boolean;
  readonly json?: boolean;
}

export interface FleetApplyOptions extends FleetHomeOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
}

const applyHelp = `
SOURCE is the generated folder of one user, or a spec with --roster and --member. Into the home folder go
  the managed block of ~/.aws/config      between marks that name the organisation; everything else stays as it is
  connection profiles and bookmarks       where this platform's Cyberduck, Mountain Duck and duck look for them
  ~/.duckbill/fleet/NAME                  what is ours (state.json), and how to undo the last apply (undo.json)
What an earlier apply has installed and is no longer wanted goes; nothing else is ever removed. Files and sections of
others, and what the person has changed, are told and left alone unless --force. Links out of the home are never followed.
Run it again and nothing changes, not even a date. Killed half-way, each file is old or new: run it again, or undo.
  duckbill fleet apply out/alice --dry-run      show it
  duckbill fleet apply out/alice --yes          do it, as a login script would
  duckbill fleet apply fleet.yaml --roster people.csv --member alice
  duckbill fleet undo                           the bytes of before

Exit codes: 0 in step, 1 something was left alone, 2 wrong usage, 3 could not write: nothing is changed`;

const undoHelp = `
Each file gets back the bytes of before the last "fleet apply", or of one that was killed. A file that was changed since
is refused and stays; the others are restored.

Exit codes: 0 undone, 1 some files were refused, 2 nothing to undo, 3 could not write`;

const verifyHelp = `
Tells what is missing, changed, and stale (ours, from an earlier spec), with file and line; what is not ours is listed and
is no error. Nothing is written.
  duckbill fleet verify out/alice               this home against the generated folder of a user
  duckbill fleet verify fleet.yaml --roster people.csv --member alice --home /mnt/alice --platform win32
  duckbill fleet verify fleet.yaml --roster people.csv --against out       a generated folder or ZIP against the spec
Of a generated fleet, what homes take is compared; "fleet verify-manifest" checks every byte against the check sums.

Exit codes: 0 in step, 1 something differs, 2 wrong usage, 3 could not read`;

const diffHelp = `
What is in the AWS config, the connection profiles and the bookmarks of each user, by meaning: settings of AWS profiles and
values of property lists. --against is what there is now; the spec is what comes. Both sides are read user by user: a
million users need no more memory than a thousand, as long as both have nearly the same order.
  duckbill fleet diff fleet.yaml --roster people.csv --against out            a generated folder
  duckbill fleet diff fleet.yaml --roster people.csv --against fleet.zip      or ZIP
  duckbill fleet diff fleet.yaml --roster people.csv --against old.yaml       what does my change to the spec do?
  duckbill fleet diff fleet.yaml --roster new.csv --against fleet.yaml --against-roster old.csv

Exit codes: 0 the same, 1 something differs, 2 wrong usage, 3 could not read`;

/** `duckbill fleet diff|verify|apply|undo`. */
export function addFleetStepCommands(fleet: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  fleet
    .command('diff')
    .description('what would change for whom, against a generated fleet or another spec')
    .argument('<spec>', 'the fleet spec')
    .requiredOption('--roster <file>', 'who is in the fleet')
    .requiredOption('--against <place>', 'a generated folder or ZIP, or another spec')
    .addOption(rosterFormat())
    .option('--against-roster <file>', 'with another spec: its roster')
    .option('--text', 'show each changed file as a diff')
    .option('--summary', 'the counts alone')
    .option('--json', 'print JSON')
    .addHelpText('after', diffHelp)
    .action(async (spec: string, options: FleetDiffOptions) => {
      const { fleetDiffCommand } = await import('./commands/fleet-diff.ts');
      finish(await fleetDiffCommand(terminal, spec, options));
    });

  sourceOptions(
    fleet
      .command('verify')
      .description('compare a home, or a generated fleet, with what is to be there: missing, changed, stale, not ours')
      .argument('<source>', 'the generated folder of one user, or a spec'),
  )
    .option('--against <place>', 'with a spec: a generated folder or ZIP in place of a home')
    .addHelpText('after', verifyHelp)
    .action(async (source: string, options: FleetVerifyOptions) => {
      const { fleetVerifyCommand } = await import('./commands/fleet-verify.ts');
      finish(await fleetVerifyCommand(terminal, source, options));
    });

  sourceOptions(
    fleet
      .command('apply')
      .description('bring this home in step with what its user is to have; prune what is ours; can be undone')
      .argument('<source>', 'the generated folder of one user, or a spec'),
  )
    .option('--dry-run', 'show what would change as a diff; write nothing')
    .option('--yes', 'do it without asking')
    .option('--force', 'also in the place of what others have written or the person has changed')
    .addHelpText('after', applyHelp)
    .action(async (source: string, options: FleetApplyOptions) => {
      const { fleetApplyCommand } = await import('./commands/fleet-apply.ts');
      finish(await fleetApplyCommand(terminal, source, options));
    });

  homeOptions(fleet.command('undo').description('take back the last apply, or one that was killed'))
    .addHelpText('after', undoHelp)
    .action(async (options: FleetHomeOptions) => {
      const { fleetUndoCommand } = await import('./commands/fleet-undo.ts');
      finish(await fleetUndoCommand(terminal, options));
    });
}

function rosterFormat(): Option {
  return new Option('--roster-format <format>', 'of the roster (default: by its name)').choices(formats);
}

const formats = ['csv', 'json', 'ndjson', 'scim'] as const satisfies readonly RosterFormat[];

function sourceOptions(command: Command): Command {
  return homeOptions(
    command
      .option('--roster <file>', 'with a spec: who is in the fleet')
      .addOption(rosterFormat())
      .option('--member <id>', 'with a spec: whose home it is'),
  );
}

function homeOptions(command: Command): Command {
  return command
    .option('--home <folder>', 'this home folder instead of yours')
    .addOption(
      new Option('--platform <platform>', 'with --home: where its files lie').choices(['darwin', 'win32', 'linux']),
    )
    .option('--owner <name>', 'the name in the marks of the managed block (default: the one in SOURCE)')
    .option('--json', 'print JSON');
}
