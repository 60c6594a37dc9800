import type { AwsSetting } from '../aws-reading.ts';
import { ssoTokenCacheFile } from '../cache-keys.ts';
import { attempt } from './attempt.ts';
import type { AwsKeys, ValueSource } from './aws-outcome.ts';
import { noteSsoCache } from './botocore-cache.ts';
import { timestampOf } from './botocore-errors.ts';
import type { BotocoreSession } from './botocore-session.ts';
import type { FoundCredentials } from './botocore-sources.ts';
import { checkTokenSession, sessionVars } from './botocore-token.ts';
import { jsonMembers } from './json-members.ts';
import { pythonRepr } from './python-values.ts';
import { Refusal } from './refusal.ts';
import { fromSetting } from './value-source.ts';

type Settings = ReadonlyMap<string, AwsSetting>;

const profileVars = ['sso_role_name', 'sso_account_id'] as const;

/** A role of Identity Center: account or role name select it (aws-config D.1). */
export function ssoSource(
  session: BotocoreSession,
  settings: Settings,
  name: string,
  asSource: boolean,
): FoundCredentials | undefined {
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
  return { provider: 'sso', freeze: () => roleCredentials(session, resolved, name, asSource) };
}

function roleCredentials(session: BotocoreSession, settings: Settings, profile: string, asSource: boolean): AwsKeys {
  const value = (key: string) => settings.get(key)?.value ?? '';
  const region = value('sso_region');
  if (!asSource) noteSsoCache(session, settings);
  const endpoint = session.endpoint('sso', region);
  checkTokenSession(session.profiles, session.ssoSessions, profile);
  const accessToken = ssoAccessToken(session, settings, region);
  const param = (key: string): ValueSource => {
    const setting = settings.get(key);
    return setting === undefined ? { from: 'text', text: '' } : fromSetting(setting);
  };
  const params = new Map<string, ValueSource>([
    ['roleName', param('sso_role_name')],
    ['accountId', param('sso_account_id')],
    ['accessToken', accessToken],
  ]);
  const keys = session.trace.call({ operation: 'GetRoleCredentials', endpoint, params });
  return { ...keys, accountId: param('sso_account_id') };
}

const REFRESH_WINDOW_MS = 15 * 60 * 1000;

/** The cached token; with an SSO session it is refreshed when little time is left (aws-config D.2). */
function ssoAccessToken(session: BotocoreSession, settings: Settings, region: string): ValueSource {
  const { world } = session;
  const startUrl = settings.get('sso_start_url')?.value ?? '';
  const reference = settings.get('sso_session');
  const sessionName = reference?.value;
  const file = ssoTokenCacheFile(sessionName ?? startUrl, world.sha1Hex);
  const path = `${world.home}/.aws/sso/cache/${file}`;
  const missing = `Token for ${sessionName ?? startUrl} does not exist`;
  const fail = (message: string) => new Refusal('SSOTokenLoadError', `Error loading SSO Token: ${message}`);
  const oidc = attempt(() => session.endpoint('sso-oidc', region), 'refresh').value;
  session.trace.note({
    kind: 'sso-token',
    path,
    startUrl,
    region,
    ...(reference === undefined ? {} : { session: reference }),
    settings: ['sso_start_url', 'sso_region', 'sso_registration_scopes']
      .map((key) => settings.get(key))
      .filter((setting) => setting !== undefined),
    ...(oidc === undefined ? {} : { oidc }),
    missing: `Error loading SSO Token: ${missing}`,
  });
  const content = world.readFile(path);
  if (content === undefined) throw fail(missing);
  const token = jsonMembers(content);
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
    const endpoint = session.endpoint('sso-oidc', region);
    const params = new Map<string, ValueSource>([
      ['grantType', { from: 'text', text: 'refresh_token' }],
      ['clientId', { from: 'text', text: String(token.get('clientId')) }],
    ]);
    return session.trace.call({ operation: 'CreateToken', endpoint, params }).accessKeyId;
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
