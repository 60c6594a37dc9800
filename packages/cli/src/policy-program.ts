import { type Command, InvalidArgumentError, Option } from 'commander';
// Of types alone: `--help` must not load it.
import type { PolicyCheckOptions } from './commands/policy-check.ts';
import type { PolicyLintOptions } from './commands/policy-lint.ts';
import { type Exit, failOnLevels } from './exit-code.ts';
import { append } from './lint-options.ts';
import type { Terminal } from './terminal.ts';

const checkHelp = `
The call is the AssumeRole that TARGET plans: role, MFA device, external id, session name and tags come from its files.
The files that are given count as all there are; without --trust or --policy that side is not known. Policies of the
organization are never known: "allowed" holds as far as none of them denies it. Nothing is asked or sent.
  aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument > trust.json
  duckbill policy check --trust trust.json --for aws:audit --caller arn:aws:iam::111122223333:user/anna

Exit codes: 0 allowed, 1 denied, 2 wrong usage, 3 unknown: it hangs on what is not known here`;

const lintHelp = `
Each file holds one policy. Whether it is a trust policy or one of a user is told by its elements; --kind says it for all.
With --for, accounts, role and MFA are compared with what the target will send. Nothing is asked or sent.
  duckbill policy lint trust.json --for aws:audit
  duckbill policy lint *.json --format sarif:policies.sarif

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 could not finish`;

/** `duckbill policy check|lint`. */
export function addPolicyCommands(program: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  const policy = program
    .command('policy')
    .description('the IAM side: mistakes in policies, and whether a role would let a target in')
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

  policy
    .command('lint')
    .description('find mistakes in policies of IAM: JSON, spelling, MFA conditions, principals, accounts')
    .argument('<files...>', 'policies, each in a file')
    .option('--for <target>', 'the bookmark, profile, URL or aws:NAME that the policies are for')
    .option('--caller <arn>', 'with --for: who asks, as "aws sts get-caller-identity" shows it')
    .option('--kind <kind>', 'what the files are: trust, identity (of a user or role) or resource (of a bucket)')
    .option('--fix', 'apply the repairs that are safe')
    .option('--fix-unsafe', 'apply all repairs, also those that need a look')
    .option('--format <format[:file]>', 'as for "duckbill lint"; repeat for several', append, [])
    .addOption(new Option('--fail-on <severity>', 'exit 1 at or above').choices(failOnLevels).default('error'))
    .option('--max-warnings <count>', 'exit 1 above so many warnings', count)
    .option('--as <program>', 'with --for: stand for this program')
    .option('--profile <file...>', 'with --for: further connection profiles')
    .addHelpText('after', lintHelp)
    .action(async (files: string[], options: PolicyLintOptions) => {
      const { policyLintCommand } = await import('./commands/policy-lint.ts');
      finish(await policyLintCommand(terminal, files, options));
    });
}

function count(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('It is a number of warnings.');
  return Number(text);
}
