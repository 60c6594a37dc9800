import { callOidc } from '../sdk/call-identity-center.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import { NotAwsError } from '../not-aws-error.ts';
import type { DoctorWorld } from '../world.ts';
import { type AccessToken, createToken, deviceCodeGrant } from './create-token.ts';
import type { RegisteredClient } from './register-client.ts';
import { isTransient } from './transient.ts';

/** A sign-in that a person approves in a browser somewhere. */
export interface DeviceAuthorization {
  /** Secret. */
  readonly deviceCode: string;
  /** Compared by the person. */
  readonly userCode: string;
  readonly url: string;
  /** With the code in it. */
  readonly completeUrl: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Seconds between two questions. */
  readonly interval: number;
}

type Client = Pick<RegisteredClient, 'clientId' | 'clientSecret'>;

/** When the server names none (aws-wire §3.1). */
const usualInterval = 5;
const usualLifetime = 600;

/** Answers in a row that say nothing about the sign-in; then the service is taken for broken. */
const mostFailures = 5;

/** Starts a sign-in by device code. */
export async function startDeviceAuthorization(
  target: CallTarget,
  { clientId, clientSecret }: Client,
  startUrl: string | undefined,
  world: DoctorWorld,
): Promise<DeviceAuthorization> {
  const answer = await callOidc(target, world, (client, oidc) =>
    client.send(new oidc.StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl })),
  );
  const { deviceCode, userCode, verificationUri, verificationUriComplete, expiresIn, interval } = answer;
  if (deviceCode === undefined || userCode === undefined || verificationUri === undefined)
    throw new NotAwsError('StartDeviceAuthorization');
  return {
    deviceCode,
    userCode,
    url: verificationUri,
    completeUrl: verificationUriComplete ?? verificationUri,
    expiresAt: world.now().getTime() + (expiresIn ?? usualLifetime) * 1000,
    interval: Math.max(1, interval ?? usualInterval),
  };
}

/**
 * Asks for the token until the person has approved, as often as the server wants: five seconds slower after each
 * slow_down, and after each answer that is none. Undefined when the person broke it off; throws what Identity Center said when it is refused or too late.
 */
export async function pollForToken(
  target: CallTarget,
  { clientId, clientSecret }: Client,
  device: DeviceAuthorization,
  world: DoctorWorld,
  signal: AbortSignal,
): Promise<AccessToken | undefined> {
  const { deviceCode, expiresAt } = device;
  let { interval } = device;
  let failures = 0;
  // Ends also where the clock stands still.
  let left = Math.ceil((expiresAt - world.now().getTime()) / 1000 / interval) + 1;
  for (;;) {
    await world.signIn.wait(interval * 1000, signal);
    if (signal.aborted) return undefined;
    left -= 1;
    const last = left <= 0 || world.now().getTime() + interval * 1000 > expiresAt;
    try {
      return await createToken(target, { clientId, clientSecret, deviceCode, grantType: deviceCodeGrant }, world);
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      const known = name === 'AuthorizationPendingException' || name === 'SlowDownException';
      failures = known ? 0 : failures + 1;
      if (last || (!known && (!isTransient(error) || failures >= mostFailures))) throw error;
      if (name !== 'AuthorizationPendingException') interval += usualInterval;
    }
  }
}
