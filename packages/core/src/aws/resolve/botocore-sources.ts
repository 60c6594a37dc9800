import type { AwsSetting } from '../aws-reading.ts';
import { loginSessionCacheFile } from '../cache-keys.ts';
import type { AwsKeys, ValueSource } from './aws-outcome.ts';
import { noteWebIdentityCache } from './botocore-cache.ts';
import { missingFile } from './botocore-errors.ts';
import { processSource } from './botocore-process.ts';
import { unreadable, type BotocoreSession } from './botocore-session.ts';
import { ssoSource } from './botocore-sso.ts';
import { checkParams, textOf } from './check-params.ts';
import { jsonMembers, objectMembers } from './json-members.ts';
import { pythonExpandPath } from './python-values.ts';
import { Refusal } from './refusal.ts';
import { fromSetting, loginKeys } from './value-source.ts';

/** Credentials found by a source; `freeze` gets the keys, and may send requests and ask for codes. */
export interface FoundCredentials {
  readonly provider: string;
  readonly freeze: () => AwsKeys;
}

/** One source of the chain; undefined when it has nothing to say. */
export type Source = () => FoundCredentials | undefined;

type Settings = ReadonlyMap<string, AwsSetting>;

const none: Settings = new Map();

/** AWS_ACCESS_KEY_ID and the like (aws-config C.1). */
export function environmentSource({ world }: BotocoreSession): FoundCredentials | undefined {
  const { env } = world;
  if ((env.get('AWS_ACCESS_KEY_ID') ?? '') === '') return undefined;
  if ((env.get('AWS_SECRET_ACCESS_KEY') ?? '') === '') throw partial('env', 'AWS_SECRET_ACCESS_KEY');
  const token = ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'].find((name) => env.has(name));
  const variable = (name: string): ValueSource => ({ from: 'variable', variable: name });
  return ready('env', {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    ...(token === undefined ? {} : { sessionToken: variable(token) }),
    ...(env.has('AWS_ACCOUNT_ID') ? { accountId: variable('AWS_ACCOUNT_ID') } : {}),
  });
}

/** The sources that look into one profile, in their order; each with the name that botocore gives it. */
export function profileSources(
  session: BotocoreSession,
  name: string,
  useEnvironment: boolean,
  asSource = false,
): readonly (readonly [string, Source])[] {
  const merged = () => session.profiles.get(name)?.settings ?? none;
  return [
    ['assume-role-with-web-identity', () => webIdentitySource(session, merged(), useEnvironment, asSource)],
    ['sso', () => ssoSource(session, merged(), name, asSource)],
    [
      'shared-credentials-file',
      () => {
        if (session.credentialsFailure !== undefined) throw unreadable(session.credentialsFailure);
        return staticSource('shared-credentials-file', session.credentials.get(name)?.settings);
      },
    ],
    ['login', () => loginSource(session, merged())],
    ['custom-process', () => processSource(session, merged())],
    ['config-file', () => staticSource('config-file', session.config.get(name)?.settings)],
  ];
}

/** Keys of one file alone: what the other file adds does not count (aws-config C.2). */
function staticSource(provider: string, settings: Settings | undefined): FoundCredentials | undefined {
  const id = settings?.get('aws_access_key_id');
  if (settings === undefined || id === undefined) return undefined;
  const secret = settings.get('aws_secret_access_key');
  if (secret === undefined) throw partial(provider, 'aws_secret_access_key', id);
  const token = settings.get('aws_security_token') ?? settings.get('aws_session_token');
  const account = settings.get('aws_account_id');
  return ready(provider, {
    accessKeyId: fromSetting(id),
    secretAccessKey: fromSetting(secret),
    ...(token === undefined ? {} : { sessionToken: fromSetting(token) }),
    ...(account === undefined ? {} : { accountId: fromSetting(account) }),
  });
}

function webIdentitySource(
  session: BotocoreSession,
  settings: Settings,
  useEnvironment: boolean,
  asSource: boolean,
): FoundCredentials | undefined {
  const { env } = session.world;
  const look = (key: string, variable: string): ValueSource | undefined => {
    if (useEnvironment && env.has(variable)) return { from: 'variable', variable };
    const setting = settings.get(key);
    return setting === undefined ? undefined : fromSetting(setting);
  };
  const text = (source: ValueSource | undefined) => textOf(session, source);
  const file = look('web_identity_token_file', 'AWS_WEB_IDENTITY_TOKEN_FILE');
  const path = text(file);
  if (file === undefined || path === undefined || path === '') return undefined;
  const roleArn = look('role_arn', 'AWS_ROLE_ARN');
  if (roleArn === undefined || text(roleArn) === '')
    throw new Refusal(
      'InvalidConfigError',
      'The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.',
    );
  const sessionName = look('role_session_name', 'AWS_ROLE_SESSION_NAME');
  return {
    provider: 'assume-role-with-web-identity',
    freeze: () => {
      const params = new Map<string, ValueSource>();
      if (sessionName !== undefined && text(sessionName) !== '') params.set('RoleSessionName', sessionName);
      params.set('RoleArn', roleArn);
      // Only the credentials that the AWS CLI itself was after are kept in its cache.
      if (!asSource) noteWebIdentityCache(session, params);
      if (!params.has('RoleSessionName')) params.set('RoleSessionName', { from: 'generated' });
      if (session.world.readFile(path) === undefined) throw missingFile(path);
      params.set('WebIdentityToken', { from: 'file', path, named: file });
      const endpoint = session.endpoint('sts');
      checkParams(session, params);
      return session.trace.call({ operation: 'AssumeRoleWithWebIdentity', endpoint, params });
    },
  };
}

/** The token file of `aws login`. CLI 1 lacks the library that it needs (aws-config D.5). */
function loginSource(session: BotocoreSession, settings: Settings): FoundCredentials | undefined {
  const login = settings.get('login_session');
  if (login === undefined) return undefined;
  if (session.version === 1)
    throw new Refusal(
      'MissingDependencyException',
      'Missing Dependency: Using the login credential provider requires an additional dependency. You will need to pip install "botocore[crt]" before proceeding.',
      login,
    );
  session.trace.note({ kind: 'follow', setting: login });
  const { env, home, readFile, sha256Hex } = session.world;
  const folder = env.get('AWS_LOGIN_CACHE_DIRECTORY') ?? `${home}/.aws/login/cache`;
  const path = `${pythonExpandPath(folder, home, env)}/${loginSessionCacheFile(login.value, sha256Hex)}`;
  const token = objectMembers(jsonMembers(readFile(path) ?? '')?.get('accessToken'));
  if (token !== undefined) return ready('login', loginKeys(path, token));
  throw new Refusal(
    'LoginTokenLoadError',
    `Error loading login session token: Unable to load a existing login session for session ${login.value}. Please reauthenticate with 'aws login'.`,
    login,
  );
}

/** botocore's error for half a pair of keys. */
export function partial(provider: string, missing: string, setting?: AwsSetting): Refusal {
  const message = `Partial credentials found in ${provider}, missing: ${missing}`;
  return new Refusal('PartialCredentialsError', message, setting);
}

function ready(provider: string, keys: AwsKeys): FoundCredentials {
  return { provider, freeze: () => keys };
}
