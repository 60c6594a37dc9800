import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ServeCommandOptions } from './commands/serve.ts';
import type { Exit } from './exit-code.ts';
import { addServeKeysCommands } from './serve-keys-program.ts';
import { port } from './target-command.ts';
import type { Terminal } from './terminal.ts';

const serveHelp = `
Runs until Ctrl-C or SIGTERM: answers under way are finished, no new ones are begun. At a terminal it tells in text what
it does, otherwise in JSON, one line each, on standard output. What a request holds is never in it.
  duckbill serve                                 for this computer; nobody is asked who they are
  duckbill serve --host 0.0.0.0 --keys keys.json --allow-host duckbill.example.com
  DATABASE_URL=postgres://… duckbill serve --role worker --bucket results --region eu-west-1
  open http://127.0.0.1:8080/                    the page for the support desk
  curl http://127.0.0.1:8080/openapi.json        every address, with its schemas; for people /reference
  duckbill serve --enable-connect --allow-endpoint http://127.0.0.1:4566

Jobs for fleets are kept in --data by one process, or with DATABASE_URL in PostgreSQL by any number of them: --role api
takes requests, --role worker makes files, all does both. Several computers share their files in a --bucket; its keys come
from the environment, as for every tool of AWS.

Exit codes: 0 stopped, 2 wrong usage, or an address or a database it must not use, 3 it cannot listen there or finish`;

/** `duckbill serve`. */
export function addServeCommand(
  program: Command,
  terminal: Terminal,
  finish: (exit: Exit) => void,
  version: string,
): void {
  const serve = program
    .command('serve')
    .description('the HTTP API: lint, plan and more for other programs')
    .addOption(new Option('--port <port>', 'where it listens; 0 for any free one').argParser(port).default(8080))
    .option('--host <address>', 'on which address; this computer alone unless given', '127.0.0.1')
    .addOption(
      new Option('--role <role>', 'take requests (api), make files of jobs (worker), or both')
        .choices(['api', 'worker', 'all'])
        .default('all'),
    )
    .option('--data <folder>', 'where it keeps jobs and results (default: ~/.duckbill/service)')
    .option('--bucket <name[/prefix]>', 'keep rosters and results in a bucket of S3, or of a service like it')
    .option('--region <region>', 'with --bucket: its region', 'us-east-1')
    .option('--endpoint <url>', 'with --bucket: the service, when it is not AWS; buckets stand in the path then')
    .option('--keys <file>', 'ask callers for API keys; see "duckbill serve keys create --help"')
    .option('--oidc <file>', 'ask callers for tokens of OpenID Connect: issuers, audience, claims (JSON)')
    .option('--limits <file>', 'what tenants may use (JSON)')
    .option('--allow-host <name...>', 'a name by which callers may reach it, beside the address it listens on')
    .option('--allow-origin <origin...>', 'pages of this origin may ask it from browsers')
    .option('--audit-log <file>', 'who did what, a line of JSON each, added to the file; - for standard output')
    .addOption(
      new Option('--drain-delay <seconds>', 'how long it still takes requests after SIGTERM, while /readyz says no')
        .argParser(seconds)
        .default(0),
    )
    .addOption(
      new Option(
        '--threads <number>',
        'how many threads work; 0: the one that serves (default: one for each processor)',
      ).argParser(threads),
    )
    .option(
      '--enable-connect',
      'callers may sign in at Identity Center and try keys: it calls AWS then, and nobody else',
    )
    .option('--allow-endpoint <url...>', 'with --enable-connect: callers may ask this in place of AWS, as a sandbox')
    .option(
      '--connect-proxy <url>',
      'with --enable-connect: AWS is asked through this; proxies of the environment never',
    )
    .addOption(
      new Option('--log-level <level>', 'what is told')
        .choices(['debug', 'info', 'warn', 'error', 'silent'])
        .default('info'),
    )
    .addOption(
      new Option('--log-format <format>', 'as text or as JSON lines; text at a terminal unless given').choices([
        'text',
        'json',
      ]),
    )
    .addHelpText('after', serveHelp)
    .action(async (options: ServeCommandOptions) => {
      const { serveCommand } = await import('./commands/serve.ts');
      finish(await serveCommand(terminal, options, version));
    });
  addServeKeysCommands(serve, terminal, finish);
}

function threads(text: string): number {
  if (!/^\d{1,3}$/u.test(text)) throw new InvalidArgumentError('a number of threads is 0 to 999');
  return Number(text);
}

function seconds(text: string): number {
  if (!/^\d{1,4}$/u.test(text)) throw new InvalidArgumentError('a number of seconds is 0 to 9999');
  return Number(text);
}
