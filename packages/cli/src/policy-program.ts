import type { Command } from 'commander';
// Of types alone: `--help` must not load it.
import type { PolicyCheckOptions } from './commands/policy-check.ts';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

const checkHelp = `
The call is the AssumeRole that TARGET plans: role, MFA device, external id, session name and tags come from its files.
The files that are given count as all there are; without --trust or --policy that side is not known. Policies of the
organization are never known: "allowed" holds as far as none of them denies it. Nothing is asked or sent.
  aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument > trust.json
  duckbill policy check --trust trust.json --for aws:audit --caller arn:aws:iam::111122223333:user/anna

Exit codes: 0 allowed, 1 denied, 2 wrong usage, 3 unknown: it hangs on what is not known here`;

/** `duckbill policy check`. */
export function addPolicyCommands(program: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  const policy = program
    .command('policy')
    .description('the IAM side: would a role let this target in, and by which statement')
    .action(() => policy.help());

  policy
    .command('check')
    .description('decide offline whether the AssumeRole of a target would pass, and name the statement that decides')
    .requiredOption('--for <target>', 'the bookmark, profile, URL or aws:NAME that assumes the role')
    .option('--trust <file>', 'the trust policy of the role')
    .option('--policy <file...>', 'the policies of the user, each in a file')
    .option('--caller <arn>', 'who asks, as "aws sts get-caller-identity" shows it')
    .option('--role <arn>', 'the role, where the target asks for it')
    .option('--mfa', 'a right code is sent, whatever the target plans')
    .option('--no-mfa', 'no code is sent')
    .option('--as <program>', 'stand for this program (default: cyberduck@9.5 for files, aws-cli@2 for aws:NAME)')
    .option('--profile <file...>', 'further connection profiles')
    .option('--json', 'print JSON')
    .addHelpText('after', checkHelp)
    .action(async (options: PolicyCheckOptions) => {
      const { policyCheckCommand } = await import('./commands/policy-check.ts');
      finish(await policyCheckCommand(terminal, options));
    });
}
