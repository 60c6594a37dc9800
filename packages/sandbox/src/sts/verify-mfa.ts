import type { Caller } from '../caller.ts';
import type { Exchange } from '../exchange.ts';
import { ServiceFailure } from '../service-failure.ts';
import type { MfaVerdict } from '../totp.ts';

const texts: Readonly<Record<Exclude<MfaVerdict, 'accepted'>, string>> = {
  // The trailing space and the two spaces are AWS's (aws-wire §2.5).
  invalid: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
  unable:
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid ' +
    'and associated with this user.',
};

/** Whether a second factor was given and right; throws when it was given and is not. */
export function verifyMfa(
  exchange: Exchange,
  caller: Caller,
  serial: string | undefined,
  code: string | undefined,
): boolean {
  if (serial === undefined && code === undefined) return false;
  if (serial === undefined || code === undefined) {
    throw new ServiceFailure(
      403,
      'AccessDenied',
      'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    );
  }
  const hasDevices = caller.kind === 'user' || caller.kind === 'session-token';
  const device = hasDevices ? exchange.world.mfaDevice(caller.user, serial) : undefined;
  const verdict = exchange.mfa.verify(serial, device, code, exchange.now);
  if (verdict === 'accepted') return true;
  const because =
    verdict === 'unable' && device !== undefined
      ? 'more than nine verifications of this device within three minutes'
      : verdict === 'unable'
        ? 'the caller has no device with this serial number'
        : 'the code is wrong, too old, too new or was used before';
  throw new ServiceFailure(403, 'AccessDenied', texts[verdict], { because });
}
