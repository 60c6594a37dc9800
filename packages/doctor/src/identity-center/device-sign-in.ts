import { type CallStep, type FailureContext, signInEndpoint } from '@duckbill/core';
import { classifyFailure } from '../classify-failure.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import { type AccessToken, deviceCodeGrant } from '../sign-in/create-token.ts';
import {
  askForToken,
  type DeviceAuthorization,
  type DevicePace,
  startDeviceAuthorization,
} from '../sign-in/device-code.ts';
import { registerClient } from '../sign-in/register-client.ts';
import { withRetries } from '../with-retries.ts';
import type { DoctorWorld } from '../world.ts';
import { PortalRefused } from './list-assignments.ts';
import type { OpenPortal } from './sign-in-to-portal.ts';

/** Which Identity Center. */
export interface PortalAddress {
  readonly startUrl: string;
  readonly region: string;
}

/** A sign-in that waits for its person: plain JSON, that whoever keeps it may put away between two questions. Secret. */
export interface DeviceSignIn {
  readonly address: PortalAddress;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  readonly device: DeviceAuthorization;
  readonly pace: DevicePace;
}

/** pending: ask again, but not before so many seconds are over; signed-in: with a token. */
export type DeviceAnswer =
  | { readonly kind: 'pending'; readonly signIn: DeviceSignIn }
  | { readonly kind: 'signed-in'; readonly token: AccessToken };

/** Far enough to list accounts and permission sets (aws-wire §3.1). */
const scope = 'sso:account:access';

/**
 * Starts a sign-in by device code for doors that answer at once: somebody else keeps it and asks again. A client is
 * registered for this one sign-in, for device codes alone: without a refresh token it ends by itself. Throws
 * `PortalRefused`.
 */
export async function startDeviceSignIn(address: PortalAddress, world: DoctorWorld): Promise<DeviceSignIn> {
  const target = targetOf('sso-oidc', address, world);
  const client = await refused('RegisterClient', target, address, () =>
    withRetries(world, 'safely', () =>
      registerClient(
        target,
        {
          clientName: 'duckbill',
          scopes: [scope],
          grantTypes: [deviceCodeGrant],
          redirectUris: [],
          issuerUrl: undefined,
        },
        world,
      ),
    ),
  );
  const device = await refused('StartDeviceAuthorization', target, address, () =>
    withRetries(world, 'safely', () => startDeviceAuthorization(target, client, address.startUrl, world)),
  );
  const { clientId, clientSecret } = client;
  return {
    address,
    client: { clientId, clientSecret },
    device,
    pace: { interval: device.interval, failures: 0 },
  };
}

/** Asks once whether the person has approved. Throws `PortalRefused` when the sign-in is over without a token. */
export async function pollDeviceSignIn(signIn: DeviceSignIn, world: DoctorWorld): Promise<DeviceAnswer> {
  const { address, client, device, pace } = signIn;
  const target = targetOf('sso-oidc', address, world);
  const answer = await refused('CreateToken', target, address, () => askForToken(target, client, device, pace, world));
  if (answer.kind === 'token') return { kind: 'signed-in', token: answer.token };
  return { kind: 'pending', signIn: { ...signIn, pace: answer.pace } };
}

/** The portal that a token opens. */
export function openPortal(address: PortalAddress, accessToken: string, world: DoctorWorld): OpenPortal {
  return { target: targetOf('sso', address, world), accessToken, world };
}

function targetOf(service: 'sso' | 'sso-oidc', { region }: PortalAddress, { endpoints }: DoctorWorld): CallTarget {
  const planned = signInEndpoint(service, region);
  const endpoint = endpoints[service] ?? `https://${planned?.host ?? ''}`;
  return { endpoint, signingRegion: planned?.signingRegion ?? region };
}

async function refused<Answer>(
  operation: CallStep['operation'],
  { endpoint }: CallTarget,
  { startUrl }: PortalAddress,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const context: FailureContext = { startUrl };
  try {
    return await call();
  } catch (error) {
    throw new PortalRefused(classifyFailure(error, { service: 'sso-oidc', operation, endpoint, context }));
  }
}
