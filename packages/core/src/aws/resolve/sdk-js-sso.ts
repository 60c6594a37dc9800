import type { AwsSetting } from '../aws-reading.ts';
import { ssoTokenCacheFile } from '../cache-keys.ts';
import type { AwsKeys, ValueSource } from './aws-outcome.ts';
import { jsonMembers } from './json-members.ts';
import { Refusal } from './refusal.ts';
import { lastLink, type SdkJsSession } from './sdk-js-session.ts';

type Settings = ReadonlyMap<string, AwsSetting>;

const selecting = ['sso_start_url', 'sso_account_id', 'sso_session', 'sso_region', 'sso_role_name'];
const required = ['sso_start_url', 'sso_account_id', 'sso_region', 'sso_role_name'];

/** Whether one SSO key is there: enough for this SDK (aws-config D.1). */
export function isSsoProfile(settings: Settings): boolean {
  return selecting.some((key) => settings.has(key));
}

/** GetRoleCredentials with the cached token. */
export function ssoKeys(session: SdkJsSession, name: string, settings: Settings): AwsKeys {
  const resolved = new Map(settings);
  const keys = new Set(settings.keys());
  const reference = settings.get('sso_session');
  if (reference !== undefined) {
    const section = session.ssoSessions.get(reference.value);
    if (section === undefined)
      throw new Refusal('TypeError', "Cannot read properties of undefined (reading 'sso_region')", reference);
    // The session wins without a word, also with nothing.
    for (const key of ['sso_region', 'sso_start_url']) {
      const setting = section.settings.get(key);
      keys.add(key);
      if (setting === undefined) resolved.delete(key);
      else resolved.set(key, setting);
    }
  }
  if (required.some((key) => !resolved.has(key)))
    throw lastLink(
      `Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url". Got ${[...keys].join(', ')}\nReference: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html`,
    );
  const value = (key: string) => resolved.get(key)?.value ?? '';
  const accessToken =
    reference === undefined
      ? legacyToken(session, value('sso_start_url'))
      : sessionToken(session, name, reference.value, value('sso_region'));
  const { host } = session.endpoint('sso', value('sso_region'));
  const param = (key: string): ValueSource => {
    const setting = resolved.get(key);
    return setting === undefined ? { from: 'text', text: '' } : { from: 'setting', setting };
  };
  const params = new Map([
    ['accountId', param('sso_account_id')],
    ['roleName', param('sso_role_name')],
    ['accessToken', accessToken],
  ]);
  return session.call({ operation: 'GetRoleCredentials', host, params });
}

const LEGACY_HELP = 'To refresh this SSO session run aws sso login with the corresponding profile.';
const HELP = "To refresh this SSO session run 'aws sso login' with the corresponding profile.";

function legacyToken(session: SdkJsSession, startUrl: string): ValueSource {
  const { path, token } = readToken(session, startUrl);
  if (token === undefined) throw lastLink(`The SSO session associated with this profile is invalid. ${LEGACY_HELP}`);
  if (timeOf(token.get('expiresAt')) <= session.world.now)
    throw lastLink(`The SSO session associated with this profile has expired. ${LEGACY_HELP}`);
  return { from: 'sso-token', path };
}

const EXPIRE_WINDOW_MS = 5 * 60 * 1000;

function sessionToken(session: SdkJsSession, profile: string, name: string, region: string): ValueSource {
  const { path, token } = readToken(session, name);
  if (token === undefined)
    throw lastLink(`The SSO session token associated with profile=${profile} was not found or is invalid. ${HELP}`);
  const need = (key: string, refresh: boolean) => {
    if (!token.has(key))
      throw lastLink(`Value not present for '${key}' in SSO Token${refresh ? '. Cannot refresh' : ''}. ${HELP}`);
  };
  need('accessToken', false);
  need('expiresAt', false);
  if (timeOf(token.get('expiresAt')) - session.world.now > EXPIRE_WINDOW_MS) return { from: 'sso-token', path };
  for (const key of ['clientId', 'clientSecret', 'refreshToken']) need(key, true);
  const { host } = session.endpoint('sso-oidc', region);
  const params = new Map<string, ValueSource>([
    ['grantType', { from: 'text', text: 'refresh_token' }],
    ['clientId', { from: 'text', text: String(token.get('clientId')) }],
  ]);
  return session.call({ operation: 'CreateToken', host, params }).accessKeyId;
}

function readToken(
  session: SdkJsSession,
  key: string,
): { path: string; token: ReadonlyMap<string, unknown> | undefined } {
  const { world } = session;
  const path = `${world.home}/.aws/sso/cache/${ssoTokenCacheFile(key, world.sha1Hex)}`;
  const content = world.readFile(path);
  return { path, token: content === undefined ? undefined : jsonMembers(content) };
}

/** JavaScript's reading of a date; NaN for what is none. */
export function timeOf(value: unknown): number {
  return typeof value === 'string' || typeof value === 'number' ? new Date(value).getTime() : Number.NaN;
}
