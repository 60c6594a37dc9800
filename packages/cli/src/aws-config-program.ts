import { type Command, Option } from 'commander';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What all commands of `duckbill aws-config` know. */
export interface AwsConfigOptions {
  readonly file?: 'config' | 'credentials';
  readonly kind: 'profile' | 'sso-session' | 'services';
  readonly keep?: readonly string[];
  readonly force?: boolean;
  readonly diff?: boolean;
  readonly backup?: boolean;
  readonly json?: boolean;
}

/** `duckbill aws-config set`, `unset`, `rename`, `remove` and `prune`. */
export function addAwsConfigCommands(
  program: Command,
  terminal: Terminal,
  finish: (exit: Exit) => void,
  exitHelp: string,
): void {
  const group = program
    .command('aws-config')
    .description('change ~/.aws/config and ~/.aws/credentials: every other byte stays, and every program agrees')
    .addHelpText('after', exitHelp);
  const file = () =>
    new Option('--file <which>', 'the file; otherwise where the setting stands or belongs').choices([
      'config',
      'credentials',
    ]);
  const kind = () =>
    new Option('--kind <kind>', 'what NAME is').choices(['profile', 'sso-session', 'services']).default('profile');

  writingCommand(group, 'set', 'give a setting its value; the section is made when there is none')
    .argument('<name>', 'a profile, or what --kind says')
    .argument('<key>', 'such as region, or s3.addressing_style for a nested one')
    .argument('[value]', 'without it the value is asked for, or read from standard input; secrets always are')
    .addOption(file())
    .addOption(kind())
    .addHelpText('after', exitHelp)
    .action(async (name: string, key: string, value: string | undefined, options: AwsConfigOptions) => {
      const { setCommand } = await import('./commands/aws-config.ts');
      finish(await setCommand(terminal, name, key, value, options));
    });

  writingCommand(group, 'unset', 'take settings away')
    .argument('<name>', 'a profile, or what --kind says')
    .argument('<keys...>', 'such as region, or s3 for the whole block')
    .addOption(file())
    .addOption(kind())
    .addHelpText('after', exitHelp)
    .action(async (name: string, keys: string[], options: AwsConfigOptions) => {
      const { unsetCommand } = await import('./commands/aws-config.ts');
      finish(await unsetCommand(terminal, name, keys, options));
    });

  writingCommand(group, 'rename', 'rename a section in both files, and whatever refers to it')
    .argument('<old>', 'a profile, or what --kind says')
    .argument('<new>', 'its new name')
    .addOption(kind())
    .addHelpText('after', exitHelp)
    .action(async (from: string, to: string, options: AwsConfigOptions) => {
      const { changeCommand } = await import('./commands/aws-config.ts');
      finish(await changeCommand(terminal, [{ type: 'rename-section', kind: options.kind, from, to }], options));
    });

  writingCommand(group, 'remove', 'remove a section from both files, unless others refer to it')
    .argument('<name>', 'a profile, or what --kind says')
    .addOption(kind())
    .addHelpText('after', exitHelp)
    .action(async (name: string, options: AwsConfigOptions) => {
      const { changeCommand } = await import('./commands/aws-config.ts');
      finish(await changeCommand(terminal, [{ type: 'remove-section', kind: options.kind, name }], options));
    });

  writingCommand(group, 'prune', 'remove SSO sessions and services that no profile names')
    .option('--keep <profile...>', 'first remove all profiles but these and their sources')
    .addHelpText('after', exitHelp)
    .action(async (options: AwsConfigOptions) => {
      const { changeCommand } = await import('./commands/aws-config.ts');
      const { keep } = options;
      finish(await changeCommand(terminal, [{ type: 'prune', ...(keep === undefined ? {} : { keep }) }], options));
    });
}

function writingCommand(group: Command, name: string, description: string): Command {
  return group
    .command(name)
    .description(description)
    .option('--diff', 'show what would change, write nothing')
    .option('--backup', 'keep what was there before, as NAME.bak')
    .option('--force', 'also what others refer to, and what stands in a managed block')
    .option('--json', 'print JSON');
}
