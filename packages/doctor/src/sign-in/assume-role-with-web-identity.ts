import { callSts } from '../sdk/call-sts.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';
import type { Parameters } from './assume-role.ts';
import { readCredentials, type SessionAnswer } from './session-answer.ts';
import { readSessionParameters } from './session-parameters.ts';

/** Temporary keys of a role for the token of an OpenID Connect issuer; the call itself is not signed (aws-wire §2.1). */
export async function assumeRoleWithWebIdentity(
  target: CallTarget,
  parameters: Parameters,
  world: DoctorWorld,
): Promise<SessionAnswer> {
  const { DurationSeconds, Policy, PolicyArns } = readSessionParameters(parameters);
  const answer = await callSts(target, undefined, world, (client, sts) =>
    client.send(
      new sts.AssumeRoleWithWebIdentityCommand({
        RoleArn: parameters.get('RoleArn'),
        RoleSessionName: parameters.get('RoleSessionName'),
        WebIdentityToken: parameters.get('WebIdentityToken'),
        ProviderId: parameters.get('ProviderId'),
        DurationSeconds,
        Policy,
        PolicyArns,
      }),
    ),
  );
  const { Arn, AssumedRoleId } = answer.AssumedRoleUser ?? {};
  return {
    credentials: readCredentials('AssumeRoleWithWebIdentity', answer.Credentials),
    ...(Arn === undefined ? {} : { arn: Arn }),
    ...(AssumedRoleId === undefined ? {} : { userId: AssumedRoleId }),
  };
}
