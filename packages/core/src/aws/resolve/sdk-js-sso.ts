import type { AwsSetting } from '../aws-reading.ts';
import { ssoTokenCacheFile } from '../cache-keys.ts';
import type { AwsKeys, ValueSource } from './aws-outcome.ts';
import type { SsoTokenLookup } from './aws-trace.ts';
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
  const region = value('sso_region');
  const lookup = {
    startUrl: value('sso_start_url'),
    region,
    settings: ['sso_start_url', 'sso_region'].map((key) => resolved.get(key)).filter((one) => one !== undefined),
  };
  const accessToken =
    reference === undefined ? legacyToken(session, lookup) : sessionToken(session, name, reference, lookup);
  const endpoint = session.endpoint('sso', region);
  const param = (key: string): ValueSource => {
    const setting = resolved.get(key);
    return setting === undefined ? { from: 'text', text: '' } : { from: 'setting', setting };
  };
  const params = new Map([
    ['accountId', param('sso_account_id')],
    ['roleName', param('sso_role_name')],
    ['accessToken', accessToken],
  ]);
  return session.call({ operation: 'GetRoleCredentials', endpoint, params });
}

const LEGACY_HELP = 'To refresh this SSO session run aws sso login with the corresponding profile.';
const HELP = "To refresh this SSO session run 'aws sso login' with the corresponding profile.";

type Lookup = Pick<SsoTokenLookup, 'startUrl' | 'region' | 'settings'>;

function legacyToken(session: SdkJsSession, lookup: Lookup): ValueSource {
  const missing = `The SSO session associated with this profile is invalid. ${LEGACY_HELP}`;
  const { path, token } = readToken(session, lookup.startUrl, { ...lookup, missing });
  if (token === undefined) throw lastLink(missing);
  if (timeOf(token.get('expiresAt')) <= session.world.now)
    throw lastLink(`The SSO session associated with this profile has expired. ${LEGACY_HELP}`);
  return { from: 'sso-token', path };
}

const EXPIRE_WINDOW_MS = 5 * 60 * 1000;

function sessionToken(session: SdkJsSession, profile: string, reference: AwsSetting, lookup: Lookup): ValueSource {
  const missing = `The SSO session token associated with profile=${profile} was not found or is invalid. ${HELP}`;
  const { path, token } = readToken(session, reference.value, { ...lookup, session: reference, missing });
  if (token === undefined) throw lastLink(missing);
  const need = (key: string, refresh: boolean) => {
    if (!token.has(key))
      throw lastLink(`Value not present for '${key}' in SSO Token${refresh ? '. Cannot refresh' : ''}. ${HELP}`);
  };
  need('accessToken', false);
  need('expiresAt', false);
  if (timeOf(token.get('expiresAt')) - session.world.now > EXPIRE_WINDOW_MS) return { from: 'sso-token', path };
  for (const key of ['clientId', 'clientSecret', 'refreshToken']) need(key, true);
  const endpoint = session.endpoint('sso-oidc', lookup.region);
  const params = new Map<string, ValueSource>([
    ['grantType', { from: 'text', text: 'refresh_token' }],
    ['clientId', { from: 'text', text: String(token.get('clientId')) }],
  ]);
  return session.call({ operation: 'CreateToken', endpoint, params }).accessKeyId;
}

function readToken(
  session: SdkJsSession,
  key: string,
  lookup: Omit<SsoTokenLookup, 'kind' | 'path'>,
): { path: string; token: ReadonlyMap<string, unknown> | undefined } {
  const { world } = session;
  const path = `${world.home}/.aws/sso/cache/${ssoTokenCacheFile(key, world.sha1Hex)}`;
  session.trace.note({ kind: 'sso-token', path, ...lookup });
  const content = world.readFile(path);
  return { path, token: content === undefined ? undefined : jsonMembers(content) };
}

/** JavaScript's reading of a date; NaN for what is none. */
export function timeOf(value: unknown): number {
  return typeof value === 'string' || typeof value === 'number' ? new Date(value).getTime() : Number.NaN;
}
