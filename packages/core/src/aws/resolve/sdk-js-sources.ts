import type { AwsSetting } from '../aws-reading.ts';
import { loginSessionCacheFile } from '../cache-keys.ts';
import type { AwsKeys, ValueSource } from './aws-outcome.ts';
import { jsonMembers, objectMembers } from './json-members.ts';
import { containerKeys, containerOf, noteInstance } from './machine-metadata.ts';
import { ProcessNotRun, Refusal } from './refusal.ts';
import { lastLink, NextLink, type SdkJsSession } from './sdk-js-session.ts';
import { timeOf } from './sdk-js-sso.ts';
import { instanceKeys, loginKeys, optionalSetting, processKeys } from './value-source.ts';

/** AWS_ACCESS_KEY_ID and the like; half a pair counts as nothing. */
export function fromEnvironment({ world }: SdkJsSession): AwsKeys {
  const set = (variable: string) => (world.env.get(variable) ?? '') !== '';
  if (!set('AWS_ACCESS_KEY_ID') || !set('AWS_SECRET_ACCESS_KEY'))
    throw new NextLink('Unable to find environment variable credentials.');
  const variable = (name: string): ValueSource => ({ from: 'variable', variable: name });
  return {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    ...(set('AWS_SESSION_TOKEN') ? { sessionToken: variable('AWS_SESSION_TOKEN') } : {}),
    ...(set('AWS_ACCOUNT_ID') ? { accountId: variable('AWS_ACCOUNT_ID') } : {}),
  };
}

/** A web identity that the environment describes. */
export function fromEnvironmentToken(session: SdkJsSession): AwsKeys {
  const { env } = session.world;
  const variable = (name: string): ValueSource | undefined =>
    (env.get(name) ?? '') === '' ? undefined : { from: 'variable', variable: name };
  const file = variable('AWS_WEB_IDENTITY_TOKEN_FILE');
  const roleArn = variable('AWS_ROLE_ARN');
  if (file === undefined || roleArn === undefined) throw new NextLink('Web identity configuration not specified');
  return fromTokenFile(session, file, roleArn, undefined);
}

/** AssumeRoleWithWebIdentity; a missing file ends the chain (aws-config C.4). */
export function fromTokenFile(
  session: SdkJsSession,
  file: ValueSource,
  roleArn: ValueSource,
  sessionName: ValueSource | undefined,
): AwsKeys {
  const { env } = session.world;
  const path = textOf(session, file);
  if (session.world.readFile(path) === undefined)
    throw new Refusal('Error', `ENOENT: no such file or directory, open '${path}'`);
  const variable = 'AWS_ROLE_SESSION_NAME';
  const name = sessionName ?? (env.has(variable) ? ({ from: 'variable', variable } as const) : undefined);
  const params = new Map<string, ValueSource>([
    ['RoleArn', roleArn],
    ['RoleSessionName', name ?? { from: 'generated' }],
    ['WebIdentityToken', { from: 'file', path, named: file }],
  ]);
  const endpoint = session.endpoint('sts', undefined);
  return session.call({ operation: 'AssumeRoleWithWebIdentity', endpoint, params });
}

function textOf(session: SdkJsSession, source: ValueSource): string {
  if (source.from === 'setting') return source.setting.value;
  return source.from === 'variable' ? (session.world.env.get(source.variable) ?? '') : '';
}

/** The container's own credentials, else those of the instance. */
export function fromMachine({ world, trace, profiles, profileName }: SdkJsSession): AwsKeys {
  const container = containerOf(world);
  if (container !== undefined) return containerKeys(trace, container);
  const disabled = world.env.get('AWS_EC2_METADATA_DISABLED') ?? 'false';
  if (!world.instanceCredentials || (disabled !== '' && disabled !== 'false'))
    throw new NextLink('No credentials from instance metadata');
  noteInstance(trace, world, profiles.get(profileName)?.settings);
  return instanceKeys();
}

/** Run by a shell; whatever goes wrong, the chain goes on (aws-config C.5). */
export function fromProcess({ profiles, world, trace }: SdkJsSession, name: string): AwsKeys {
  const profile = profiles.get(name);
  if (profile === undefined) throw new NextLink(`Profile ${name} could not be found in shared credentials file.`);
  const command = profile.settings.get('credential_process');
  if (command === undefined) throw new NextLink(`Profile ${name} did not contain credential_process.`);
  const argv = ['/bin/sh', '-c', command.value];
  trace.process(argv, command, true);
  const result = world.runProcess?.(argv);
  if (result === undefined) throw new ProcessNotRun();
  if (result.missing) throw new NextLink('spawn /bin/sh ENOENT', command);
  if (result.status !== 0) throw new NextLink(`Command failed: ${command.value}\n${result.stderr}`, command);
  const members = jsonMembers(result.stdout.trim());
  if (members === undefined) throw new NextLink(`Profile ${name} credential_process returned invalid JSON.`, command);
  if (members.get('Version') !== 1)
    throw new NextLink(`Profile ${name} credential_process did not return Version 1.`, command);
  if (!members.has('AccessKeyId') || !members.has('SecretAccessKey'))
    throw new NextLink(`Profile ${name} credential_process returned invalid credentials.`, command);
  if (timeOf(members.get('Expiration')) < world.now)
    throw new NextLink(`Profile ${name} credential_process returned expired credentials.`, command);
  return processKeys(members, optionalSetting(profile.settings, 'aws_account_id'));
}

/** The token file of `aws login` (aws-config D.5). */
export function fromLogin({ world, trace }: SdkJsSession, login: AwsSetting): AwsKeys {
  trace.note({ kind: 'follow', setting: login });
  const folder = world.env.get('AWS_LOGIN_CACHE_DIRECTORY') || `${world.home}/.aws/login/cache`;
  const path = `${folder}/${loginSessionCacheFile(login.value, world.sha256Hex)}`;
  const content = world.readFile(path);
  const fail = (cause: string) => lastLink(`Failed to load token from ${path}: ${cause}`, login);
  if (content === undefined) throw fail(`Error: ENOENT: no such file or directory, open '${path}'`);
  const token = objectMembers(jsonMembers(content)?.get('accessToken'));
  if (token === undefined) throw fail('Error: invalid token');
  return loginKeys(path, token);
}
