import { callSts } from '../sdk/call-sts.ts';
import type { CallTarget, SigningKeys } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';
import type { Parameters } from './assume-role.ts';
import { readCredentials, type SessionAnswer } from './session-answer.ts';

/** Temporary keys of the same user, with or without MFA (cyberduck-s3-connect §2.3). */
export async function getSessionToken(
  target: CallTarget,
  keys: SigningKeys,
  parameters: Parameters,
  world: DoctorWorld,
): Promise<SessionAnswer> {
  const duration = parameters.get('DurationSeconds');
  const answer = await callSts(target, keys, world, (client, sts) =>
    client.send(
      new sts.GetSessionTokenCommand({
        SerialNumber: parameters.get('SerialNumber'),
        TokenCode: parameters.get('TokenCode'),
        DurationSeconds: duration === undefined ? undefined : Number(duration),
      }),
    ),
  );
  return { credentials: readCredentials('GetSessionToken', answer.Credentials) };
}
