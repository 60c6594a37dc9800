import { readPolicy, type PolicyProblem } from '@duckbill/core';
import type { PolicyDocument, SandboxWorld, WorldIdentityCenter } from '../world.ts';

/** Something in a world that its form does not forbid, but that cannot be meant. */
export interface WorldProblem {
  /** JSON pointer (RFC 6901) of what is wrong. */
  readonly pointer: string;
  /** Words, no full stop. */
  readonly problem: string;
}

/** What is wrong with a world of the right form: names that lead nowhere or stand twice, policies that IAM would refuse. */
export function checkWorld(world: SandboxWorld): readonly WorldProblem[] {
  return [...policyProblems(world), ...repeatedNames(world), ...roleProblems(world), ...identityCenterProblems(world)];
}

function* policyProblems(world: SandboxWorld): Iterable<WorldProblem> {
  for (const [pointer, document] of policiesOf(world)) {
    for (const problem of readPolicy(document).problems) {
      const inside = problem.statement === undefined ? pointer : `${pointer}${statementPointer(document, problem)}`;
      yield { pointer: inside, problem: policyWords(problem) };
    }
  }
}

function* policiesOf(world: SandboxWorld): Iterable<readonly [pointer: string, document: PolicyDocument]> {
  for (const kind of ['users', 'roles'] as const) {
    for (const [index, owner] of world[kind].entries()) {
      const pointer = `/${kind}/${index}`;
      for (const [at, policy] of owner.policies.entries()) yield [`${pointer}/policies/${at}`, policy];
      if (owner.boundary !== undefined) yield [`${pointer}/boundary`, owner.boundary];
    }
  }
  for (const [index, user] of world.users.entries()) {
    for (const [arn, policy] of Object.entries(user.attached ?? {}))
      yield [`/users/${index}/attached/${arn.replaceAll('~', '~0').replaceAll('/', '~1')}`, policy];
    for (const [place, group] of (user.groups ?? []).entries())
      for (const [at, policy] of group.policies.entries())
        yield [`/users/${index}/groups/${place}/policies/${at}`, policy];
  }
  for (const [index, role] of world.roles.entries()) yield [`/roles/${index}/trust`, role.trust];
  for (const [index, bucket] of world.buckets.entries()) {
    if (bucket.policy !== undefined) yield [`/buckets/${index}/policy`, bucket.policy];
  }
  for (const [arn, policy] of Object.entries(world.managedPolicies ?? {})) {
    yield [`/managedPolicies/${arn.replaceAll('~', '~0').replaceAll('/', '~1')}`, policy];
  }
  for (const [index, center] of (world.identityCenters ?? []).entries()) {
    for (const [at, set] of center.permissionSets.entries()) {
      const pointer = `/identityCenters/${index}/permissionSets/${at}`;
      for (const [place, policy] of set.policies.entries()) yield [`${pointer}/policies/${place}`, policy];
      if (set.boundary !== undefined) yield [`${pointer}/boundary`, set.boundary];
    }
  }
}

/** A lone statement stands without a list around it. */
function statementPointer(document: PolicyDocument, { statement = 0, element }: PolicyProblem): string {
  const place = Array.isArray(document['Statement']) ? `/Statement/${statement}` : '/Statement';
  return element === undefined ? place : `${place}/${element}`;
}

function policyWords({ kind, element }: PolicyProblem): string {
  const name = element === undefined ? '' : `"${element}" `;
  switch (kind) {
    case 'no-statement':
      return 'a policy without a statement';
    case 'statement-not-an-object':
      return 'a statement that is no object';
    case 'unknown-element':
      return `${name}is no element of a policy`;
    case 'wrong-type':
      return `${name}has a value of the wrong type`;
    case 'unknown-effect':
      return 'Effect is neither Allow nor Deny';
    case 'unknown-principal-type':
      return `${name}names a type of principal that there is not`;
    case 'both-forms':
      return `${name}stands beside its Not form`;
    case 'no-action':
      return 'a statement without Action or NotAction';
    case 'not-json':
    case 'not-an-object':
      return 'no policy document';
  }
}

/** Names by which things are found; the second of two would never be. */
function* repeatedNames(world: SandboxWorld): Iterable<WorldProblem> {
  const seen = new Set<string>();
  for (const [kind, name, pointer] of namesOf(world)) {
    const key = `${kind} ${name}`;
    if (seen.has(key)) yield { pointer, problem: `this ${kind} is there already` };
    seen.add(key);
  }
}

function* namesOf(world: SandboxWorld): Iterable<readonly [kind: string, name: string, pointer: string]> {
  for (const [index, user] of world.users.entries()) {
    yield ['ARN', user.arn, `/users/${index}/arn`];
    for (const [at, key] of user.accessKeys.entries())
      yield ['access key', key.id, `/users/${index}/accessKeys/${at}/id`];
    for (const [at, device] of user.mfaDevices.entries()) {
      yield ['MFA device', device.serial, `/users/${index}/mfaDevices/${at}/serial`];
    }
  }
  for (const [index, device] of (world.unassignedMfaDevices ?? []).entries()) {
    yield ['MFA device', device.serial, `/unassignedMfaDevices/${index}/serial`];
  }
  for (const [index, role] of world.roles.entries()) yield ['ARN', role.arn, `/roles/${index}/arn`];
  for (const [index, bucket] of world.buckets.entries()) yield ['bucket', bucket.name, `/buckets/${index}/name`];
  for (const [index, one] of (world.containers ?? []).entries()) yield ['path', one.path, `/containers/${index}/path`];
}

/** Roles that are named but not there. */
function* roleProblems(world: SandboxWorld): Iterable<WorldProblem> {
  const arns = new Set(world.roles.map((role) => role.arn));
  const named: (readonly [string, string | undefined])[] = [['/instance/roleArn', world.instance?.roleArn]];
  for (const [index, one] of (world.containers ?? []).entries())
    named.push([`/containers/${index}/roleArn`, one.roleArn]);
  for (const [pointer, arn] of named) {
    if (arn !== undefined && !arns.has(arn)) yield { pointer, problem: 'there is no such role in this world' };
  }
}

function* identityCenterProblems(world: SandboxWorld): Iterable<WorldProblem> {
  for (const [index, center] of (world.identityCenters ?? []).entries()) {
    yield* centerProblems(center, `/identityCenters/${index}`);
  }
}

function* centerProblems(center: WorldIdentityCenter, pointer: string): Iterable<WorldProblem> {
  const accounts = new Set(center.accounts.map((one) => one.id));
  const sets = new Set(center.permissionSets.map((one) => one.name));
  for (const [index, person] of center.people.entries()) {
    for (const [at, assignment] of person.assignments.entries()) {
      const place = `${pointer}/people/${index}/assignments/${at}`;
      if (!accounts.has(assignment.account)) {
        yield { pointer: `${place}/account`, problem: 'there is no such account in this Identity Center' };
      }
      if (!sets.has(assignment.permissionSet)) {
        yield { pointer: `${place}/permissionSet`, problem: 'there is no such permission set in this Identity Center' };
      }
    }
  }
  const { approval } = center;
  if (approval !== undefined && !center.people.some((one) => one.name === approval.person)) {
    yield { pointer: `${pointer}/approval/person`, problem: 'nobody has this name in this Identity Center' };
  }
}
