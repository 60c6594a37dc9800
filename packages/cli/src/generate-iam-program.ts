import { type Command, InvalidArgumentError, Option } from 'commander';
// Of types alone: `--help` must not load it.
import type { GenerateIamOptions } from './commands/generate-iam.ts';
import type { Exit } from './exit-code.ts';
import { append } from './lint-options.ts';
import type { Terminal } from './terminal.ts';

const forms = ['json', 'cloudformation', 'cloudformation-json', 'terraform', 'aws-cli', 'aws-cli-powershell'] as const;
const ways = ['role', 'session-token', 'web-identity', 'identity-center'] as const;
const levels = ['read-only', 'read-write', 'full'] as const;

const help = `
Ways
  role              users assume a role, with MFA: trust policy, permissions, what each user needs (the default)
  session-token     users get a session with MFA (GetSessionToken): their permissions, a bucket policy if wanted
  web-identity      people of an OpenID Connect issuer assume a role (--issuer, --client-id, --subject)
  identity-center   a permission set with its inline policy (--permission-set)

Nothing is asked or sent, and the same words give the same text on any computer. What is to be known of the policies
(who else is let in, what Cyberduck cannot do) is told on standard error.
  duckbill generate iam --role S3-Access --account 111122223333 --user anna --bucket example-reports
  duckbill generate iam --for Reports.duck --user anna --as aws-cli
  duckbill generate iam --role S3-Access --account 111122223333 --user anna --self-service --as terraform --out iam
  duckbill generate iam --way session-token --account 111122223333 --user anna --prefix 'homes/\${aws:username}'
  duckbill generate iam --permission-set S3-Read --account 111122223333 --as cloudformation
  duckbill generate iam --spec iam.json --only trust

Exit codes: 0 made, 1 a policy is longer than AWS takes, 2 wrong usage or spec, 3 could not read or write`;

/** `duckbill generate iam`, below a command `generate`. */
export function addGenerateIamCommand(generate: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  generate
    .command('iam')
    .description('write the IAM side: trust policy with MFA, permissions for S3, what users need, permission sets')
    .option('--spec <file>', 'all of it as JSON; options on the command line count more')
    .option('--for <target>', 'take account, role, user, MFA and bucket from a bookmark, profile, URL or aws:NAME')
    .addOption(new Option('--way <way>', 'how people get in, see below').choices(ways))
    .option('--partition <partition>', 'aws, aws-cn, aws-us-gov; that of the ARNs when absent')
    .option('--account <id>', 'the account of role, users and buckets')
    .option('--role <name>', 'the role: NAME, path/NAME or its ARN')
    .option('--permission-set <name>', 'the permission set')
    .option('--instance-arn <arn>', 'the instance of Identity Center; found by the form when absent')
    .option('--user <name>', 'a user: NAME, path/NAME or the ARN; repeat for several', append, [])
    .option('--trust-account <id>', 'a whole account that decides who assumes the role; repeat for several', append, [])
    .option('--issuer <url>', 'the issuer of OpenID Connect, as iss of its tokens')
    .option('--client-id <id>', 'aud of its tokens; repeat for several', append, [])
    .option('--subject <sub>', 'sub of its tokens; repeat for several; none: everybody', append, [])
    .option('--mfa', 'ask for MFA, also where the target of --for plans none')
    .option('--no-mfa', 'ask for no MFA')
    .option('--mfa-max-age <seconds>', 'how old the MFA of a session may be', seconds)
    .option('--external-id <id>', 'the role wants this external id; Cyberduck sends none')
    .option('--session-duration <seconds>', 'the longest session, 3600 to 43200', seconds)
    .addOption(new Option('--access <level>', 'what is allowed in S3; read-only when absent').choices(levels))
    .option('--bucket <name>', 'only this bucket; repeat for several', append, [])
    .option('--prefix <bucket/prefix>', 'only what is below this prefix; repeat for several', append, [])
    .option('--list-all-buckets', 'the names of all buckets can be listed (as is where no bucket is named)')
    .option('--no-list-all-buckets', 'they cannot: bookmarks have to name the bucket')
    .option('--self-service', 'also the policy by which people look after their own MFA device and keys')
    .option('--bucket-policy', 'also a policy for each bucket that keeps out whoever has no MFA')
    .addOption(new Option('--as <form>', 'the form').choices(forms).default('json'))
    .option('--only <document>', 'of --as json: trust, role, user, s3-user, self-service, bucket or permission-set')
    .option('--out <folder>', 'write each document or template into a file there')
    .option('--force', 'with --out: replace files that exist')
    .option('--explain', 'tell on standard error what each statement is for')
    .option('--profile <file...>', 'with --for: further connection profiles')
    .option('--json', 'print JSON: the files, the statements and what is to be known')
    .addHelpText('after', help)
    .action(async (options: GenerateIamOptions) => {
      const { generateIamCommand } = await import('./commands/generate-iam.ts');
      finish(await generateIamCommand(terminal, options));
    });
}

function seconds(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('It is a number of seconds.');
  return Number(text);
}
