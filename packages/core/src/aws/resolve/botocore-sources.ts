import type { AwsSetting } from '../aws-reading.ts';
import { ssoTokenCacheFile } from '../cache-keys.ts';
import { shellWords } from '../read/shell-words.ts';
import type { AwsKeys, ValueSource } from './aws-outcome.ts';
import { unreadable, type BotocoreSession } from './botocore-session.ts';
import { objectMembers } from './java-values.ts';
import { pythonLength, pythonRepr, pythonTimestamp } from './python-values.ts';
import { ProcessNotRun, Refusal } from './refusal.ts';

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
): readonly (readonly [string, Source])[] {
  const merged = () => session.profiles.get(name)?.settings ?? none;
  return [
    ['assume-role-with-web-identity', () => webIdentitySource(session, merged(), useEnvironment)],
    ['sso', () => ssoSource(session, merged(), name)],
    [
      'shared-credentials-file',
      () => {
        if (session.credentialsFailure !== undefined) throw unreadable(session.credentialsFailure);
        return staticSource('shared-credentials-file', session.credentials.get(name)?.settings);
      },
    ],
    ['login', () => loginSource(merged())],
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
): FoundCredentials | undefined {
  const { env } = session.world;
  const look = (key: string, variable: string): ValueSource | undefined => {
    if (useEnvironment && env.has(variable)) return { from: 'variable', variable };
    const setting = settings.get(key);
    return setting === undefined ? undefined : fromSetting(setting);
  };
  const text = (source: ValueSource | undefined) => textOf(session, source);
  const path = text(look('web_identity_token_file', 'AWS_WEB_IDENTITY_TOKEN_FILE'));
  if (path === undefined || path === '') return undefined;
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
      const token = session.world.readFile(path);
      if (token === undefined) throw missingFile(path);
      const params = new Map<string, ValueSource>();
      if (sessionName !== undefined && text(sessionName) !== '') params.set('RoleSessionName', sessionName);
      params.set('RoleArn', roleArn);
      if (!params.has('RoleSessionName')) params.set('RoleSessionName', { from: 'generated' });
      params.set('WebIdentityToken', { from: 'file', path });
      const { host } = session.endpoint('sts');
      checkParams(session, params);
      return session.call({ operation: 'AssumeRoleWithWebIdentity', host, params });
    },
  };
}

const profileVars = ['sso_role_name', 'sso_account_id'] as const;
const sessionVars = ['sso_start_url', 'sso_region'] as const;

function ssoSource(session: BotocoreSession, settings: Settings, name: string): FoundCredentials | undefined {
  if (!profileVars.some((key) => settings.has(key))) return undefined;
  const resolved = new Map(settings);
  const reference = settings.get('sso_session');
  if (reference !== undefined) {
    const section = session.ssoSessions.get(reference.value);
    if (section === undefined) {
      const message = `The specified sso-session does not exist: "${reference.value}"`;
      throw new Refusal('InvalidConfigError', message, reference);
    }
    for (const [key, setting] of section.settings) {
      const own = resolved.get(key);
      if (own !== undefined && own.value !== setting.value) {
        const message = `The value for ${key} is inconsistent between profile (${own.value}) and sso-session (${setting.value}).`;
        throw new Refusal('InvalidConfigError', message, own);
      }
      resolved.set(key, setting);
    }
  }
  const missing = [...profileVars, ...sessionVars].filter((key) => !resolved.has(key));
  if (missing.length > 0)
    throw new Refusal(
      'InvalidConfigError',
      `The profile "${name}" is configured to use SSO but is missing required configuration: ${missing.join(', ')}`,
    );
  return { provider: 'sso', freeze: () => roleCredentials(session, resolved) };
}

function roleCredentials(session: BotocoreSession, settings: Settings): AwsKeys {
  const value = (key: string) => settings.get(key)?.value ?? '';
  const region = value('sso_region');
  const { host } = session.endpoint('sso', region);
  const sessionName = settings.get('sso_session')?.value;
  const accessToken = ssoAccessToken(session, value('sso_start_url'), sessionName, region);
  const param = (key: string): ValueSource => {
    const setting = settings.get(key);
    return setting === undefined ? { from: 'text', text: '' } : fromSetting(setting);
  };
  const params = new Map<string, ValueSource>([
    ['roleName', param('sso_role_name')],
    ['accountId', param('sso_account_id')],
    ['accessToken', accessToken],
  ]);
  const keys = session.call({ operation: 'GetRoleCredentials', host, params });
  return { ...keys, accountId: param('sso_account_id') };
}

const REFRESH_WINDOW_MS = 15 * 60 * 1000;

/** The cached token; with an SSO session it is refreshed when little time is left (aws-config D.2). */
function ssoAccessToken(
  session: BotocoreSession,
  startUrl: string,
  sessionName: string | undefined,
  region: string,
): ValueSource {
  const { world } = session;
  const file = ssoTokenCacheFile(sessionName ?? startUrl, world.sha1Hex);
  const path = `${world.home}/.aws/sso/cache/${file}`;
  const content = world.readFile(path);
  const fail = (message: string) => new Refusal('SSOTokenLoadError', `Error loading SSO Token: ${message}`);
  if (content === undefined) throw fail(`Token for ${sessionName ?? startUrl} does not exist`);
  const token = parseObject(content);
  if (token === undefined) throw new Refusal('KeyError', pythonRepr(file.slice(0, -'.json'.length)));
  if (!token.has('accessToken') || !token.has('expiresAt')) throw fail(`Token for ${startUrl} is invalid`);
  const remaining = timestampOf(token.get('expiresAt')) - world.now;
  const cached: ValueSource = { from: 'sso-token', path };
  if (sessionName === undefined) {
    if (remaining > 0) return cached;
    throw new Refusal(
      'UnauthorizedSSOTokenError',
      'The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
    );
  }
  if (remaining < REFRESH_WINDOW_MS && canRefresh(token, world.now)) {
    const { host } = session.endpoint('sso-oidc', region);
    const params = new Map<string, ValueSource>([
      ['grantType', { from: 'text', text: 'refresh_token' }],
      ['clientId', { from: 'text', text: String(token.get('clientId')) }],
    ]);
    return session.call({ operation: 'CreateToken', host, params }).accessKeyId;
  }
  if (remaining > 0) return cached;
  throw new Refusal(
    'TokenRetrievalError',
    'Error when retrieving token from sso: Token has expired and refresh failed',
  );
}

function canRefresh(token: ReadonlyMap<string, unknown>, now: number): boolean {
  const needed = ['refreshToken', 'clientId', 'clientSecret', 'registrationExpiresAt'];
  return needed.every((key) => token.has(key)) && timestampOf(token.get('registrationExpiresAt')) > now;
}

function loginSource(settings: Settings): FoundCredentials | undefined {
  const login = settings.get('login_session');
  if (login === undefined) return undefined;
  throw new Refusal(
    'MissingDependencyException',
    'Missing Dependency: Using the login credential provider requires an additional dependency. You will need to pip install "botocore[crt]" before proceeding.',
    login,
  );
}

const MANDATORY_REFRESH_MS = 10 * 60 * 1000;

function processSource(session: BotocoreSession, settings: Settings): FoundCredentials | undefined {
  const command = settings.get('credential_process');
  if (command === undefined) return undefined;
  const account = settings.get('aws_account_id');
  const first = runProcess(session, command);
  const expires = first.get('Expiration');
  const keys = () => processKeys(first, account);
  if (expires === undefined || expires === null) return { provider: 'custom-process', freeze: keys };
  const expiry = timestampOf(expires);
  return {
    provider: 'custom-process',
    freeze: () => {
      if (expiry - session.world.now >= MANDATORY_REFRESH_MS) return keys();
      const again = runProcess(session, command);
      if (timestampOf(again.get('Expiration')) > session.world.now) return processKeys(again, account);
      throw new Refusal(
        'RuntimeError',
        'Credentials were refreshed, but the refreshed credentials are still expired.',
        command,
      );
    },
  };
}

function processKeys(members: ReadonlyMap<string, unknown>, account: AwsSetting | undefined): AwsKeys {
  const member = (name: string): ValueSource => ({ from: 'process', member: name });
  return {
    accessKeyId: member('AccessKeyId'),
    secretAccessKey: member('SecretAccessKey'),
    ...(isSet(members.get('SessionToken')) ? { sessionToken: member('SessionToken') } : {}),
    ...(isSet(members.get('AccountId'))
      ? { accountId: member('AccountId') }
      : account === undefined
        ? {}
        : { accountId: fromSetting(account) }),
  };
}

/** No shell: words, and the first one is the program (aws-config C.5). */
function runProcess(session: BotocoreSession, command: AwsSetting): ReadonlyMap<string, unknown> {
  const argv = shellWords(command.value);
  if (argv === undefined) throw new Refusal('ValueError', 'No closing quotation', command);
  const [program] = argv;
  if (program === undefined) throw new Refusal('IndexError', 'list index out of range', command);
  session.processes.push(argv);
  const result = session.world.runProcess?.(argv);
  if (result === undefined) throw new ProcessNotRun();
  if (result.missing) throw missingFile(program);
  const fail = (message: string) =>
    new Refusal(
      'CredentialRetrievalError',
      `Error when retrieving credentials from custom-process: ${message}`,
      command,
    );
  if (result.status !== 0) throw fail(result.stderr);
  const members = parseObject(result.stdout);
  if (members === undefined) throw new Refusal('JSONDecodeError', jsonErrorOf(result.stdout), command);
  const version = members.get('Version');
  if (version !== 1)
    throw fail(
      `Unsupported version '${members.has('Version') ? String(version) : '<Version key not provided>'}' for credential process provider, supported versions: 1`,
    );
  for (const key of ['AccessKeyId', 'SecretAccessKey'])
    if (!members.has(key)) throw fail(`Missing required key in response: '${key}'`);
  return members;
}

const minimumLengths: readonly (readonly [string, number])[] = [
  ['RoleArn', 20],
  ['RoleSessionName', 2],
  ['ExternalId', 2],
  ['SerialNumber', 9],
  ['WebIdentityToken', 4],
];
const MINIMUM_DURATION = 900;

/** botocore checks lengths and minima, never patterns nor maxima (aws-config C.3). */
export function checkParams(session: BotocoreSession, params: ReadonlyMap<string, ValueSource>): void {
  const problems: string[] = [];
  const minima = new Map(minimumLengths);
  for (const [name, source] of params) {
    const text = textOf(session, source);
    if (text === undefined) continue;
    const minimum = minima.get(name);
    const length = pythonLength(text);
    if (minimum !== undefined && length < minimum)
      problems.push(`Invalid length for parameter ${name}, value: ${length}, valid min length: ${minimum}`);
    if (name === 'DurationSeconds' && Number(text) < MINIMUM_DURATION)
      problems.push(`Invalid value for parameter ${name}, value: ${text}, valid min value: ${MINIMUM_DURATION}`);
  }
  if (problems.length > 0)
    throw new Refusal('ParamValidationError', `Parameter validation failed:\n${problems.join('\n')}`);
}

/** The text of a source that is known beforehand. */
function textOf(session: BotocoreSession, source: ValueSource | undefined): string | undefined {
  switch (source?.from) {
    case 'setting':
      return source.setting.value;
    case 'variable':
      return session.world.env.get(source.variable);
    case 'text':
      return source.text;
    case 'file':
      return session.world.readFile(source.path);
    default:
      return undefined;
  }
}

/** A setting as the source of a value. */
export function fromSetting(setting: AwsSetting): ValueSource {
  return { from: 'setting', setting };
}

/** botocore's error for half a pair of keys. */
export function partial(provider: string, missing: string, setting?: AwsSetting): Refusal {
  const message = `Partial credentials found in ${provider}, missing: ${missing}`;
  return new Refusal('PartialCredentialsError', message, setting);
}

function ready(provider: string, keys: AwsKeys): FoundCredentials {
  return { provider, freeze: () => keys };
}

function missingFile(path: string): Refusal {
  return new Refusal('FileNotFoundError', `[Errno 2] No such file or directory: ${pythonRepr(path)}`);
}

function timestampOf(value: unknown): number {
  const time = typeof value === 'string' ? pythonTimestamp(value) : undefined;
  if (time === undefined) throw new Refusal('ParserError', `Unknown string format: ${String(value)}`);
  return time;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function parseObject(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return objectMembers(value);
  } catch {
    return undefined;
  }
}

/** Python's words for a text that does not begin with JSON; deeper errors share them. */
function jsonErrorOf(text: string): string {
  if (text.startsWith('\uFEFF')) return 'Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)';
  const at = text.length - text.trimStart().length;
  const before = text.slice(0, at).split('\n');
  return `Expecting value: line ${before.length} column ${(before.at(-1) ?? '').length + 1} (char ${at})`;
}
