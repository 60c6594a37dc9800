import type { ConnectionProfile } from './connection-profile.ts';

/** Whether a profile signs in through OAuth by what it says itself: the switch, else a client id (cyberduck-formats §3.1). */
export function usesOauth(profile: ConnectionProfile): boolean {
  const flag = profile.flags.get('OAuth Configurable');
  if (flag !== undefined) return flag.value;
  return (profile.strings.get('OAuth Client ID')?.value ?? '').trim() !== '';
}

/** What `Authorization` can name for OAuth; anything else is no flow (cyberduck-s3-connect §2.4). */
export const oauthFlows: readonly string[] = ['AuthorizationCode', 'PasswordGrant'];
