import type { AwsSetting } from '../aws-reading.ts';
import { ssoTokenCacheFile } from '../cache-keys.ts';
import type { ValueSource } from './aws-outcome.ts';
import { jsonMembers } from './json-members.ts';
import { pythonTimestamp } from './python-values.ts';
import type { GoProfile } from './sdk-go-profile.ts';
import type { GoProvider } from './sdk-go-provider.ts';
import { refuse, type SdkGoSession } from './sdk-go-session.ts';
import { isFilled, optionalSetting } from './value-source.ts';

/** A role of Identity Center; with a session, account and role are not checked (aws-config D.1). */
export function ssoProvider(session: SdkGoSession, profile: GoProfile): GoProvider {
  const { settings, ssoSession, name } = profile;
  const place = ssoSession?.settings ?? settings;
  const value = (key: string) => place.get(key)?.value ?? '';
  const needed =
    ssoSession === undefined
      ? ['sso_region', 'sso_start_url', 'sso_account_id', 'sso_role_name']
      : ['sso_region', 'sso_start_url'];
  const missing = needed.filter((key) => value(key) === '');
  if (missing.length > 0)
    throw refuse(
      `profile "${name}" is configured to use SSO but is missing required configuration: ${missing.join(', ')}`,
    );
  for (const key of ssoSession === undefined ? [] : ['sso_region', 'sso_start_url']) {
    const own = settings.get(key);
    if (own !== undefined && own.value !== value(key))
      throw refuse(`${key} in profile "${name}" must match ${key} in sso-session `, own);
  }
  return {
    cached: true,
    get: () => {
      const accessToken = ssoToken(
        session,
        ssoSession === undefined ? undefined : (settings.get('sso_session')?.value ?? ''),
        value('sso_start_url'),
        value('sso_region'),
        ssoSession === undefined ? undefined : settings.get('sso_session'),
        ['sso_start_url', 'sso_region'].map((key) => place.get(key)).filter((setting) => setting !== undefined),
      );
      const endpoint = session.endpoint('sso', 'operation error SSO: GetRoleCredentials, ', value('sso_region'));
      const param = (key: string): ValueSource => optionalSetting(settings, key) ?? { from: 'text', text: '' };
      const params = new Map([
        ['accountId', param('sso_account_id')],
        ['roleName', param('sso_role_name')],
        ['accessToken', accessToken],
      ]);
      return {
        ...session.call({ operation: 'GetRoleCredentials', endpoint, params }),
        accountId: param('sso_account_id'),
      };
    },
  };
}

/** A token is refreshed only once it has expired (aws-config D.2). */
function ssoToken(
  session: SdkGoSession,
  sessionName: string | undefined,
  startUrl: string,
  region: string,
  reference: AwsSetting | undefined,
  settings: readonly AwsSetting[],
): ValueSource {
  const path = `${session.world.home}/.aws/sso/cache/${ssoTokenCacheFile(sessionName ?? startUrl, session.world.sha1Hex)}`;
  const before = sessionName === undefined ? 'the SSO session has expired or is invalid: ' : '';
  const missing = `${before}failed to read cached SSO token file, open ${path}: no such file or directory`;
  session.trace.note({
    kind: 'sso-token',
    path,
    startUrl,
    region,
    ...(reference === undefined ? {} : { session: reference }),
    settings,
    missing,
  });
  const content = session.world.readFile(path);
  if (content === undefined) throw refuse(missing);
  const token = jsonMembers(content);
  if (token === undefined) throw refuse(`${before}failed to parse cached SSO token file, ${goJsonError(content)}`);
  const expiresAt = token.get('expiresAt');
  const expires = typeof expiresAt === 'string' ? pythonTimestamp(expiresAt) : undefined;
  if (!isFilled(token.get('accessToken')) || expires === undefined)
    throw refuse(`${before}cached SSO token must contain accessToken and expiresAt fields`);
  if (expires > session.world.now) return { from: 'sso-token', path };
  if (sessionName === undefined) throw refuse('the SSO session has expired or is invalid');
  if (!['clientId', 'clientSecret', 'refreshToken'].every((key) => isFilled(token.get(key))))
    throw refuse('cached SSO token is expired, or not present, and cannot be refreshed');
  const endpoint = session.endpoint('sso-oidc', 'unable to refresh SSO token, ', region);
  const params = new Map<string, ValueSource>([
    ['grantType', { from: 'text', text: 'refresh_token' }],
    ['clientId', { from: 'text', text: String(token.get('clientId')) }],
  ]);
  return session.call({ operation: 'CreateToken', endpoint, params }).accessKeyId;
}

/** Go's words for a text that breaks off being JSON at its first or second character. */
function goJsonError(text: string): string {
  const [first, second] = text.trim();
  if (first === undefined) return 'unexpected end of JSON input';
  if (first === '{')
    return second === undefined
      ? 'unexpected end of JSON input'
      : `invalid character '${second}' looking for beginning of object key string`;
  return `invalid character '${first}' looking for beginning of value`;
}
