import type { Command } from 'commander';
import type { ProfilesListOptions } from './commands/profiles-list.ts';
import type { ProfilesShowOptions } from './commands/profiles-show.ts';
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

/** `duckbill profiles list|show`. */
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
}

function withParameters(command: Command): Command {
  return command
    .option('--region <region>', 'region of the provider')
    .option('--account <id>', 'account id, namespace, or endpoint of a VPC')
    .option('--endpoint <host[:port]>', 'a server of your own');
}
