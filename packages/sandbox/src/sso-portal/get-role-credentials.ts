import type { Exchange } from '../exchange.ts';
import { reservedRole } from '../identity-center/reserved-role.ts';
import { ServiceFailure } from '../service-failure.ts';
import { accountAsked, noAccess } from './list-assignments.ts';
import type { PortalParameters } from './portal-service.ts';
import type { SignedIn } from './signed-in.ts';

const ordinaryDuration = 3600;

/** GetRoleCredentials: a session of the role behind a permission set. */
export function getRoleCredentials(
  exchange: Exchange,
  { center, person }: SignedIn,
  parameters: PortalParameters,
): Readonly<Record<string, unknown>> {
  const account = accountAsked(parameters);
  const name = parameters.get('role_name');
  if (name === undefined || name === '')
    throw new ServiceFailure(400, 'InvalidRequestException', undefined, { because: 'role_name is missing' });
  const set = center.permissionSets.find((one) => one.name === name);
  const assignment = person.assignments.find((one) => one.account === account && one.permissionSet === name);
  if (set === undefined || assignment === undefined) throw noAccess('the permission set is not assigned there');
  if (assignment.provisioning === true) throw noAccess('the assignment is still being provisioned');
  const role = reservedRole(center, account, set);
  const session = exchange.sessions.issue(
    {
      kind: 'role-session',
      roleArn: role.arn,
      roleId: role.roleId,
      sessionName: person.name,
      sessionPolicies: undefined,
      sourceIdentity: undefined,
      tags: [],
      transitiveTagKeys: [],
    },
    exchange.now,
    set.sessionDuration ?? ordinaryDuration,
  );
  return {
    roleCredentials: {
      accessKeyId: session.accessKeyId,
      secretAccessKey: session.secretAccessKey,
      sessionToken: session.sessionToken,
      expiration: session.expiresAt * 1000,
    },
  };
}
