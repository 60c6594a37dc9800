// Not from the whole of core: `--help` and `--version` must not load it.
import { reportFormats } from '@duckbill/core/report-formats';
import { Command, Option } from 'commander';
import { addAwsConfigCommands } from './aws-config-program.ts';
import type { ExplainCommandOptions } from './commands/explain.ts';
import type { InitOptions } from './commands/init.ts';
import type { SandboxCommandOptions } from './commands/sandbox.ts';
import { addConvertCommand } from './convert-program.ts';
import type { Exit } from './exit-code.ts';
import { addFleetOutputCommands } from './fleet-output-program.ts';
import { addFleetSpecCommands } from './fleet-spec-program.ts';
import { addFleetStepCommands } from './fleet-step-program.ts';
import { addGenerateCommands } from './generate-program.ts';
import {
  addCredentialProcessCommand,
  addHandoverOptions,
  type HandoverOptions,
  handoverHelp,
  handsOver,
} from './hand-over-program.ts';
import { addGenerateIamCommand } from './generate-iam-program.ts';
import { addLintOptions, append, readLintOptions } from './lint-options.ts';
import { addPolicyCommands } from './policy-program.ts';
import { addProfilesCommands } from './profiles-program.ts';
import { addServeCommand } from './serve-program.ts';
import { addSsoCommands } from './sso-program.ts';
import { connectingCommand, type ConnectOptions, port, targetCommand, type TargetOptions } from './target-command.ts';
import type { Terminal } from './terminal.ts';

declare const DUCKBILL_VERSION: string;

const version = typeof DUCKBILL_VERSION === 'string' ? DUCKBILL_VERSION : 'from source';

const targetHelp = `
TARGET is one of
  FILE.duck               a bookmark
  FILE.cyberduckprofile   a connection profile, as a new bookmark made from it
  URL                     as Cyberduck reads it: s3:AKIAEXAMPLE@bucket/folder, s3-cli:NAME@bucket, s3://host/bucket;
                          a Vendor is a scheme too. Leave secrets out: they are asked for
  aws:NAME                a profile of ~/.aws/config and ~/.aws/credentials; aws: alone for the default one`;

const formatHelp = `
FORMAT is one of
${Object.entries(reportFormats)
  .map(([name, { purpose }]) => `  ${name.padEnd(12)}${purpose}`)
  .join('\n')}
With :FILE it goes there, otherwise to standard output. Where no format is left for standard output it gets text, and
in GitHub Actions annotations as well.
`;

const configHelp = `
The nearest duckbill.config.json around the paths, up to the root of the repository, sets severities, rules of your
organisation and more; duckbill init writes one. A comment leaves out a finding, and says why:
  <!-- duckbill-ignore CODE: reason -->   before an element; -file in place of nothing: the whole file
  # duckbill-ignore CODE: reason          before a line of an AWS file
With your own ~/.aws among the paths, environment variables and permissions are looked at as well.`;

const exitHelp = `
Exit codes: 0 all well, 1 findings or a failed check, 2 wrong usage, 3 could not finish, 4 sign-in needed`;

const bundleHelp = `

A bundle holds the files that the doctor read, the variables that matter, and the report. Every secret in it is replaced
by a mark of its shape, so that the report stays the same; what is inside is listed before it is written. The desk runs
"duckbill doctor --from-bundle FILE.zip", on any computer: nothing is unpacked or sent.`;

const printHelp = `
Forms
  cyberduck   what stands in the file after Cyberduck has saved it: its keys, its order, its layout
  canonical   our order and layout, the same for everybody: good for version control
  xml, json   the same values, nothing left out; FILE.json is read back
  url         a bookmark as a connection URL

What the form leaves out, or Cyberduck reads otherwise than it stands there, is told on standard error.
Secrets in the file (a password, a secret key) are masked on standard output; --out writes them as they are.

Exit codes: 0 printed, 1 something was lost or masked, or the file cannot be read, 2 wrong usage, 3 could not write`;

/**
 * The command line as commander sees it. Each action loads its own file, so that small commands stay fast. `first` is
 * the first word: CI starts `lint` for every commit, and nothing else is set up for it. `command` is what `--exec` runs.
 */
export function createProgram(
  terminal: Terminal,
  finish: (exit: Exit) => void,
  first?: string,
  command: readonly string[] = [],
): Command {
  const program = new Command('duckbill')
    .description('Lint, explain, diagnose and connect with Cyberduck profiles, bookmarks and AWS config files.')
    .version(version, '-V, --version', 'print the version')
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      // Told by `tellFailure`, masked: an argument may hold a secret.
      outputError: () => undefined,
    })
    .exitOverride()
    // An option behind a command is that command's, also where another one has an option of the same name.
    .enablePositionalOptions(first === 'serve')
    .addHelpText(
      'after',
      `
Examples:
  duckbill lint *.cyberduckprofile ~/.aws     find what is wrong with these files
  duckbill plan Reports.duck                  what would Cyberduck do with this bookmark?
  duckbill doctor Reports.duck --online       where does it fail, and what helps?
  duckbill connect aws:audit                  sign in as the AWS CLI would, and list buckets
  duckbill explain "The security token included in the request is invalid."
  duckbill sandbox                            a local AWS to practise on
${exitHelp}`,
    );

  addLintOptions(
    program
      .command('lint')
      .description('find mistakes in profiles, bookmarks and AWS files; mend what can be mended')
      .argument('[paths...]', 'files, folders or patterns; none: the current folder'),
  )
    .addHelpText('after', formatHelp + configHelp + exitHelp)
    .action(async (paths: string[], options: Record<string, unknown>) => {
      const { lintCommand } = await import('./commands/lint.ts');
      finish(await lintCommand(terminal, paths, readLintOptions(options)));
    });
  if (first === 'lint') return program;

  program
    .command('init')
    .description('set up Identity Center, a role with MFA, keys or checks in CI, at a terminal; in a script, checks')
    .option('--force', 'write the duckbill.config.json of lint, also in the place of one that is there')
    .option('--no-input', 'ask nothing: write a duckbill.config.json for lint, as in a script')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
At a terminal it asks what to set up, and for each value as "aws configure sso" and Cyberduck do; a wrong one is refused
at once. Nothing is written before everything was shown and agreed to; Ctrl-C leaves nothing behind.

Exit codes: 0 written, 2 there is one already or a value is wrong, 3 cancelled or could not be written`,
    )
    .action(async (options: InitOptions) => {
      const { initCommand } = await import('./commands/init.ts');
      finish(await initCommand(terminal, options));
    });

  program
    .command('inspect')
    .description('show what files say: every value, its line, and who says what the file leaves out')
    .argument(
      '[files...]',
      'profiles, bookmarks, AWS files, folders or URLs, ignored or not; none: the AWS files of this home folder',
    )
    .option('--as <program>', 'as this program reads them', 'aws-cli@2')
    .option('--matrix', 'for AWS files: which program gets which credentials from which profile')
    .option('--json', 'print JSON')
    .addHelpText('after', exitHelp)
    .action(async (files: string[], options: { as: string; matrix?: boolean; json?: boolean }) => {
      const { inspectCommand } = await import('./commands/inspect.ts');
      finish(await inspectCommand(terminal, files, options));
    });

  targetCommand(program, 'plan', 'tell what a program would do with a target: settings, prompts, calls')
    .addHelpText('after', targetHelp + exitHelp)
    .action(async (target: string, options: TargetOptions) => {
      const { planCommand } = await import('./commands/plan.ts');
      finish(await planCommand(terminal, target, options));
    });

  connectingCommand(targetCommand(program, 'doctor', 'check a target step by step, and say what helps'))
    .option('--online', 'also ask the network and AWS')
    .option('--verbose', 'every check with its details, also when all is well')
    .option(
      '--format <format[:file]>',
      'text, markdown (for a ticket) or json, on standard output or in a file; repeat for several',
      append,
      [],
    )
    .option('--trust-policy <file>', 'the trust policy of the role, to judge it without IAM')
    .option('--policy <file>', 'a policy of the user, to judge it without IAM; repeat for several', append, [])
    .option('--caller <arn>', 'whose keys they are, for --trust-policy and --policy')
    .option(
      '--profiles-folder <folder>',
      'a checkout of the published connection profiles: is the installed one the newest?',
    )
    .option('--fix', 'mend what is safe to mend, asked one by one: permissions, useless cache entries, slips in files')
    .option('--dry-run', 'with --fix: show what it would change; write nothing')
    .option('--only <check...>', 'only these checks')
    .option('--skip <check...>', 'all checks but these')
    .option('--list-checks', 'list the checks and stop')
    .option('--bundle <file.zip>', 'write all that was looked at into one file for a support desk, secrets replaced')
    .option('--yes', 'with --fix: mend all of it; with --bundle: write it; both without asking')
    .option('--force', 'with --bundle: replace a file that exists')
    .option('--from-bundle <file.zip>', 'look at the computer of a bundle instead of this one')
    .addHelpText('after', targetHelp + bundleHelp + exitHelp)
    .action(async (target: string, options: DoctorOptions, { args }: Command) => {
      if (options.fromBundle === undefined) {
        const { doctorCommand } = await import('./commands/doctor.ts');
        finish(await doctorCommand(terminal, target, options));
      } else {
        const { doctorFromBundle } = await import('./doctor/from-bundle.ts');
        finish(await doctorFromBundle(terminal, options.fromBundle, args.length === 0 ? undefined : target, options));
      }
    });

  addHandoverOptions(
    connectingCommand(targetCommand(program, 'connect', 'sign in as the program would, really connect, and list')),
  )
    .addHelpText(
      'after',
      `${targetHelp}
${handoverHelp}

Questions are asked on the terminal; without one, answers are read from standard input, one line each, in the
order of "duckbill plan". Secrets and codes are never taken from the command line.${exitHelp}`,
    )
    .action(async (target: string, options: ConnectCommandOptions) => {
      if (options.print !== undefined) {
        const { printOpenedByCommand } = await import('./commands/print-opened-by.ts');
        finish(await printOpenedByCommand(terminal, target, options, options.print));
      } else if (handsOver(options)) {
        const { handOverCommand } = await import('./commands/hand-over.ts');
        finish(await handOverCommand(terminal, target, options, command));
      } else {
        const { connectCommand } = await import('./commands/connect.ts');
        finish(await connectCommand(terminal, target, options));
      }
    });

  addCredentialProcessCommand(program, terminal, finish, targetHelp);

  addSsoCommands(program, terminal, finish);

  addPolicyCommands(program, terminal, finish);

  addProfilesCommands(program, terminal, finish);
  const fleet: Command = program
    .command('fleet')
    .description('files for a whole organisation, kept in step')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 errors or something differs, 2 wrong usage, 3 could not finish; each command tells its own',
    )
    .action(() => fleet.help());
  addFleetSpecCommands(fleet, terminal, finish, `duckbill ${version}`);
  addFleetOutputCommands(fleet, terminal, finish);
  addFleetStepCommands(fleet, terminal, finish);
  addGenerateIamCommand(addGenerateCommands(program, terminal, finish), terminal, finish);

  program
    .command('print')
    .description('print a profile or bookmark in another form: as Cyberduck writes it, canonical, XML, JSON or a URL')
    .argument('<file>', 'a property list (XML, binary or OpenStep), FILE.json as this command prints it, or a URL')
    .requiredOption('--to <form>', 'cyberduck, canonical, xml, json or url, see below')
    .option('--out <file>', 'write there, whole or not at all; a new file is readable for you alone')
    .option('--force', 'with --out: replace a file that exists')
    .option('--keep-unknown', 'with --to canonical: keep keys that Cyberduck does not read')
    .option('--json', 'print JSON: the text, and what was lost')
    .addHelpText('after', printHelp)
    .action(async (file: string, options: PrintCommandOptions) => {
      const { printCommand } = await import('./commands/print.ts');
      finish(await printCommand(terminal, file, options));
    });

  addConvertCommand(program, terminal, finish);

  addAwsConfigCommands(program, terminal, finish, exitHelp);

  program
    .command('bookmarks')
    .description('where bookmarks lie, or what becomes of a folder of them when Cyberduck loads it')
    .argument('[folder]', 'a folder with .duck files; none: list where each program keeps them')
    .option('--platform <platform>', 'list the folders of another platform: darwin, win32 or linux')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
One file with a bad number or word can keep all later bookmarks from being shown: this finds it.

Exit codes: 0 all bookmarks are shown, 1 some are not, 2 wrong usage, 3 the folder cannot be read`,
    )
    .action(async (folder: string | undefined, options: BookmarksCommandOptions) => {
      const { bookmarksCommand } = await import('./commands/bookmarks.ts');
      finish(await bookmarksCommand(terminal, folder, options));
    });

  program
    .command('explain')
    .description('explain a code of Duckbill, an error code of AWS, a pasted error text or a log')
    .argument('[text...]', 'a code, a text, or - to read standard input')
    .option('--file <file>', 'read a log or a text from a file, such as cyberduck.log; every failure in it is told')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit codes: 0 explained, 1 nothing known about it, 2 wrong usage')
    .action(async (text: string[], options: ExplainCommandOptions) => {
      const { explainCommand } = await import('./commands/explain.ts');
      finish(await explainCommand(terminal, text, options));
    });

  program
    .command('lsp')
    .description('serve an editor: findings while you type, repairs, hover, completion (Language Server Protocol)')
    .option('--stdio', 'speak on standard input and output, which is what it always does')
    // Clients of VS Code add it to every server that they start.
    .addOption(new Option('--clientProcessId <id>').hideHelp())
    .addHelpText('after', '\nExit codes: 0 the editor said shutdown and exit, 1 it went away without')
    .action(async () => {
      const { lspCommand } = await import('./commands/lsp.ts');
      finish(await lspCommand(terminal, version));
    });

  addServeCommand(program, terminal, finish, version);

  program
    .command('sandbox')
    .description(
      'run a local AWS (STS, S3 and Identity Center) with a user, a role that demands MFA, people and buckets',
    )
    .addOption(new Option('--port <port>', 'port on 127.0.0.1; 0 for any free one').argParser(port).default(0))
    .option('--world <file>', 'what there is: users, roles, buckets, people, issuers, faults (JSON, see --print-world)')
    .option('--print-world', 'print the world as JSON, to start your own from, and end')
    .option('--like <target>', 'a world like your own files: their names, other secrets; see below')
    .option(
      '--from-bundle <file.zip>',
      'the same from the files in a bundle of "duckbill doctor"; its target when --like is absent',
    )
    .option('--break <problem...>', 'with --like: what goes wrong, see below')
    .option('--as <program>', 'with --like: stand for this program')
    .option('--profile <file...>', 'with --like: further connection profiles')
    .option('--copy-to <folder>', 'with --like: keep the copies of your files there; a temporary folder when absent')
    .option('--world-out <file>', 'with --like: write the world, for --world')
    .option('--seed <text>', 'with --like: the same secrets for the same text')
    .option('--json', 'print the addresses and practice keys as one line of JSON')
    .addHelpText(
      'after',
      `
Runs until Ctrl-C. While it runs, on this computer only:
  GET, POST /_duckbill/clock      {"advance": 3600} lets time pass, {"skewClients": -600} sets clients' clocks wrong
  GET, DELETE /_duckbill/journal  what was asked and answered, without secrets
  GET, POST /_duckbill/devices    {"userCode": "XXXX-XXXX", "person": "alice"} approves a device code; "deny": true denies it
  GET, PUT /_duckbill/faults      {"faults": [{"kind": "throttle", "operation": "AssumeRole", "times": 2}]}
  GET, PUT /_duckbill/world       what there is

With --like TARGET (FILE.duck, FILE.cyberduckprofile, a URL or aws:NAME) a problem can be rehearsed safely: accounts, users,
roles, MFA devices, portals and buckets are called as in your files, every secret is new, and nothing of yours is changed.
What to type is printed. PROBLEM is one of mfa-wrong, mfa-missing, trust, external-id, permission, role-missing,
clock=+20m, expired-keys, keys-deleted, wrong-region, not-assigned, session-ended, bucket-denied, throttled, sts-down.

Exit codes: 0 stopped, 2 wrong usage or a world with mistakes, 3 the port is taken or the file cannot be read`,
    )
    .action(async (options: SandboxCommandOptions) => {
      const { sandboxCommand } = await import('./commands/sandbox.ts');
      finish(await sandboxCommand(terminal, options));
    });

  return program;
}

export interface PrintCommandOptions {
  readonly to: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly keepUnknown?: boolean;
  readonly json?: boolean;
}

export interface BookmarksCommandOptions {
  readonly platform?: string;
  readonly json?: boolean;
}

export interface ConnectCommandOptions extends ConnectOptions, HandoverOptions {}

export interface DoctorOptions extends ConnectOptions {
  readonly online?: boolean;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly trustPolicy?: string;
  readonly policy: readonly string[];
  readonly caller?: string;
  readonly profilesFolder?: string;
  readonly listChecks?: boolean;
  readonly bundle?: string;
  readonly fromBundle?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly verbose?: boolean;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly format: readonly string[];
}
