import type { SessionCredentials } from '../connect-outcome.ts';
import { NotAwsError } from '../not-aws-error.ts';
import { callPortal } from '../sdk/call-identity-center.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';

/** Keys of a permission set in an account, for a token of Identity Center (aws-wire §3.2). */
export async function getRoleCredentials(
  target: CallTarget,
  accessToken: string,
  accountId: string | undefined,
  roleName: string | undefined,
  world: DoctorWorld,
): Promise<SessionCredentials> {
  const { roleCredentials } = await callPortal(target, world, (client, portal) =>
    client.send(new portal.GetRoleCredentialsCommand({ accessToken, accountId, roleName })),
  );
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials ?? {};
  if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined)
    throw new NotAwsError('GetRoleCredentials');
  const ends = new Date(expiration ?? Number.NaN);
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    ...(Number.isNaN(ends.getTime()) ? {} : { expiresAt: ends.toISOString() }),
  };
}
