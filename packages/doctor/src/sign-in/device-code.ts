import { callOidc } from '../sdk/call-identity-center.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import { secondsIn, textIn } from '../sdk/plain-members.ts';
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
  const [deviceCode, userCode, url] = [answer.deviceCode, answer.userCode, answer.verificationUri].map(textIn);
  if (deviceCode === undefined || userCode === undefined || url === undefined)
    throw new NotAwsError('StartDeviceAuthorization');
  return {
    deviceCode,
    userCode,
    url,
    completeUrl: textIn(answer.verificationUriComplete) ?? url,
    expiresAt: world.now().getTime() + secondsIn(answer.expiresIn, usualLifetime) * 1000,
    interval: Math.max(1, Math.ceil(secondsIn(answer.interval, usualInterval))),
  };
}

/** How often to ask, and how it went so far. */
export interface DevicePace {
  /** Seconds until the next question. */
  readonly interval: number;
  /** Answers in a row that said nothing about the sign-in. */
  readonly failures: number;
}

/** The token; or when to ask again, and what the answer was instead. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: AccessToken }
  | { readonly kind: 'wait'; readonly pace: DevicePace; readonly error: unknown };

/**
 * Asks for the token once. Five seconds slower after each slow_down, and after each answer that is none; throws what
 * Identity Center said when it is refused or too late.
 */
export async function askForToken(
  target: CallTarget,
  { clientId, clientSecret }: Client,
  { deviceCode }: Pick<DeviceAuthorization, 'deviceCode'>,
  pace: DevicePace,
  world: DoctorWorld,
): Promise<TokenAnswer> {
  try {
    const input = { clientId, clientSecret, deviceCode, grantType: deviceCodeGrant };
    return { kind: 'token', token: await createToken(target, input, world) };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    const known = name === 'AuthorizationPendingException' || name === 'SlowDownException';
    const failures = known ? 0 : pace.failures + 1;
    if (!known && (!isTransient(error) || failures >= mostFailures)) throw error;
    const interval = pace.interval + (name === 'AuthorizationPendingException' ? 0 : usualInterval);
    return { kind: 'wait', pace: { interval, failures }, error };
  }
}

/**
 * Asks for the token until the person has approved, as often as the server wants. Undefined when the person broke it
 * off; throws what Identity Center said when it is refused or too late.
 */
export async function pollForToken(
  target: CallTarget,
  client: Client,
  device: DeviceAuthorization,
  world: DoctorWorld,
  signal: AbortSignal,
): Promise<AccessToken | undefined> {
  const { expiresAt } = device;
  let pace: DevicePace = { interval: device.interval, failures: 0 };
  // Ends also where the clock stands still.
  let left = Math.ceil((expiresAt - world.now().getTime()) / 1000 / pace.interval) + 1;
  for (;;) {
    await world.signIn.wait(pace.interval * 1000, signal);
    if (signal.aborted) return undefined;
    left -= 1;
    const last = left <= 0 || world.now().getTime() + pace.interval * 1000 > expiresAt;
    const answer = await askForToken(target, client, device, pace, world);
    if (answer.kind === 'token') return answer.token;
    if (last) throw answer.error;
    pace = answer.pace;
  }
}
