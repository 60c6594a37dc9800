import { mfaRole, mfaRoleWorld, type SandboxWorld, type WorldFault } from '@duckbill/sandbox';

/** The guide's world, in which something goes wrong on purpose. */
export function worldWithFault(fault: WorldFault): SandboxWorld {
  return { ...mfaRoleWorld(), faults: [fault] };
}

export const secondRole = 'arn:aws:iam::111122223333:role/Second';

/** The user may assume the roles without MFA, with all that a session can carry, and the first one a second one. */
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
  const roles = world.roles.map((role) => ({ ...role, trust: trust(mfaRole.user.arn) }));
  const second = { arn: secondRole, roleId: 'SECOND', trust: trust(mfaRole.roleArn), policies: [] };
  return { ...world, roles: [...roles, { ...second, maxSessionDuration: 43_200 }] };
}
