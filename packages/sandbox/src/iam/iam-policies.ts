import { ServiceFailure } from '../service-failure.ts';
import {
  accountOfArn,
  nameOfArn,
  partitionOfArn,
  type PolicyDocument,
  type WorldGroup,
  type WorldRole,
  type WorldUser,
} from '../world.ts';
import { element, textElement, type XmlPart } from '../xml-text.ts';
import type { IamCall } from './iam-call.ts';

/** Seconds that the sessions of a role last when it says nothing. */
const usualSession = 3600;

/** One role, with its trust policy. */
export function getRole(call: IamCall): readonly XmlPart[] {
  const role = roleOf(call);
  call.check('iam:GetRole', role.arn);
  return [
    element('Role', [
      textElement('Path', role.arn.slice(role.arn.indexOf(':role/') + ':role'.length, role.arn.lastIndexOf('/') + 1)),
      textElement('RoleName', nameOfArn(role.arn)),
      textElement('RoleId', role.roleId),
      textElement('Arn', role.arn),
      textElement('CreateDate', '2024-01-02T03:04:05Z'),
      textElement('AssumeRolePolicyDocument', encoded(role.trust)),
      textElement('MaxSessionDuration', role.maxSessionDuration ?? usualSession),
      boundaryElement(role),
    ]),
  ];
}

/** The names of a user's inline policies. */
export function listUserPolicies(call: IamCall): readonly XmlPart[] {
  const user = call.user();
  call.check('iam:ListUserPolicies', user.arn);
  return policyNames(user);
}

export function getUserPolicy(call: IamCall): readonly XmlPart[] {
  const user = call.user();
  call.check('iam:GetUserPolicy', user.arn);
  return [textElement('UserName', nameOfArn(user.arn)), ...inlinePolicy(call, user, 'user')];
}

export function listAttachedUserPolicies(call: IamCall): readonly XmlPart[] {
  const user = call.user();
  call.check('iam:ListAttachedUserPolicies', user.arn);
  const attached = Object.keys(user.attached ?? {}).map((arn) =>
    element('member', [textElement('PolicyName', nameOfArn(arn)), textElement('PolicyArn', arn)]),
  );
  return [textElement('IsTruncated', false), element('AttachedPolicies', attached)];
}

export function listGroupsForUser(call: IamCall): readonly XmlPart[] {
  const user = call.user();
  call.check('iam:ListGroupsForUser', user.arn);
  const groups = (user.groups ?? []).map(({ name }) =>
    element('member', [
      textElement('Path', '/'),
      textElement('GroupName', name),
      textElement('GroupId', name),
      textElement('Arn', call.arn(`group/${name}`)),
      textElement('CreateDate', '2024-01-02T03:04:05Z'),
    ]),
  );
  return [textElement('IsTruncated', false), element('Groups', groups)];
}

export function listGroupPolicies(call: IamCall): readonly XmlPart[] {
  const group = groupOf(call);
  call.check('iam:ListGroupPolicies', call.arn(`group/${group.name}`));
  return policyNames(group);
}

/** The sandbox attaches nothing to groups. */
export function listAttachedGroupPolicies(call: IamCall): readonly XmlPart[] {
  call.check('iam:ListAttachedGroupPolicies', call.arn(`group/${groupOf(call).name}`));
  return [textElement('IsTruncated', false), element('AttachedPolicies', [])];
}

export function getGroupPolicy(call: IamCall): readonly XmlPart[] {
  const group = groupOf(call);
  call.check('iam:GetGroupPolicy', call.arn(`group/${group.name}`));
  return [textElement('GroupName', group.name), ...inlinePolicy(call, group, 'group')];
}

function groupOf(call: IamCall): WorldGroup {
  const name = call.required('GroupName');
  const found = call.users.flatMap(({ groups = [] }) => groups).find((group) => group.name === name);
  if (found === undefined) throw missing(`The group with name ${name} cannot be found.`);
  return found;
}

export function listRolePolicies(call: IamCall): readonly XmlPart[] {
  const role = roleOf(call);
  call.check('iam:ListRolePolicies', role.arn);
  return policyNames(role);
}

export function getRolePolicy(call: IamCall): readonly XmlPart[] {
  const role = roleOf(call);
  call.check('iam:GetRolePolicy', role.arn);
  return [textElement('RoleName', nameOfArn(role.arn)), ...inlinePolicy(call, role, 'role')];
}

export function listAttachedRolePolicies(call: IamCall): readonly XmlPart[] {
  call.check('iam:ListAttachedRolePolicies', roleOf(call).arn);
  return [textElement('IsTruncated', false), element('AttachedPolicies', [])];
}

/** A managed policy: of the world, or the boundary of somebody. */
export function getPolicy(call: IamCall): readonly XmlPart[] {
  const arn = call.required('PolicyArn');
  call.check('iam:GetPolicy', arn);
  documentOf(call, arn);
  return [
    element('Policy', [
      textElement('PolicyName', nameOfArn(arn)),
      textElement('Arn', arn),
      textElement('DefaultVersionId', 'v1'),
      textElement('IsAttachable', true),
    ]),
  ];
}

export function getPolicyVersion(call: IamCall): readonly XmlPart[] {
  const arn = call.required('PolicyArn');
  const version = call.required('VersionId');
  call.check('iam:GetPolicyVersion', arn);
  const document = documentOf(call, arn);
  if (version !== 'v1') throw missing(`Policy ${arn} version ${version} does not exist or is not attachable.`);
  return [
    element('PolicyVersion', [
      textElement('Document', encoded(document)),
      textElement('VersionId', version),
      textElement('IsDefaultVersion', true),
    ]),
  ];
}

/** The boundary as IAM shows it: an ARN, whose document GetPolicyVersion has. */
export function boundaryElement(owner: WorldUser | WorldRole): XmlPart {
  if (owner.boundary === undefined) return undefined;
  return element('PermissionsBoundary', [
    textElement('PermissionsBoundaryType', 'PermissionsBoundaryPolicy'),
    textElement('PermissionsBoundaryArn', boundaryArn(owner)),
  ]);
}

function boundaryArn({ arn }: WorldUser | WorldRole): string {
  const kind = arn.includes(':role/') ? 'role' : 'user';
  return `arn:${partitionOfArn(arn)}:iam::${accountOfArn(arn) ?? ''}:policy/boundary-of-${kind}-${nameOfArn(arn)}`;
}

function documentOf(call: IamCall, arn: string): PolicyDocument {
  const owners = [...call.users, ...call.world.roles.filter((role) => role.arn.startsWith(call.arn('role/')))];
  const boundary = owners.find((owner) => owner.boundary !== undefined && boundaryArn(owner) === arn)?.boundary;
  const attached = new Map(call.users.flatMap((user) => Object.entries(user.attached ?? {})));
  const managed = new Map(Object.entries(call.world.managedPolicies ?? {}));
  const found = boundary ?? attached.get(arn) ?? managed.get(arn);
  if (found === undefined) throw missing(`Policy ${arn} was not found.`);
  return found;
}

function roleOf(call: IamCall): WorldRole {
  const name = call.required('RoleName');
  const found = call.world.roles.find(({ arn }) => arn.startsWith(call.arn('role/')) && nameOfArn(arn) === name);
  if (found !== undefined) return found;
  call.check('iam:GetRole', call.arn(`role/${name}`));
  throw missing(`The role with name ${name} cannot be found.`);
}

function policyNames({ policies }: Pick<WorldUser, 'policies'>): readonly XmlPart[] {
  const names = policies.map((_, index) => textElement('member', policyName(index)));
  return [textElement('IsTruncated', false), element('PolicyNames', names)];
}

function inlinePolicy(
  call: IamCall,
  owner: Pick<WorldUser, 'policies'>,
  kind: 'user' | 'role' | 'group',
): readonly XmlPart[] {
  const name = call.required('PolicyName');
  const document = owner.policies.find((_, index) => policyName(index) === name);
  if (document === undefined) throw missing(`The ${kind} policy with name ${name} cannot be found.`);
  return [textElement('PolicyName', name), textElement('PolicyDocument', encoded(document))];
}

function policyName(index: number): string {
  return `policy-${index + 1}`;
}

/** As IAM hands out policies: percent-encoded. */
function encoded(document: PolicyDocument): string {
  return encodeURIComponent(JSON.stringify(document));
}

function missing(text: string): ServiceFailure {
  return new ServiceFailure(404, 'NoSuchEntity', text);
}
