import type { Sandbox } from '@duckbill/sandbox';
import { quoteArgument } from '@duckbill/doctor';
import type { Terminal } from '../terminal.ts';
import type { RehearsalFolder } from './rehearsal-folder.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Variables that would bring the real keys or files back in, or lead away from the sandbox. */
const misleading = (name: string): boolean =>
  /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN|PROFILE|DEFAULT_PROFILE|CONFIG_FILE|SHARED_CREDENTIALS_FILE|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE|CONTAINER_CREDENTIALS_.*|EC2_METADATA_.*|ENDPOINT_URL.*|IGNORE_CONFIGURED_ENDPOINT_URLS)$/u.test(
    name,
  );

export interface CommandWish {
  readonly as?: string;
}

/** What to type in another terminal, in order; complete as it stands. */
export function rehearsalCommands(
  terminal: Terminal,
  rehearsal: Rehearsal,
  { url }: Sandbox,
  folder: RehearsalFolder,
  { as }: CommandWish,
): readonly string[] {
  const isWindows = terminal.platform === 'win32';
  const home = isWindows ? '$env:USERPROFILE = $PWD; ' : 'HOME=$PWD ';
  const quote = (text: string): string => (isWindows ? `'${text.replaceAll("'", "''")}'` : quoteArgument(text));
  const taken = Object.keys(terminal.environment).filter((name) => misleading(name) && terminal.environment[name]);
  const fromEnvironment = rehearsal.read.planned.plan.settings.some(
    ({ origin }) => origin.kind === 'environment' && origin.name.endsWith('ACCESS_KEY_ID'),
  );
  const { keys } = rehearsal.likeness;
  const set = (name: string, value: string): string =>
    isWindows ? `$env:${name} = ${quote(value)}` : `export ${name}=${quote(value)}`;
  const target = [
    quote(folder.target),
    ...(folder.profiles.length === 0 ? [] : ['--profile', ...folder.profiles.map(quote)]),
  ].join(' ');
  const profile = awsProfile(rehearsal);
  const region = rehearsal.read.planned.plan.settings.some(({ name }) => name.toLowerCase() === 'region');
  return [
    `cd ${quote(folder.path)}`,
    ...taken.map((name) => (isWindows ? `Remove-Item Env:${name}` : `unset ${name}`)),
    ...(fromEnvironment && keys !== undefined
      ? [set('AWS_ACCESS_KEY_ID', keys.id), set('AWS_SECRET_ACCESS_KEY', keys.secret)]
      : []),
    `${home}duckbill connect ${target}${as === undefined ? '' : ` --as ${as}`} --endpoint-url ${url}`,
    // By itself it stands for what is installed here, and the world was made for another.
    `${home}duckbill doctor ${target} --as ${rehearsal.read.planned.plan.program} --online --endpoint-url ${url}`,
    ...(profile === undefined
      ? []
      : [
          ...(signsIn(rehearsal) ? [`${home}aws sso login --profile ${quote(profile)}`] : []),
          `${home}aws s3 ls --profile ${quote(profile)}${region ? '' : ' --region us-east-1'}`,
        ]),
  ];
}

/** The AWS CLI signs in to Identity Center when it is told to, and not by itself. */
function signsIn({ world }: Rehearsal): boolean {
  return world.identityCenters !== undefined;
}

/** The AWS profile that the AWS CLI would take for the target. */
function awsProfile({ read }: Rehearsal): string | undefined {
  const { target } = read.input;
  if (target.kind === 'aws-profile') return target.name ?? 'default';
  const name = target.kind === 'bookmark' ? target.bookmark.username?.value : undefined;
  const known = read.documents.some((document) => document.kind === 'aws' && document.model.profiles.has(name ?? ''));
  return known ? name : undefined;
}
