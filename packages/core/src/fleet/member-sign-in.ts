import { classifyMfaSerial } from '../identifiers/mfa-serial.ts';
import { parseRoleArn } from '../identifiers/role-arn.ts';
import type { FleetIamRole, FleetPermissionSet } from './fleet.ts';
import type { FleetAccess } from './fleet-access.ts';
import { fillFleetTemplate, type FleetGapValues, type FleetTemplate } from './fleet-template.ts';
import type { MemberReport } from './member-report.ts';

/** How a member signs in, with every gap filled and every value looked at. */
export type MemberSignIn =
  | { readonly kind: 'permission-set'; readonly permissionSet: string }
  | {
      readonly kind: 'iam-role';
      readonly roleArn: string;
      readonly mfaSerial: string | undefined;
      readonly externalId: string | undefined;
      readonly duration: number | undefined;
    };

/** As Identity Center takes a name of a permission set. */
const PERMISSION_SET = /^[\w+=,.@-]{1,32}$/u;
/** As STS takes it (aws-config E.1). */
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/u;

/** The sign-in of one member, or undefined when a value is none; that is told. */
export function memberSignIn(
  access: FleetAccess,
  gaps: FleetGapValues,
  report: MemberReport,
): MemberSignIn | undefined {
  const { role } = access;
  const filled = (template: FleetTemplate | undefined): string =>
    template === undefined ? '' : fillFleetTemplate(template, gaps);
  const refuse = (key: string, value: string, expected: string): undefined =>
    report.tell('fleet-value-refused', { what: `${role.name} in ${access.account.name}`, key, value, expected });
  return role.kind === 'permission-set' ? permissionSet(role, filled, refuse) : iamRole(role, filled, refuse);
}

type Filled = (template: FleetTemplate | undefined) => string;
type Refuse = (key: string, value: string, expected: string) => undefined;

function permissionSet(role: FleetPermissionSet, filled: Filled, refuse: Refuse): MemberSignIn | undefined {
  const name = filled(role.permissionSet);
  if (!PERMISSION_SET.test(name))
    return refuse('permissionSet', name, 'the name of a permission set: up to 32 letters, digits and _+=,.@-');
  return { kind: 'permission-set', permissionSet: name };
}

function iamRole(role: FleetIamRole, filled: Filled, refuse: Refuse): MemberSignIn | undefined {
  const roleArn = filled(role.roleArn);
  if (!parseRoleArn(roleArn).ok) return refuse('roleArn', roleArn, 'the ARN of an IAM role');
  const mfaSerial = filled(role.mfaSerial);
  if (mfaSerial !== '' && !classifyMfaSerial(mfaSerial).givesCodes)
    return refuse('mfaSerial', mfaSerial, 'the ARN of an MFA device that gives codes, or a serial number');
  const externalId = filled(role.externalId);
  if (externalId !== '' && !EXTERNAL_ID.test(externalId))
    return refuse('externalId', externalId, '2 to 1224 letters, digits and _+=,.@:/-');
  return {
    kind: 'iam-role',
    roleArn,
    mfaSerial: mfaSerial === '' ? undefined : mfaSerial,
    externalId: externalId === '' ? undefined : externalId,
    duration: role.duration,
  };
}
