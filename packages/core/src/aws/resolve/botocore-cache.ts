import type { AwsSetting } from '../aws-reading.ts';
import { assumeRoleCacheFile, ssoRoleCacheFile, webIdentityCacheFile } from '../cache-keys.ts';
import type { AwsCall, ValueSource } from './aws-outcome.ts';
import type { BotocoreSession } from './botocore-session.ts';
import { textOf } from './check-params.ts';

type Params = ReadonlyMap<string, ValueSource>;

/** The AWS CLIs look for an assumed role here before they ask for its code (aws-config D.4). `params` are without code. */
export function noteRoleCache(session: BotocoreSession, params: Params): void {
  const text = (name: string) => textOf(session, params.get(name));
  const duration = text('DurationSeconds');
  const optional = (['ExternalId', 'RoleSessionName', 'SerialNumber'] as const).flatMap((name) => {
    const value = text(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const key = {
    RoleArn: text('RoleArn') ?? '',
    ...(duration === undefined ? {} : { DurationSeconds: Number(duration) }),
    ...Object.fromEntries(optional),
  };
  note(session, 'AssumeRole', assumeRoleCacheFile(key, session.world.sha1Hex));
}

/** The same for a role of a web identity. */
export function noteWebIdentityCache(session: BotocoreSession, params: Params): void {
  const RoleArn = textOf(session, params.get('RoleArn')) ?? '';
  const RoleSessionName = textOf(session, params.get('RoleSessionName'));
  const key = { RoleArn, ...(RoleSessionName === undefined ? {} : { RoleSessionName }) };
  note(session, 'AssumeRoleWithWebIdentity', webIdentityCacheFile(key, session.world.sha1Hex));
}

/** The same for a role of Identity Center; the AWS CLI 1 keeps none (no such cache in awscli 1.45.11). */
export function noteSsoCache(session: BotocoreSession, settings: ReadonlyMap<string, AwsSetting>): void {
  if (session.version === 1) return;
  const value = (key: string) => settings.get(key)?.value;
  const accountId = value('sso_account_id');
  const roleName = value('sso_role_name');
  const sessionName = value('sso_session');
  const startUrl = value('sso_start_url');
  const key = {
    ...(accountId === undefined ? {} : { accountId }),
    ...(roleName === undefined ? {} : { roleName }),
    ...(sessionName === undefined ? (startUrl === undefined ? {} : { startUrl }) : { sessionName }),
  };
  note(session, 'GetRoleCredentials', ssoRoleCacheFile(key, session.world.sha1Hex));
}

function note({ trace, world }: BotocoreSession, operation: AwsCall['operation'], file: string): void {
  trace.note({ kind: 'role-cache', path: `${world.home}/.aws/cli/cache/${file}`, operation });
}
