import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ServeCommandOptions } from './commands/serve.ts';
import type { Exit } from './exit-code.ts';
import { addServeKeysCommands } from './serve-keys-program.ts';
import { port } from './target-command.ts';
import type { Terminal } from './terminal.ts';

const serveHelp = `
Runs until Ctrl-C or SIGTERM: answers under way are finished, no new ones are begun. At a terminal it tells in text what
it does, otherwise in JSON, one line each, on standard output. What a request holds is never in it.
  duckbill serve
  duckbill serve --port 8080 --log-level warn
  open http://127.0.0.1:8080/                    the page for the support desk
  curl http://127.0.0.1:8080/openapi.json        every address, with its schemas
  duckbill serve --enable-connect --allow-endpoint http://127.0.0.1:4566

Exit codes: 0 stopped, 2 wrong usage or an address it must not listen on, 3 the port is taken`;

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
