import { type Command, Option } from 'commander';
// Of types alone: `--help` must not load it.
import type { SsoCommandOptions } from './commands/sso.ts';
import type { Exit } from './exit-code.ts';
import { connectingCommand } from './target-command.ts';
import type { Terminal } from './terminal.ts';

const portalHelp = `
TARGET is aws:NAME, a profile that signs in with IAM Identity Center; account and role in it do not matter here.
Without one, the only [sso-session] of ~/.aws/config is asked. The token in ~/.aws/sso/cache is shared with the AWS
CLI: whoever is signed in there is not asked again.`;

const exitHelp = `
Exit codes: 0 listed, 1 refused, also for one account, 2 wrong usage, 3 could not finish, 4 sign-in needed`;

/** `duckbill sso accounts|roles`. */
export function addSsoCommands(program: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  const sso = program
    .command('sso')
    .description('what IAM Identity Center gives you: accounts and permission sets')
    .action(() => sso.help());

  portalCommand(sso, 'accounts', 'list the accounts that you may enter')
    .addHelpText('after', portalHelp + exitHelp)
    .action(async (target: string | undefined, options: SsoCommandOptions) => {
      const { ssoAccountsCommand } = await import('./commands/sso.ts');
      finish(await ssoAccountsCommand(terminal, target, options));
    });

  portalCommand(sso, 'roles', 'list the permission sets that you have in each account')
    .option('--account <id...>', 'only these accounts')
    .addOption(
      new Option('--format <format>', 'table; json; fleet: one line of JSON per account, for rosters')
        .choices(['table', 'json', 'fleet'])
        .default('table'),
    )
    .option('--out <file>', 'with --format fleet: write there, account by account')
    .option('--resume', 'with --out: go on where a run was broken off')
    .addHelpText(
      'after',
      `${portalHelp}

AWS allows about 20 requests a second, which is kept to: a thousand accounts take a minute. An account that is refused
is told on standard error and does not stop the others.
  duckbill sso roles --format fleet --out accounts.ndjson            broken off? once more with --resume${exitHelp}`,
    )
    .action(async (target: string | undefined, options: SsoCommandOptions) => {
      const { ssoRolesCommand } = await import('./commands/sso.ts');
      finish(await ssoRolesCommand(terminal, target, options));
    });
}

function portalCommand(sso: Command, name: string, description: string): Command {
  return connectingCommand(
    sso
      .command(name)
      .description(description)
      .argument('[target]', 'aws:NAME, see below')
      .option('--session <name>', 'an [sso-session] of ~/.aws/config')
      .option('--start-url <url>', 'an access portal that no file names; with --sso-region')
      .option('--sso-region <region>', 'the region of its Identity Center')
      .option('--json', 'print JSON'),
  );
}
