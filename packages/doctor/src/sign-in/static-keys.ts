import type { Identity } from '../connect-outcome.ts';
import { NotAwsError } from '../not-aws-error.ts';
import { callSts } from '../sdk/call-sts.ts';
import type { CallTarget, SigningKeys } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';

/** Whose keys these are: GetCallerIdentity, which needs no permission (aws-wire §2.1) and is Cyberduck's login. */
export async function askIdentity(
  target: CallTarget,
  keys: SigningKeys | undefined,
  world: DoctorWorld,
): Promise<Identity> {
  const { Arn, Account, UserId } = await callSts(target, keys, world, (client, sts) =>
    client.send(new sts.GetCallerIdentityCommand({})),
  );
  if (Arn === undefined) throw new NotAwsError('GetCallerIdentity');
  return { arn: Arn, account: Account ?? '', userId: UserId ?? '' };
}
