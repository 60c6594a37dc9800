import type { Command } from 'commander';
import type {
  ServeKeysCreateOptions,
  ServeKeysOptions,
  ServeKeysRevokeOptions,
  ServeKeysRotateOptions,
} from './commands/serve-keys.ts';
import type { Exit } from './exit-code.ts';
import { append } from './lint-options.ts';
import type { Terminal } from './terminal.ts';

const exitHelp = `
Exit codes: 0 done, 2 wrong usage, an unknown key or a file with mistakes, 3 the file could not be written`;

const createHelp = `
The key is printed once, on standard output; the file keeps its SHA-256 alone. A service that runs takes it within a
second. SCOPE is one of
  check      lint, inspect, plan, explain, convert, doctor and policy checks on what is sent
  generate   makes profiles, bookmarks, AWS config and IAM policies
  fleet      those of many people, and jobs
  connect    signs in at AWS, where the service allows it
  operate    metrics
  duckbill serve keys create --keys keys.json --tenant acme --scope check --scope fleet --name "CI of Acme"
  duckbill serve keys create --keys keys.json --tenant desk --scope check --expires 90d > key.txt
${exitHelp}`;

const rotateHelp = `
Makes a key with the tenant, scopes and name of the old one, which stays good for the overlap and no longer: change what
uses it in that time. The new key is printed once.
  duckbill serve keys rotate 4f1d22a09b7c --keys keys.json --overlap 24h
${exitHelp}`;

const revokeHelp = `
A service that runs refuses the key within a second. Its line stays in the file, so that the audit log can be read.
  duckbill serve keys revoke 4f1d22a09b7c --keys keys.json
${exitHelp}`;

/** `duckbill serve keys create|list|rotate|revoke`. */
export function addServeKeysCommands(serve: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  // `--keys` is an option of `serve` as well: behind a subcommand it belongs to that.
  serve.enablePositionalOptions();
  const keys = serve
    .command('keys')
    .description('API keys of the service: create, list, rotate, revoke')
    .addHelpText('after', exitHelp)
    .action(() => keys.help());

  const command = (name: string, description: string): Command =>
    keys
      .command(name)
      .description(description)
      .requiredOption('--keys <file>', 'the file that "duckbill serve --keys" reads')
      .option('--json', 'print JSON');

  command('create', 'make a key and print it, once')
    .requiredOption('--tenant <name>', 'whose jobs, results and limits it works on')
    .option('--scope <scope>', 'what it may do; may be repeated', append, [])
    .option('--name <text>', 'for people: who holds it')
    .option('--expires <when>', 'a time from now (12h, 90d) or a day (2027-01-31)')
    .addHelpText('after', createHelp)
    .action(async (options: ServeKeysCreateOptions) => {
      const { serveKeysCreateCommand } = await import('./commands/serve-keys.ts');
      finish(await serveKeysCreateCommand(terminal, options));
    });

  command('list', 'show the keys of a file, not their secrets')
    .addHelpText('after', exitHelp)
    .action(async (options: ServeKeysOptions) => {
      const { serveKeysListCommand } = await import('./commands/serve-keys.ts');
      finish(await serveKeysListCommand(terminal, options));
    });

  command('rotate', 'make a key in the place of another one')
    .argument('<id>', 'of "duckbill serve keys list"')
    .option('--overlap <time>', 'how long the old key stays good: 0m, 24h, 7d', '24h')
    .option('--expires <when>', 'of the new key: a time from now (12h, 90d) or a day (2027-01-31)')
    .addHelpText('after', rotateHelp)
    .action(async (id: string, options: ServeKeysRotateOptions) => {
      const { serveKeysRotateCommand } = await import('./commands/serve-keys.ts');
      finish(await serveKeysRotateCommand(terminal, id, options));
    });

  command('revoke', 'refuse a key from now on')
    .argument('<id>', 'of "duckbill serve keys list"')
    .addHelpText('after', revokeHelp)
    .action(async (id: string, options: ServeKeysRevokeOptions) => {
      const { serveKeysRevokeCommand } = await import('./commands/serve-keys.ts');
      finish(await serveKeysRevokeCommand(terminal, id, options));
    });
}
