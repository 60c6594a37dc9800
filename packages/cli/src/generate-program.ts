// Not from the whole of core: `--help` and `--version` must not load it.
import {
  accessKinds,
  accessWords,
  fieldNames,
  fieldsOfTarget,
  type GenerateTarget,
  optionOfField,
  specField,
} from '@duckbill/core/generate-words';
import { type Command, Option } from 'commander';
import type { GenerateCommandOptions } from './commands/generate.ts';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

const accessHelp = `
KIND is one of
${accessKinds.map((kind) => `  ${kind.padEnd(18)}${accessWords[kind]}`).join('\n')}`;

const exitHelp = `
Without a value that is needed it is asked for at a terminal; in a script the missing ones are told. What is generated
is read again by "duckbill lint" before it is handed out. The same values give the same bytes.

Exit codes: 0 generated, 2 a value is missing or wrong, or --out holds something else (--force replaces it), 3 could not
write`;

/** Kinds of service that --provider knows; their data must not be loaded for the help, so a test compares them. */
const providers = `
  s3-https, s3-http, s3-path-style, s3-http-path-style      servers of your own
  aws-govcloud, aws-china, aws-privatelink                  other doors of AWS
  cloudflare-r2, backblaze-b2, wasabi, digitalocean-spaces, hetzner, ovh, scaleway, ibm-cos, oracle`;

const targets: Readonly<Record<GenerateTarget, { readonly description: string; readonly examples: string }>> = {
  'aws-config': {
    description: 'sections of ~/.aws/config: Identity Center, a role with MFA, a process, …',
    examples: `
Examples:
  duckbill generate aws-config --access identity-center --sso-session work --sso-region eu-west-1 \\
      --sso-start-url https://example.awsapps.com/start --sso-account-id 111122223333 --sso-role-name Reader --name reader
  duckbill generate aws-config --access role --role-arn arn:aws:iam::111122223333:role/Reports \\
      --mfa-serial arn:aws:iam::111122223333:mfa/anna --source-profile anna --region eu-west-1 \\
      --name reports --out ~/.aws/config
  duckbill generate aws-config --spec access.json`,
  },
  bookmark: {
    description: 'a bookmark (.duck) with everything in it that its program would ask for',
    examples: `
Examples:
  duckbill generate bookmark --access identity-center --sso-region eu-west-1 --sso-account-id 111122223333 \\
      --sso-start-url https://example.awsapps.com/start --sso-role-name Reader --path reports --out Reports.duck
  duckbill generate bookmark --access keys --access-key-id AKIA… --path reports
  duckbill generate bookmark --access role --for cyberduck@9.2 --name reports`,
  },
  profile: {
    description: 'a connection profile (.cyberduckprofile) that fits the version of the program',
    examples: `
Examples:
  duckbill generate profile --access role --vendor acme-reports --description "Acme reports" \\
      --role-arn arn:aws:iam::111122223333:role/Reports --out Acme.cyberduckprofile
  duckbill generate profile --access keys --vendor acme-minio --description "Acme MinIO" \\
      --hostname minio.example.com --region us-east-1
  duckbill generate profile --provider hetzner --region fsn1 --vendor acme-hetzner --description "Acme at Hetzner"
  duckbill generate profile --provider s3-path-style --endpoint minio.example.com:9000 --out MinIO.cyberduckprofile

NAME of --provider is one of${providers}
What each of them wants to know: duckbill profiles list --provider NAME`,
  },
};

/** The group `duckbill generate`, with one command for each kind of file. */
export function addGenerateCommands(program: Command, terminal: Terminal, finish: (exit: Exit) => void): Command {
  const group = program
    .command('generate')
    .description('make bookmarks, connection profiles, sections of ~/.aws/config, and the IAM side of them')
    .addHelpText('after', exitHelp)
    .action(() => group.help());
  for (const target of ['aws-config', 'bookmark', 'profile'] as const) addTarget(group, target, terminal, finish);
  return group;
}

function addTarget(group: Command, target: GenerateTarget, terminal: Terminal, finish: (exit: Exit) => void): void {
  const { description, examples } = targets[target];
  const command = group
    .command(target)
    .description(description)
    .option('--access <kind>', 'where the keys come from, see below')
    .option(
      '--for <programs>',
      target === 'aws-config'
        ? 'the programs that it is for, separated by commas (default: the newest AWS CLI and SDKs)'
        : 'the program that it is for: cyberduck@9.2, @9.4, @9.5 or mountain-duck@5.1, @5.2, @5.3 (default: cyberduck@9.5)',
    );
  const fields = fieldsOfTarget(target);
  for (const name of fieldNames) {
    const { type, meaning, secret } = specField(name);
    if (!fields.has(name) || secret === true) continue;
    command.option(`--${optionOfField(name)}${type === 'flag' ? '' : ' <value>'}`, meaning);
  }
  command
    .option('--spec <file>', 'take all values from a JSON file; - reads standard input')
    .option('--schema', 'print the JSON schema of that file, and end')
    .option(
      '--out <file>',
      target === 'aws-config'
        ? 'put the sections into this file, other bytes stay'
        : 'write there, whole or not at all',
    )
    .option('--diff', 'with --out: show what would change, write nothing')
    .option('--backup', 'with --out: keep what was there before, as NAME.bak')
    .option('--force', 'with --out: replace what is there and says something else')
    .addOption(new Option('--no-input', 'never ask'))
    .option('--json', 'print JSON')
    .addHelpText('after', accessHelp + examples + exitHelp)
    .action(async (options: GenerateCommandOptions) => {
      const { generateCommand } = await import('./commands/generate.ts');
      finish(await generateCommand(terminal, target, options));
    });
  if (target === 'profile')
    command
      .option('--provider <name>', 'a kind of S3 service, see below: it says server, region and addressing itself')
      .option('--account <id>', 'with --provider: account id, namespace, or endpoint of a VPC')
      .option('--endpoint <host[:port]>', 'with --provider: a server of your own');
  if (target === 'aws-config')
    command.option('--with-secrets', 'with --access keys: the secret too; asked for, or from standard input or --spec');
}
