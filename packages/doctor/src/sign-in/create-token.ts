import type { CreateTokenCommandInput } from '@aws-sdk/client-sso-oidc';
import { NotAwsError } from '../not-aws-error.ts';
import { callOidc } from '../sdk/call-identity-center.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import { secondsIn, textIn } from '../sdk/plain-members.ts';
import type { DoctorWorld } from '../world.ts';

export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** What Identity Center gave for a code or a refresh token. Secret. */
export interface AccessToken {
  readonly accessToken: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Only when scopes were registered. */
  readonly refreshToken: string | undefined;
}

/** Redeems a code or a refresh token at Identity Center (aws-wire §3.1). */
export async function createToken(
  target: CallTarget,
  input: CreateTokenCommandInput,
  world: DoctorWorld,
): Promise<AccessToken> {
  const answer = await callOidc(target, world, (client, oidc) => client.send(new oidc.CreateTokenCommand(input)));
  const accessToken = textIn(answer.accessToken);
  if (accessToken === undefined) throw new NotAwsError('CreateToken');
  const expiresAt = new Date(world.now().getTime() + secondsIn(answer.expiresIn, 0) * 1000).toISOString();
  return { accessToken, expiresAt, refreshToken: textIn(answer.refreshToken) };
}
