import { mfaRole, mfaRoleWorld, type SandboxWorld } from '@duckbill/sandbox';
import { credentialsIn, keysOf, type Answer } from '../practice-client.ts';
import type { WebClient } from '../web-client.ts';

export const { user } = mfaRole;
export const keys = keysOf(user);
/** Needs no permission. */
export const who = 'GetCallerIdentity';
const second = 'arn:aws:iam::111122223333:role/Second';

/** Assume the role of the guide, by its user with the device. */
export function assumes(params: Readonly<Record<string, string>>): (client: WebClient) => Promise<Answer> {
  return (client) => client.assume(params);
}

/** Without the device that `assume` sends. */
export function assumesWithoutMfa(params: Readonly<Record<string, string>>): (client: WebClient) => Promise<Answer> {
  return (client) => client.sts(keys, 'AssumeRole', { RoleSessionName: 's1', RoleArn: mfaRole.roleArn, ...params });
}

/** Roles that the user may assume without MFA, with all that a session can carry, and a second one for the first. */
export function openWorld(): SandboxWorld {
  const world = mfaRoleWorld();
  const trust = (principal: string): Record<string, unknown> => ({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
    },
  });
  const roles = world.roles.map((role) => ({ ...role, trust: trust(user.arn) }));
  const last = {
    arn: second,
    roleId: 'SECOND',
    trust: trust(mfaRole.roleArn),
    policies: [],
    maxSessionDuration: 43_200,
  };
  return { ...world, roles: [...roles, last] };
}

/** Go on from a session of the role to the second one. */
export function chains(
  first: Readonly<Record<string, string>>,
  then: Readonly<Record<string, string>>,
): (client: WebClient) => Promise<Answer> {
  return async (client) => {
    const session = credentialsIn(await client.assume(first));
    return client.sts(session, 'AssumeRole', { RoleArn: second, RoleSessionName: 's2', ...then });
  };
}
