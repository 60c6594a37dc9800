import { createHash } from 'node:crypto';
import { partitionOfRegion } from '@duckbill/core';
import { keyLetters } from '../sessions.ts';
import type { SandboxWorld, WorldIdentityCenter, WorldPermissionSet, WorldRole } from '../world.ts';

/** The roles that Identity Center keeps in the accounts, one for every permission set that is assigned there. */
export function reservedRoles(world: SandboxWorld): readonly WorldRole[] {
  return (world.identityCenters ?? []).flatMap((center) => {
    const sets = new Map(center.permissionSets.map((one) => [one.name, one]));
    const places = new Map<string, WorldRole>();
    for (const { account, permissionSet } of center.people.flatMap((person) => person.assignments)) {
      const set = sets.get(permissionSet);
      if (set === undefined) continue;
      const role = reservedRole(center, account, set);
      places.set(role.arn, role);
    }
    return [...places.values()];
  });
}

/**
 * The role behind a permission set: `AWSReservedSSO_NAME_16HEX`. Its path names the region of the instance, but for
 * us-east-1 (IAM Identity Center User Guide, "Referencing permission sets").
 */
export function reservedRole(center: WorldIdentityCenter, account: string, set: WorldPermissionSet): WorldRole {
  const digest = createHash('sha256').update(`${center.startUrl}\n${account}\n${set.name}`).digest();
  const partition = partitionOfRegion(center.region)?.id ?? 'aws';
  const place = center.region === 'us-east-1' ? '' : `${center.region}/`;
  const name = `AWSReservedSSO_${set.name}_${digest.toString('hex').slice(0, 16)}`;
  return {
    arn: `arn:${partition}:iam::${account}:role/aws-reserved/sso.amazonaws.com/${place}${name}`,
    roleId: `DUCKROLE${keyLetters(digest.subarray(8, 20))}`,
    trust: trustOfPortal(partition, account, digest.toString('hex').slice(40, 56)),
    policies: set.policies,
    ...(set.boundary === undefined ? {} : { boundary: set.boundary }),
    ...(set.sessionDuration === undefined ? {} : { maxSessionDuration: set.sessionDuration }),
  };
}

/** Nobody assumes these roles directly: only Identity Center does, by SAML. */
function trustOfPortal(partition: string, account: string, provider: string): WorldRole['trust'] {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:saml-provider/AWSSSO_${provider}_DO_NOT_DELETE` },
        Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  };
}
