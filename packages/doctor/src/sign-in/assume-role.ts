import { callSts } from '../sdk/call-sts.ts';
import type { CallTarget, SigningKeys } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';
import { readSessionParameters } from './session-parameters.ts';
import { readCredentials, type SessionAnswer } from './session-answer.ts';

/** A plan's parameters once every prompt is answered; those without a value are not sent. */
export type Parameters = ReadonlyMap<string, string>;

/** Temporary keys of a role, with or without MFA. */
export async function assumeRole(
  target: CallTarget,
  keys: SigningKeys,
  parameters: Parameters,
  world: DoctorWorld,
): Promise<SessionAnswer> {
  const answer = await callSts(target, keys, world, (client, sts) =>
    client.send(
      new sts.AssumeRoleCommand({
        RoleArn: parameters.get('RoleArn'),
        RoleSessionName: parameters.get('RoleSessionName'),
        SerialNumber: parameters.get('SerialNumber'),
        TokenCode: parameters.get('TokenCode'),
        ExternalId: parameters.get('ExternalId'),
        SourceIdentity: parameters.get('SourceIdentity'),
        ...readSessionParameters(parameters),
      }),
    ),
  );
  const { Arn, AssumedRoleId } = answer.AssumedRoleUser ?? {};
  return {
    credentials: readCredentials('AssumeRole', answer.Credentials),
    ...(Arn === undefined ? {} : { arn: Arn }),
    ...(AssumedRoleId === undefined ? {} : { userId: AssumedRoleId }),
  };
}
