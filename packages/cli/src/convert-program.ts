import type { Command } from 'commander';
// Of types alone: `--help` must not load it.
import type { ConvertCommandOptions } from './commands/convert.ts';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

const convertHelp = `
FROM is FILE.duck, FILE.cyberduckprofile, a URL, aws:NAME, or an AWS config or credentials file (with --profile NAME).
Files of other clients are FROM as well: rclone.conf, .s3cfg, WinSCP.ini, and the lists of FileZilla, S3 Browser,
Transmit 5, CrossFTP, ExpanDrive and CloudBerry (with --profile NAME for one connection of many).
With --from duck it is a file with a command line of duck, or - for standard input; of sh, of cmd for FILE.cmd and
duck.exe, or of PowerShell for FILE.ps1 and what only it has, unless --shell says it. The user, region, connection profile
and address in it count; what is done there is told and left out.
A second FROM belongs to the first: the connection profile of a bookmark, say.

KIND is one of
  sso-session   of an AWS file: older sso_* settings of profiles become [sso-session] sections that they share
  aws-profile   of a bookmark, connection profile, URL or duck command: an AWS profile that signs in the same way
  bookmark      of an AWS profile, URL or duck command: a bookmark that signs in the same way; of a connection profile, or of a
                bookmark and its profile: one that says all that both say
  profile       of a bookmark, URL, duck command or AWS profile: a connection profile for everybody, and a bookmark of it; of a
                connection profile: as the current Cyberduck reads it, or the one of --for
  url, duck     of a bookmark or duck command: its URL; of a bookmark, URL or duck command: the duck command, for sh or
                the shell of --shell, or of the file's name behind --out (.sh, .cmd, .ps1)
  bookmark, aws-profile
                of another client: one for each connection to S3
  rclone, s3cmd, winscp
                of a bookmark, connection profile, URL, duck command, AWS profile or another client: the remote,
                configuration or session. With --out and a file that exists it is put into it: all other bytes stay,
                --force replaces one of the same name
  env, fish, powershell, cmd
                of the same: lines that set the variables of AWS tools, for sh, bash and zsh, or for the shell named

What the result does not hold is told on standard error: the value, why, and what may come of it. Secrets stay where they
are, unless --with-secrets asks for them and the other file has a place for them. What changes a file in its place, all
other bytes kept, is shown as a diff until --write; with it an AWS profile goes into your own ~/.aws.

Examples:
  duckbill convert ~/.aws/config --to sso-session --profile audit build
  duckbill convert ~/.aws/config --to sso-session --write
  duckbill convert Reports.duck --to aws-profile --name reports --write
  duckbill convert aws:audit --to bookmark --out Audit.duck
  duckbill convert Reports.duck --to profile --out reports/
  duckbill convert Old.cyberduckprofile --to profile --write
  duckbill convert Reports.duck --to url
  echo 'duck --username AKIA… --region eu-west-1 --list s3:/reports/' | duckbill convert - --from duck --to bookmark
  duckbill convert Reports.duck --to duck --out reports.ps1
  duckbill convert s3-cli:audit@/reports --to rclone
  duckbill convert aws:audit --to rclone --out ~/.config/rclone/rclone.conf
  duckbill convert aws:audit --to env > environment.sh
  duckbill convert ~/.s3cfg --to bookmark --out Bookmarks/

Exit codes: 0 converted, 1 with losses or not at all, 2 wrong usage, 3 could not read or write`;

/** `duckbill convert`. */
export function addConvertCommand(program: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  program
    .command('convert')
    .description('carry a connection into another kind of file, and tell what is lost on the way')
    .argument('<from...>', 'what is converted, and what belongs to it; see below')
    .requiredOption('--to <kind>', 'what it becomes, see below')
    .option('--from <client>', 'whose file it is, where its name and text do not say it; duck for a command line')
    .option(
      '--shell <shell>',
      'of the duck command that is made, or else of the one that is read: sh, cmd (a file), powershell',
    )
    .option('--profile <name...>', 'of an AWS file or that of another client: these alone')
    .option('--name <name>', 'of what is made; otherwise it is made from the source')
    .option('--for <program>', 'with --to profile: which Cyberduck, such as cyberduck@9.2; the newest when absent')
    .option('--out <path>', 'write there: a file, or a folder for several; a new file is readable for you alone')
    .option('--write', 'change the files in their place, with a backup beside them')
    .option('--diff', 'show what would change, write nothing')
    .option('--force', 'with --out: replace a file that exists; with --write: also what stands in a managed block')
    .option('--with-secrets', 'secret keys go along into the file of --out; on standard output they are masked')
    .option('--json', 'print JSON: the files, and what was lost')
    .addHelpText('after', convertHelp)
    .action(async (from: string[], options: ConvertCommandOptions) => {
      const { convertCommand } = await import('./commands/convert.ts');
      finish(await convertCommand(terminal, from, options));
    });
}
