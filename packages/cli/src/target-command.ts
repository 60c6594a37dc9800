import { Argument, type Command, InvalidArgumentError, Option } from 'commander';

export interface TargetOptions {
  readonly as?: string;
  readonly profile?: readonly string[];
  readonly json?: boolean;
}

export interface ConnectOptions extends TargetOptions {
  readonly endpointUrl?: string;
  readonly input: boolean;
  readonly cache: boolean;
  readonly allowProcess?: boolean;
  /** `--browser`, also beside `--no-browser`: that flow, with the address shown. */
  readonly browserFlow?: boolean;
  /** false: `--no-browser`. */
  readonly openBrowser?: boolean;
  readonly deviceCode?: boolean;
  readonly redirectPort?: number;
  readonly reuseMfa?: boolean;
}

/** A command that is about one target, and can tell what it found as JSON unless `json` is false. */
export function targetCommand(program: Command, name: string, description: string, json = true): Command {
  const command = program
    .command(name)
    .description(description)
    .addArgument(new Argument('[target]', 'what to look at, see below').default('aws:'))
    .option(
      '--as <program>',
      'stand for this program (default: cyberduck@9.5 for files, aws-cli@2 for aws:NAME; doctor: what is installed)',
    )
    .option('--profile <file...>', 'further connection profiles, besides the installed ones and the catalogue');
  return json ? command.option('--json', 'print JSON') : command;
}

/** A command that asks AWS, and maybe the person. */
export function connectingCommand(command: Command): Command {
  return (
    command
      .option(
        '--endpoint-url <url>',
        'send the calls there instead, such as to "duckbill sandbox"; nothing is cached then',
      )
      .option('--no-cache', 'neither use nor keep tokens and keys in the cache folders that the AWS CLI shares')
      .option('--browser', 'sign in with a browser on this computer, also where none seems to be')
      .option('--device-code', 'sign in to Identity Center by comparing a code, in a browser anywhere')
      .option('--no-browser', 'open no browser: show the address')
      .addOption(
        new Option('--redirect-port <port>', 'where the browser comes back to; any free port when absent').argParser(
          port,
        ),
      )
      .option('--reuse-mfa', 'take one session with MFA for all roles, and keep it: one code for twelve hours')
      .option('--allow-process', 'run the credential_process of an AWS profile without asking')
      .option('--no-input', 'never ask; what needs an answer is skipped or fails')
      // To commander `--no-browser` behind it would take it back.
      .on('option:browser', () => command.setOptionValue('browserFlow', true))
  );
}

/** A port number of the command line. */
export function port(text: string): number {
  if (!/^\d{1,5}$/u.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('a port is a number up to 65535');
  return Number(text);
}
