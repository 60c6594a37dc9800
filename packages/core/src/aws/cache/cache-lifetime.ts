import type { RoleCredentials } from './role-credentials.ts';
import type { SsoRegistration } from './sso-registration.ts';
import type { SsoToken } from './sso-token.ts';

/** An entry with less left is renewed, or counts as expired: both AWS CLIs, every kind of entry (aws-config D.2, D.4). */
const renewalWindow = 15 * 60_000;

/** Whether the AWS CLI would use these keys without a new call: more than 15 minutes are left. */
export function areRoleCredentialsUsable({ expiresAt }: RoleCredentials, now: number): boolean {
  return left(expiresAt, now) >= renewalWindow;
}

/** Whether the AWS CLI 2 would sign in with this client rather than register another one. */
export function isSsoRegistrationUsable({ expiresAt }: SsoRegistration, now: number): boolean {
  return left(expiresAt, now) >= renewalWindow;
}

/** What to do with an access token. */
export interface SsoTokenState {
  /** It has not expired: it may be sent as it is. */
  readonly usable: boolean;
  /** Renewed first; where that fails and it is still usable, it is sent as it is (aws-config D.2). */
  readonly renew: boolean;
}

/** What botocore does with a token; one of the legacy format, by start URL, is never renewed (aws-config D.2). */
export function ssoTokenState(token: SsoToken, now: number, legacy: boolean): SsoTokenState {
  const { refreshToken, clientId, clientSecret, registrationExpiresAt } = token;
  const canRenew =
    !legacy &&
    [refreshToken, clientId, clientSecret].every((part) => part !== undefined) &&
    registrationExpiresAt !== undefined &&
    left(registrationExpiresAt, now) > 0;
  const remaining = left(token.expiresAt, now);
  return { usable: remaining > 0, renew: canRenew && remaining < renewalWindow };
}

function left(time: string, now: number): number {
  return Date.parse(time) - now;
}
