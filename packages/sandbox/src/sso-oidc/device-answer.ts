import type { DeviceAuthorization } from '../identity-center/sign-in-store.ts';
import type { WorldIdentityCenter } from '../world.ts';
import { invalidGrant, oidcFailure } from './oidc-failure.ts';
import { pollInterval } from './start-device-authorization.ts';

/** A program that waits exactly the interval may look a little early by our clock. */
const tolerance = 0.1;
/** The ordinary interval of RFC 8628 §3.2: who asks sooner than that is not polling yet. */
const lookWithin = 5;

/** Who approved a device code; throws what the poll is told otherwise. Counts the poll. */
export function redeemable(device: DeviceAuthorization, now: number): string {
  const last = device.lastPolledAt;
  // AWS CLI 2 looks once before it shows the code, and then begins to poll.
  const isLook = device.polls === 1 && now - device.startedAt < lookWithin;
  if (!isLook) device.lastPolledAt = now;
  if (device.state.kind === 'used') throw invalidGrant('the device code was used before');
  if (now >= device.expiresAt) throw oidcFailure('ExpiredTokenException', undefined, 'the device code has expired');
  switch (device.state.kind) {
    case 'approved':
      return device.state.person;
    case 'denied':
      throw oidcFailure('AccessDeniedException', undefined, 'the person denied the request');
    case 'pending':
      if (last !== undefined && now - last < pollInterval - tolerance && now >= last)
        throw oidcFailure('SlowDownException', undefined, `polled within ${pollInterval} s`);
      throw oidcFailure('AuthorizationPendingException', 'Authorization is still pending');
  }
}

/** Answer a device code as the world says, where it says so. */
export function answerByItself(device: DeviceAuthorization, center: WorldIdentityCenter, now: number): void {
  const { approval } = center;
  device.polls += 1;
  if (approval === undefined || device.state.kind !== 'pending' || now >= device.expiresAt) return;
  if (now - device.startedAt < (approval.afterSeconds ?? 0) || device.polls <= (approval.afterPolls ?? 0)) return;
  device.state = approval.answer === 'allow' ? { kind: 'approved', person: approval.person } : { kind: 'denied' };
}
