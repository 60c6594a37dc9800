import type { Command } from 'commander';
import type { ProfilesDiffOptions } from './commands/profiles-diff.ts';
import type { ProfilesInstallOptions } from './commands/profiles-install.ts';
import type { ProfilesListOptions } from './commands/profiles-list.ts';
import type { ProfilesShowOptions } from './commands/profiles-show.ts';
import type { ProfilesUninstallOptions } from './commands/profiles-uninstall.ts';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

const listHelp = `
Without --provider: the profiles for AWS, then every provider. With it: each region, and what to know about it.
  duckbill profiles list --provider hetzner
  duckbill profiles list --json | jq -r '.profiles[].vendor'

Exit codes: 0 listed, 2 wrong usage`;

const nameHelp = `
NAME is a Vendor, a Description or a file name of "duckbill profiles list", or a provider; a provider is told its
region, and what makes the server yours: an account id or namespace, the endpoint of a VPC, or host:port.`;

const showHelp = `${nameHelp}
  duckbill profiles show "AWS S3 (STS Assume Role)"
  duckbill profiles show wasabi --region eu-central-2
  duckbill profiles show s3-path-style --endpoint minio.example.com:9000
  duckbill profiles show cloudflare-r2 --region eu --account 0123456789abcdef0123456789abcdef --as json

Exit codes: 0 shown, 2 wrong usage`;

const installHelp = `${nameHelp}
A path, or a file name that ends with .cyberduckprofile and is there, is installed as it is, byte for byte.

Written whole or not at all. A file that was edited is left alone, and so is a profile whose Protocol and Vendor another
file has already: bookmarks could not tell them apart. --force does both, told, and keeps what was there as NAME.bak.
What Cyberduck would not take is refused. What was written is noted in ~/.duckbill/installed-profiles.json.
  duckbill profiles install "AWS S3 (STS Assume Role)" --dry-run
  duckbill profiles install hetzner --region fsn1
  duckbill profiles install ./Ours.cyberduckprofile

Exit codes: 0 installed or there already, 1 some were left alone, 2 wrong usage, 3 could not be written`;

const uninstallHelp = `
NAME is a file name with or without its extension, or a Vendor. Only what "duckbill profiles install" wrote and nobody
edited since is taken away, and kept as NAME.bak; profiles of others are left alone.

Exit codes: 0 taken away, 1 some were left alone, 2 wrong usage, 3 could not finish`;

const diffHelp = `
States
  same        what counts for a connection is the same; names, hints and icons do not count
  older       as it was published before
  published   the published one, where Duckbill's own differs on purpose
  edited      somebody changed it
  unknown     nobody publishes a profile of this Vendor
  unreadable  Cyberduck passes over the file
  missing     not installed
Values are compared as Cyberduck gets them, inherited ones included. --folder takes a checkout of published profiles;
errors in its files are told on standard error, and its index.json, if there, tells older versions from edited ones.
  duckbill profiles diff
  duckbill profiles diff s3-us-gov-east-1 --folder ~/src/profiles

Exit codes: 0 nothing was changed, 1 some are older, edited, unreadable or missing, 2 wrong usage, 3 could not be read`;

const installedOption = [
  '--installed <folder>',
  'the folder of installed profiles (default: that of Cyberduck)',
] as const;

/** `duckbill profiles list|show|install|diff|uninstall`. */
export function addProfilesCommands(program: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  const profiles = program
    .command('profiles')
    .description('connection profiles for AWS and other S3 services: list, show, install, compare')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 something differs or was left alone, 2 wrong usage, 3 could not finish',
    )
    .action(() => profiles.help());

  profiles
    .command('list')
    .description('list the profiles that Duckbill knows')
    .option('--provider <provider>', 'only those of this kind of service, with its regions')
    .option('--json', 'print JSON')
    .addHelpText('after', listHelp)
    .action(async (options: ProfilesListOptions) => {
      const { profilesListCommand } = await import('./commands/profiles-list.ts');
      finish(await profilesListCommand(terminal, options));
    });

  withParameters(
    profiles.command('show').description('print a profile, ready to install').argument('<name>', 'see below'),
  )
    .option('--as <form>', 'xml or json', 'xml')
    .addHelpText('after', showHelp)
    .action(async (name: string, options: ProfilesShowOptions) => {
      const { profilesShowCommand } = await import('./commands/profiles-show.ts');
      finish(await profilesShowCommand(terminal, name, options));
    });

  withParameters(
    profiles
      .command('install')
      .description('put profiles where Cyberduck finds them')
      .argument('<names...>', 'names, providers or files, see below'),
  )
    .option(...installedOption)
    .option('--dry-run', 'show what would change; write nothing')
    .option('--force', 'also over an edited file, and beside one with the same Protocol and Vendor')
    .option('--json', 'print JSON')
    .addHelpText('after', installHelp)
    .action(async (names: string[], options: ProfilesInstallOptions) => {
      const { profilesInstallCommand } = await import('./commands/profiles-install.ts');
      finish(await profilesInstallCommand(terminal, names, options));
    });

  profiles
    .command('uninstall')
    .description('take away profiles that were installed with this command')
    .argument('<names...>', 'see below')
    .option(...installedOption)
    .option('--dry-run', 'show what would be taken away; change nothing')
    .option('--json', 'print JSON')
    .addHelpText('after', uninstallHelp)
    .action(async (names: string[], options: ProfilesUninstallOptions) => {
      const { profilesUninstallCommand } = await import('./commands/profiles-uninstall.ts');
      finish(await profilesUninstallCommand(terminal, names, options));
    });

  profiles
    .command('diff')
    .description('compare installed profiles with those that Duckbill knows, or with a published folder')
    .argument('[name]', 'one profile, by Vendor or file name; none: every installed one')
    .option('--folder <folder>', 'published profiles to compare with, such as a checkout of their repository')
    .option(...installedOption)
    .option('--missing', 'list those that are not installed too')
    .option('--json', 'print JSON')
    .addHelpText('after', diffHelp)
    .action(async (name: string | undefined, options: ProfilesDiffOptions) => {
      const { profilesDiffCommand } = await import('./commands/profiles-diff.ts');
      finish(await profilesDiffCommand(terminal, name, options));
    });
}

function withParameters(command: Command): Command {
  return command
    .option('--region <region>', 'region of the provider')
    .option('--account <id>', 'account id, namespace, or endpoint of a VPC')
    .option('--endpoint <host[:port]>', 'a server of your own');
}
