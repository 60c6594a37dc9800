// Of core types alone: `--help` must not load it.
import type { HandoverForm } from '@duckbill/core';
import { type Command, Option } from 'commander';
import type { Exit } from './exit-code.ts';
import { connectingCommand, type ConnectOptions, targetCommand } from './target-command.ts';
import type { Terminal } from './terminal.ts';

/** What `duckbill connect` does with the keys besides connecting. */
export interface HandoverOptions {
  readonly export?: HandoverForm;
  readonly exec?: boolean;
  readonly saveProfile?: string;
  readonly completeBookmark?: string;
  readonly print?: 'duck' | 'url';
  readonly force?: boolean;
  readonly yes?: boolean;
}

const forms: Readonly<Record<HandoverForm, string>> = {
  env: 'for sh, bash, zsh:  eval "$(duckbill connect TARGET --export env)"',
  fish: 'for fish:  duckbill connect TARGET --export fish | source',
  powershell: 'for PowerShell:  duckbill connect TARGET --export powershell | Out-String | Invoke-Expression',
  cmd: 'for cmd:  for /f "delims=" %i in (\'duckbill connect TARGET --export cmd\') do @%i',
  process: 'as a credential_process prints them',
  credentials: 'as a section of ~/.aws/credentials',
  cache: 'as a file of ~/.aws/cli/cache',
  json: 'with everything that is known about them',
};

export const handoverHelp: string = `
Keys for other tools: with --export, --exec, --save-profile or --complete-bookmark it signs in and lists nothing; a
session of an earlier run or of the AWS CLI that is good for 15 minutes more is used again. Secrets go to standard
output with --export alone; everything else goes to standard error.
FORM is one of
${Object.entries(forms)
  .map(([name, purpose]) => `  ${name.padEnd(12)}${purpose}`)
  .join('\n')}
  duckbill connect TARGET --exec -- aws s3 ls     the keys are in the environment of this command alone; its exit
                                                  code is passed on, 127 when it is not found`;

export function addHandoverOptions(command: Command): Command {
  const form = new Option('--export <form>', 'print the keys for another tool, see below').choices(Object.keys(forms));
  return command
    .addOption(form)
    .option('--exec', 'run the command behind "--" with the keys')
    .option('--save-profile <name>', 'save the keys as a profile of ~/.aws/credentials, with a backup and their expiry')
    .addOption(
      new Option(
        '--print <what>',
        'print how to open the target instead, with duck or as a URL; nothing is sent',
      ).choices(['duck', 'url']),
    )
    .option('--complete-bookmark <file>', 'write into it what Identity Center asked for, with a backup')
    .option('--force', 'with --save-profile: also in the place of long-term keys')
    .option('--yes', 'with --export: also when a person would see the secrets on the screen');
}

/** Whether there is more to do than to connect. */
export function handsOver(options: HandoverOptions): boolean {
  return (
    options.export !== undefined ||
    options.exec === true ||
    options.saveProfile !== undefined ||
    options.completeBookmark !== undefined
  );
}

/** `duckbill credential-process`. */
export function addCredentialProcessCommand(
  program: Command,
  terminal: Terminal,
  finish: (exit: Exit) => void,
  targetHelp: string,
): void {
  connectingCommand(
    targetCommand(program, 'credential-process', 'print keys for credential_process of ~/.aws/config', false),
  )
    .addHelpText(
      'after',
      `${targetHelp}

In ~/.aws/config:
  [profile reports]
  credential_process = duckbill credential-process /home/me/Reports.duck

Every AWS tool then uses the target. Questions are asked on the terminal itself; a session is used again until 15
minutes before its end, so that a code is asked for once. Standard output holds the keys and nothing else.

Exit codes: 0 printed, 1 refused by AWS, 2 wrong usage, 3 could not finish, 4 sign-in needed and nobody to ask`,
    )
    .action(async (target: string, options: ConnectOptions) => {
      const { credentialProcessCommand } = await import('./commands/credential-process.ts');
      finish(await credentialProcessCommand(terminal, target, options));
    });
}
