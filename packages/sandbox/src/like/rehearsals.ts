import type { PlannedConnection } from '@duckbill/core';
import type { WorldFault } from '../faults/fault.ts';
import { accountOfArn, partitionOfArn, type PolicyDocument, type SandboxWorld, type WorldRole } from '../world.ts';
import { usualBucket } from './like-buckets.ts';
import { trust, withMfa } from './like-policies.ts';

/** A world in which something goes wrong. */
export interface Rehearsed {
  readonly world: SandboxWorld;
  /** The copied AWS files have to be without the MFA device. */
  readonly withoutMfa?: boolean;
}

/** A problem that can be rehearsed. */
export interface Rehearsal {
  readonly name: string;
  /** What goes wrong, as a sentence without a full stop. */
  readonly title: string;
  /** The world with the problem in it; words, when this target cannot have it. */
  readonly change: (
    world: SandboxWorld,
    planned: PlannedConnection,
    argument: string | undefined,
  ) => Rehearsed | string;
}

const needsUser = 'it needs a target with keys of a user';
const needsDevice = 'it needs a target with an MFA device';
const needsRole = 'it needs a target with a role';
const needsCenter = 'it needs a target that signs in to Identity Center';

/** The table of problems. */
export const rehearsals: readonly Rehearsal[] = [
  {
    name: 'mfa-wrong',
    title: 'the clock of the MFA device went wrong: every code that is shown is refused',
    change: (world) =>
      world.users.some(({ mfaDevices }) => mfaDevices.length > 0)
        ? {
            world: {
              ...world,
              users: world.users.map((user) => ({ ...user, mfaDevices: user.mfaDevices.map(outOfStep) })),
            },
          }
        : needsDevice,
  },
  {
    name: 'mfa-missing',
    title: 'the role wants MFA, and no device is configured (cancel the question for one)',
    change: (world, planned) => {
      if (world.users.length === 0) return needsUser;
      if (world.roles.length === 0 && !calls(planned, 'GetSessionToken')) return needsRole;
      return { world: { ...world, roles: world.roles.map(demandMfa) }, withoutMfa: true };
    },
  },
  {
    name: 'trust',
    title: 'the trust policy of the role names somebody else',
    change: (world) => changeLastRole(world, (role) => ({ ...role, trust: trustSomebodyElse(role.trust) })),
  },
  {
    name: 'external-id',
    title: 'the role wants another external id, or one where none is sent (Cyberduck sends none)',
    change: (world) =>
      world.roles.some(({ trust: document }) => isAssumed(document))
        ? { world: { ...world, roles: world.roles.map(demandExternalId) } }
        : needsRole,
  },
  {
    name: 'permission',
    title: 'the caller has no permission for sts:AssumeRole, or for S3 where no role is assumed',
    change: (world) => {
      const last = world.roles.at(-1);
      if (last === undefined)
        return world.users.length + (world.identityCenters ?? []).length === 0 ? needsUser : withoutRights(world);
      const others = world.roles.slice(0, -1).map((role) => ({ ...role, policies: [] }));
      const account = `arn:${partitionOfArn(last.arn)}:iam::${accountOfArn(last.arn) ?? ''}:root`;
      const role = { ...last, trust: trustAccount(last.trust, account) };
      if (!isAssumed(last.trust)) return 'it needs a role that is assumed with keys';
      return { world: { ...withoutIdentityPolicies(world), roles: [...others, role] } };
    },
  },
  {
    name: 'role-missing',
    title: 'the role is not there',
    change: (world) => {
      if (world.roles.length === 0) return needsRole;
      const { instance, containers } = world;
      if (instance !== undefined || containers !== undefined) return 'the role of a container or an instance stays';
      return { world: { ...world, roles: world.roles.slice(0, -1) } };
    },
  },
  {
    name: 'clock',
    title: 'the clock of this computer is wrong, by 20 minutes unless it says otherwise (clock=-2h)',
    change: (world, _planned, argument = '+20m') => {
      const seconds = readSeconds(argument);
      if (seconds === undefined) return `"${argument}" is no time such as +20m, -2h or 90s`;
      return withFaults(world, [
        { kind: 'clock-skew', service: 'sts', seconds },
        { kind: 'clock-skew', service: 's3', seconds },
      ]);
    },
  },
  {
    name: 'expired-keys',
    title: 'the keys or the token that it starts with have expired',
    change: (world, planned) => {
      if (world.identityCenters !== undefined) return 'a sign-in to Identity Center ends with session-ended';
      return withFaults(
        world,
        calls(planned, 'AssumeRoleWithWebIdentity') ? [expiredWebToken] : [expiredAtSts, expiredAtS3],
      );
    },
  },
  {
    name: 'keys-deleted',
    title: 'the access key was deleted',
    change: (world) =>
      world.users.length === 0
        ? needsUser
        : { world: { ...world, users: world.users.map((user) => ({ ...user, accessKeys: [] })) } },
  },
  {
    name: 'wrong-region',
    title: 'the region is wrong: of Identity Center, else of STS, else of the bucket',
    change: (world, planned) => {
      if (world.identityCenters !== undefined) return withFaults(world, [wrongSsoRegion(planned)]);
      if (callsService(planned, 'sts')) return withFaults(world, [regionDisabled(world.account)]);
      return {
        world: { ...world, buckets: world.buckets.map((one) => ({ ...one, region: otherRegion(one.region) })) },
      };
    },
  },
  {
    name: 'not-assigned',
    title: 'the permission set is not assigned to the person in this account',
    change: (world) => {
      const centers = world.identityCenters;
      if (centers === undefined) return needsCenter;
      const identityCenters = centers.map((center) => ({
        ...center,
        people: center.people.map((person) => ({ ...person, assignments: [] })),
      }));
      return { world: { ...world, identityCenters } };
    },
  },
  {
    name: 'session-ended',
    title: 'the session ends: that of Identity Center, else the one that S3 is asked with',
    change: (world) => withFaults(world, world.identityCenters === undefined ? [expiredAtS3] : [endedSession]),
  },
  {
    name: 'bucket-denied',
    title: 'the bucket, or the list of all, is refused',
    change: (world) => {
      if (world.buckets.every(({ name }) => name === usualBucket)) return withoutRights(world);
      return { world: { ...world, buckets: world.buckets.map((one) => ({ ...one, policy: denied(one.name) })) } };
    },
  },
  {
    name: 'throttled',
    title: 'AWS is asked too often',
    change: (world) =>
      withFaults(
        world,
        (['sts', 's3', 'sso'] as const).map((service) => ({ kind: 'throttle', service })),
      ),
  },
  {
    name: 'sts-down',
    title: 'STS is out of order',
    change: (world, planned) =>
      callsService(planned, 'sts')
        ? withFaults(world, [{ kind: 'server-error', status: 503, service: 'sts' }])
        : 'it needs a target that asks STS',
  },
];

/** `NAME` or `NAME=ARGUMENT` applied to a world; words when it cannot be. */
export function rehearse(world: SandboxWorld, planned: PlannedConnection, what: string): Rehearsed | string {
  const equals = what.indexOf('=');
  const name = equals === -1 ? what : what.slice(0, equals);
  const rehearsal = rehearsals.find((one) => one.name === name);
  if (rehearsal === undefined)
    return `unknown problem "${name}"; known: ${rehearsals.map((one) => one.name).join(', ')}`;
  const made = rehearsal.change(world, planned, equals === -1 ? undefined : what.slice(equals + 1));
  return typeof made === 'string' ? `"${name}" cannot be rehearsed with this target: ${made}` : made;
}

type Device = SandboxWorld['users'][number]['mfaDevices'][number];

/** A day ahead. */
function outOfStep(device: Device): Device {
  return { ...device, stepOffset: 2880 };
}

function calls({ plan }: PlannedConnection, operation: string): boolean {
  return plan.steps.some((step) => step.kind === 'call' && step.operation === operation);
}

function callsService({ plan }: PlannedConnection, service: string): boolean {
  return plan.steps.some((step) => step.kind === 'call' && step.service === service);
}

function withFaults(world: SandboxWorld, faults: readonly WorldFault[]): Rehearsed {
  return { world: { ...world, faults: [...(world.faults ?? []), ...faults] } };
}

function changeLastRole(world: SandboxWorld, change: (role: WorldRole) => WorldRole): Rehearsed | string {
  const last = world.roles.at(-1);
  if (last === undefined) return needsRole;
  return { world: { ...world, roles: [...world.roles.slice(0, -1), change(last)] } };
}

interface OwnStatement {
  readonly Principal?: Readonly<Record<string, unknown>>;
  readonly Action?: readonly string[];
  readonly Condition?: object;
}

/** The one statement of a trust policy that `worldLike` wrote. */
function statementOf(document: PolicyDocument): OwnStatement {
  const statements: unknown = document['Statement'];
  const first: unknown = Array.isArray(statements) ? statements[0] : undefined;
  return typeof first === 'object' && first !== null ? first : {};
}

function isAssumed(document: PolicyDocument): boolean {
  return statementOf(document).Principal?.['AWS'] !== undefined;
}

function demandMfa(role: WorldRole): WorldRole {
  const { Action = [], Principal = {}, Condition = {} } = statementOf(role.trust);
  if (!isAssumed(role.trust)) return role;
  return { ...role, trust: trust(namesOf(Principal), Action, { ...Condition, ...withMfa }) };
}

function demandExternalId(role: WorldRole): WorldRole {
  const { Action = [], Principal = {}, Condition = {} } = statementOf(role.trust);
  if (!isAssumed(role.trust)) return role;
  const other = { StringEquals: { 'sts:ExternalId': 'somebody-elses-external-id' } };
  return { ...role, trust: trust(namesOf(Principal), Action, { ...Condition, ...other }) };
}

function trustAccount(document: PolicyDocument, account: string): PolicyDocument {
  const { Action = [], Condition = {} } = statementOf(document);
  return trust({ AWS: account }, Action, Condition);
}

function trustSomebodyElse(document: PolicyDocument): PolicyDocument {
  const { Action = [], Principal = {}, Condition = {} } = statementOf(document);
  const others = Object.entries(namesOf(Principal)).map(([kind, name]) => [kind, otherName(kind, name)] as const);
  return trust(Object.fromEntries(others), Action, Condition);
}

function otherName(kind: string, name: string): string {
  if (kind === 'AWS') return `arn:${partitionOfArn(name)}:iam::${accountOfArn(name) ?? ''}:user/somebody-else`;
  return kind === 'Federated' ? `${name}.somebody-else` : 'lambda.amazonaws.com';
}

function namesOf(principal: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const names = Object.entries(principal).map(([kind, value]) => [
    kind,
    typeof value === 'string' ? value : Array.isArray(value) && typeof value[0] === 'string' ? value[0] : '',
  ]);
  return Object.fromEntries(names) as Readonly<Record<string, string>>;
}

/** Nobody may do anything that a policy of its own would have to allow. */
function withoutRights(world: SandboxWorld): Rehearsed {
  const roles = world.roles.map((role, index) => (index === world.roles.length - 1 ? { ...role, policies: [] } : role));
  const base = world.roles.length === 0 ? withoutIdentityPolicies(world) : world;
  return { world: { ...base, roles } };
}

function withoutIdentityPolicies(world: SandboxWorld): SandboxWorld {
  const { identityCenters } = world;
  return {
    ...world,
    users: world.users.map((user) => ({ ...user, policies: [] })),
    ...(identityCenters === undefined
      ? {}
      : {
          identityCenters: identityCenters.map((center) => ({
            ...center,
            permissionSets: center.permissionSets.map((set) => ({ ...set, policies: [] })),
          })),
        }),
  };
}

function denied(bucket: string): PolicyDocument {
  const arn = `arn:aws:s3:::${bucket}`;
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`] }],
  };
}

function otherRegion(region: string): string {
  return region === 'ap-southeast-2' ? 'eu-west-1' : 'ap-southeast-2';
}

const seconds = { s: 1, m: 60, h: 3600 } as const;

/** `+20m`, `-2h`, `90s`. */
function readSeconds(text: string): number | undefined {
  const [, sign = '', digits = '', unit] = /^([+-]?)(\d{1,6})([smh])$/u.exec(text) ?? [];
  if (unit !== 's' && unit !== 'm' && unit !== 'h') return undefined;
  return (sign === '-' ? -1 : 1) * Number(digits) * seconds[unit];
}

// Statuses and texts: aws-wire §2.5, §3.1, §3.2, §4.

const expiredAtSts: WorldFault = {
  kind: 'error',
  service: 'sts',
  status: 403,
  code: 'ExpiredToken',
  message: 'The security token included in the request is expired',
};

const expiredAtS3: WorldFault = {
  kind: 'error',
  service: 's3',
  status: 400,
  code: 'ExpiredToken',
  message: 'The provided token has expired.',
};

const expiredWebToken: WorldFault = {
  kind: 'error',
  service: 'sts',
  operation: 'AssumeRoleWithWebIdentity',
  status: 400,
  code: 'ExpiredTokenException',
  message: 'Token expired: current date/time must be before the expiration date/time',
};

const endedSession: WorldFault = {
  kind: 'error',
  service: 'sso',
  status: 401,
  code: 'UnauthorizedException',
  message: 'Session token not found or invalid',
};

/** With a browser that comes back AWS says it when a client registers; for device codes later, and without a word. */
function wrongSsoRegion({ plan }: PlannedConnection): WorldFault {
  const refused = { kind: 'error', service: 'sso-oidc', status: 400, code: 'InvalidRequestException' } as const;
  return plan.steps.some((step) => step.kind === 'browser' && step.flow === 'authorization-code')
    ? { ...refused, operation: 'RegisterClient', message: 'Start URL region does not match service region' }
    : { ...refused, operation: 'StartDeviceAuthorization' };
}

function regionDisabled(account: string): WorldFault {
  return {
    kind: 'error',
    service: 'sts',
    status: 403,
    code: 'RegionDisabledException',
    message: `STS is not activated in this region for account:${account}. Your account administrator can activate STS in this region using the IAM Console.`,
  };
}
