// Of types alone: `--help` must not load it.
import type { RosterFormat } from '@duckbill/fleet';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

export interface FleetRosterOptions {
  readonly rosterFormat?: RosterFormat;
  readonly json?: boolean;
}

export interface FleetCheckOptions extends FleetRosterOptions {
  readonly roster?: string;
}

export interface FleetGenerateOptions extends FleetRosterOptions {
  readonly roster: string;
  readonly out: string;
  readonly format?: FleetFormat;
  readonly sign?: string;
  readonly store?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
  readonly threads?: number;
}

const fleetFormats = ['folder', 'zip', 'tar', 'tar.gz', 'ndjson'] as const;

/** What a fleet is written as. */
export type FleetFormat = (typeof fleetFormats)[number];

export interface FleetInitOptions {
  readonly fromSso?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

export interface FleetImportOptions {
  readonly from: 'scim' | 'sso';
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const rosterFormats = ['csv', 'json', 'ndjson', 'scim'] as const satisfies readonly RosterFormat[];

const rosterHelp = `
SPEC is YAML or JSON: organisation, accounts, roles, buckets, and grants that say who gets what. ROSTER lists the people:
CSV (comma, semicolon or tab; the first row names the columns), JSON, NDJSON, or a SCIM export. - is standard input.`;

const checkHelp = `${rosterHelp}
Everything that is wrong is told in one go: the spec with line and column, the roster with row and column. Nothing is written.
  duckbill fleet check fleet.yaml
  duckbill fleet check fleet.yaml --roster people.csv

Exit codes: 0 files can be made, 1 errors, 2 wrong usage, 3 a file cannot be read`;

const generateHelp = `${rosterHelp}
Each member gets a folder with .aws/config, profiles and bookmarks, instructions, and what the spec's targets ask for (macos,
linux, windows: installers; jamf, munki, intune: device management); SHA256SUMS and manifest.json lie beside. The same spec and
roster give the same files on every computer; for the same bytes of a ZIP under other versions of Node, too: --store. Rows with errors get no files, the others do; --strict writes all or nothing.
  duckbill fleet generate fleet.yaml --roster people.csv --out out
  duckbill fleet generate fleet.yaml --roster users.json --roster-format scim --out out --force
  duckbill fleet generate fleet.yaml --roster people.csv --out fleet.zip --sign key.pem
  duckbill fleet generate fleet.yaml --roster people.csv --out - --format tar.gz | ssh host tar xz

Exit codes: 0 written, 1 rows with errors, 2 wrong usage, 3 could not finish, 130 interrupted (nothing is written)`;

const initHelp = `
Writes fleet.yaml and roster.csv into the folder, with comments that say what to fill in.
  duckbill fleet init
  duckbill sso roles --json > sso.json && duckbill fleet init --from-sso sso.json

Exit codes: 0 written, 2 wrong usage or there is one already, 3 could not be written`;

const importHelp = `
scim   a SCIM export, or "aws identitystore list-users": becomes a roster in CSV; who is not active is left out
sso    "duckbill sso roles --json" or --format fleet: becomes a spec with all accounts and permission sets
  duckbill fleet import users.json --from scim --out people.csv
  duckbill fleet import sso.json --from sso --out fleet.yaml

Exit codes: 0 imported, 1 entries could not be read, 2 wrong usage, 3 could not finish`;

/** `duckbill fleet check|generate|init|import`. */
export function addFleetSpecCommands(
  fleet: Command,
  terminal: Terminal,
  finish: (exit: Exit) => void,
  generator: string,
): void {
  rosterOptions(
    fleet
      .command('check')
      .description('find everything that is wrong with a spec, and with a roster')
      .argument('<spec>', 'the description of the fleet')
      .option('--roster <file>', 'the people'),
  )
    .addHelpText('after', checkHelp)
    .action(async (spec: string, options: FleetCheckOptions) => {
      const { fleetCheckCommand } = await import('./commands/fleet-check.ts');
      finish(await fleetCheckCommand(terminal, spec, options));
    });

  rosterOptions(
    fleet
      .command('generate')
      .description('make the files of everybody in a roster')
      .argument('<spec>', 'the description of the fleet')
      .requiredOption('--roster <file>', 'the people')
      .requiredOption(
        '--out <place>',
        'a folder, or X.zip, .tar, .tar.gz, .ndjson, whole or not at all; - is standard output',
      )
      .addOption(new Option('--format <format>', 'what to write (default: by the name)').choices(fleetFormats))
      .option('--sign <file>', 'sign the manifest with this Ed25519 key in PEM')
      .option('--store', 'a ZIP without compression')
      .option('--strict', 'write nothing when a row has an error')
      .option('--force', 'replace a fleet or an archive that is there')
      .addOption(
        new Option(
          '--threads <number>',
          'how many threads make the files of an archive; the bytes are the same (default: one for each processor, at most 8)',
        ).argParser(threads),
      ),
  )
    .addHelpText('after', generateHelp)
    .action(async (spec: string, options: FleetGenerateOptions) => {
      const { fleetGenerateCommand } = await import('./commands/fleet-generate.ts');
      finish(await fleetGenerateCommand(terminal, spec, options, generator));
    });

  fleet
    .command('init')
    .description('write a spec and a roster to start from')
    .argument('[folder]', 'where to', '.')
    .option('--from-sso <file>', 'with the accounts and permission sets that "duckbill sso roles" found')
    .option('--force', 'also in the place of files that are there; the old ones become .bak')
    .option('--json', 'print JSON')
    .addHelpText('after', initHelp)
    .action(async (folder: string, options: FleetInitOptions) => {
      const { fleetInitCommand } = await import('./commands/fleet-init.ts');
      finish(await fleetInitCommand(terminal, folder, options));
    });

  fleet
    .command('import')
    .description('make a roster of a SCIM export, or a spec of what "duckbill sso roles" found')
    .argument('<file>', 'the export; - is standard input')
    .addOption(new Option('--from <kind>', 'what the file is').choices(['scim', 'sso']).makeOptionMandatory())
    .option('--out <file>', 'write there; standard output when absent')
    .option('--force', 'with --out: replace a file that exists; the old one becomes .bak')
    .option('--json', 'with --out: print JSON')
    .addHelpText('after', importHelp)
    .action(async (file: string, options: FleetImportOptions) => {
      const { fleetImportCommand } = await import('./commands/fleet-import.ts');
      finish(await fleetImportCommand(terminal, file, options));
    });
}

function threads(text: string): number {
  if (!/^[1-9]\d?$/u.test(text)) throw new InvalidArgumentError('a number of threads is 1 to 99');
  return Number(text);
}

function rosterOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--roster-format <format>', 'what the roster is (default: by its name)').choices(rosterFormats),
    )
    .option('--json', 'print JSON');
}
