import { type Command, Option } from 'commander';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Whose home is looked at or changed, and what it is to hold. */
export interface FleetHomeOptions {
  readonly member?: string;
  readonly roster?: string;
  readonly home?: string;
  readonly platform?: NodeJS.Platform;
  readonly owner?: string;
  readonly json?: boolean;
}

export interface FleetApplyOptions extends FleetHomeOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
}

const applyHelp = `
SOURCE is the generated folder of one user. Into the home folder go
  the managed block of ~/.aws/config      between marks that name the organisation; everything else stays as it is
  connection profiles and bookmarks       where this platform's Cyberduck, Mountain Duck and duck look for them
  ~/.duckbill/fleet/NAME                  what is ours (state.json), and how to undo the last apply (undo.json)
What an earlier apply has installed and is no longer wanted goes; nothing else is ever removed. Files and sections of
others, and what the person has changed, are told and left alone unless --force. Links out of the home are never followed.
Run it again and nothing changes, not even a date. Killed half-way, each file is old or new: run it again, or undo.
  duckbill fleet apply out/alice --dry-run      show it
  duckbill fleet apply out/alice --yes          do it, as a login script would
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

Exit codes: 0 in step, 1 something differs, 2 wrong usage, 3 could not read`;

/** `duckbill fleet verify|apply|undo`. */
export function addFleetStepCommands(fleet: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  homeOptions(
    fleet
      .command('verify')
      .description('compare a home with what its user is to have: missing, changed, stale, not ours')
      .argument('<source>', 'the generated folder of one user'),
  )
    .addHelpText('after', verifyHelp)
    .action(async (source: string, options: FleetHomeOptions) => {
      const { fleetVerifyCommand } = await import('./commands/fleet-verify.ts');
      finish(await fleetVerifyCommand(terminal, source, options));
    });

  homeOptions(
    fleet
      .command('apply')
      .description('bring this home in step with what its user is to have; prune what is ours; can be undone')
      .argument('<source>', 'the generated folder of one user'),
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

function homeOptions(command: Command): Command {
  return command
    .option('--home <folder>', 'this home folder instead of yours')
    .addOption(
      new Option('--platform <platform>', 'with --home: where its files lie').choices(['darwin', 'win32', 'linux']),
    )
    .option('--owner <name>', 'the name in the marks of the managed block (default: the one in SOURCE)')
    .option('--json', 'print JSON');
}
