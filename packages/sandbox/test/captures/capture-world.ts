import type {
  PolicyDocument,
  SandboxWorld,
  WorldMfaDevice,
  WorldOidcProvider,
  WorldRole,
  WorldUser,
} from '@duckbill/sandbox';
import { publicKey, type TokenWish } from '../identity-issuer.ts';
import type { CaptureCase, CapturedDevice, CapturedProvider } from './capture-case.ts';
import { capturedToken } from './request-form.ts';
import { momentOf, stepSeconds } from './virtual-time.ts';

export const account = '123456789012';
export const mfaSeed = 'CAPTUREDSEEDCAPTUREDSEED234567AB';
const newSeed = 'ANOTHERSEEDANOTHERSEEDAN234567AB';

/** An access key of a captured user. */
export function keyOf(userArn: string): { readonly id: string; readonly secret: string } {
  return { id: `DUCKUSER-${userArn.slice(userArn.lastIndexOf('/') + 1)}`, secret: `canary secret of ${userArn}` };
}

/** Somebody whom the setup lets into every role, to get the sessions that a case starts with. */
export const opener = `arn:aws:iam::${account}:user/opener`;

/** An administrator, who may do everything. */
export const admin = `arn:aws:iam::${account}:user/admin`;

export type Moment = 'before' | 'now';

/**
 * The world of a case: `before`, when its sessions were opened and its codes were used, and `now`, when the request is
 * made. What a case does not name is ordinary.
 */
export function captureWorld(capture: CaptureCase, moment: Moment): SandboxWorld {
  const { precondition, request } = capture;
  const { caller, users = {}, buckets = {} } = precondition;
  const arns = new Set([
    ...Object.values(users).map((user) => user.arn),
    ...(caller.kind === 'user' && caller.arn !== undefined ? [caller.arn] : []),
    ...(caller.of === undefined ? [] : [caller.of]),
    ...(caller.kind === 'admin' ? [admin] : []),
    ...(moment === 'before' ? [opener] : []),
  ]);
  return {
    account,
    users: [...arns].map((arn) => ({
      arn,
      userId: `<user-id:${arn.slice(arn.lastIndexOf('/') + 1)}>`,
      accessKeys: [{ ...keyOf(arn), active: moment === 'before' || caller.keyActive !== false }],
      policies: policiesOf(arn, precondition, moment),
      mfaDevices: devicesOf(arn, capture, moment),
    })) satisfies WorldUser[],
    unassignedMfaDevices: Object.entries(precondition.mfa ?? {})
      .filter(([, device]) => device.user === null)
      .map(([serial, device]) => ({ serial, secret: mfaSeed, ...pairOf(device, capture) })),
    roles: moment === 'before' ? rolesBefore(precondition) : rolesNow(precondition),
    buckets: Object.entries(buckets).map(([name, bucket]) => ({
      name,
      region: bucket.region,
      owner: bucket.owner,
      keys: bucket.keys,
      ...(bucket.locationConstraint === undefined ? {} : { locationConstraint: bucket.locationConstraint }),
      ...(bucket.versioning === undefined ? {} : { versioning: bucket.versioning }),
      ...(bucket.publicAccessBlock === null ? { publicAccessBlock: false } : {}),
      ...(bucket.ownershipControls === null ? { ownershipControls: false } : {}),
    })),
    oidcProviders: providersOf(precondition.oidcProviders ?? {}, capturedToken(request.params)),
    ...(precondition.managedPolicies === undefined ? {} : { managedPolicies: precondition.managedPolicies }),
  };
}

/** The issuers of a case; their keys are of the kind that the token is signed with. */
function providersOf(
  providers: Readonly<Record<string, CapturedProvider>>,
  token: TokenWish | undefined,
): readonly WorldOidcProvider[] {
  const algorithm = token?.header['alg'];
  return Object.entries(providers).map(([name, provider]) => ({
    url: `https://${name}`,
    clientIds: provider.clientIds,
    keys: provider.keys.map((key) => {
      const { only, ...more } = provider.keyAttributes ?? {};
      if (typeof only === 'string') return { kty: 'RSA', kid: key, [only]: ['a certificate'] };
      return { ...publicKey(key, typeof algorithm === 'string' ? algorithm : undefined), ...more };
    }),
  }));
}

function policiesOf(arn: string, precondition: CaptureCase['precondition'], moment: Moment): readonly PolicyDocument[] {
  if (arn === admin) return [mayAll];
  // Whoever vouches for a federated user had to be allowed to.
  if (moment === 'before' && precondition.caller.kind === 'federated-user') return [mayFederate];
  const own = precondition.users === undefined ? [] : Object.values(precondition.users);
  const policies = own.find((user) => user.arn === arn)?.policies ?? [];
  return isCaller(arn, precondition) ? (precondition.identityPolicies ?? policies) : policies;
}

const mayAll = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const mayFederate = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 'sts:GetFederationToken', Resource: '*' },
};

function isCaller(arn: string, { caller }: CaptureCase['precondition']): boolean {
  return arn === caller.arn || arn === caller.of;
}

function devicesOf(userArn: string, capture: CaptureCase, moment: Moment): readonly WorldMfaDevice[] {
  const { mfa: devices = {}, caller } = capture.precondition;
  const sessionHadMfa = caller.mfa === true;
  const name = userArn.slice(userArn.lastIndexOf('/') + 1);
  const found: WorldMfaDevice[] = [];
  for (const [serial, device] of Object.entries(devices)) {
    if (device.user !== name) continue;
    if (moment === 'before') found.push({ serial, secret: mfaSeed });
    else if (device.deactivatedSecondsAgo === undefined) {
      const secret = device.recreatedWithNewSeed === true ? newSeed : mfaSeed;
      found.push({ serial, secret, stepOffset: device.resync?.secondStepOffset ?? 0, ...pairOf(device, capture) });
    }
  }
  if (found.length === 0 && sessionHadMfa && moment === 'before')
    found.push({ serial: standInSerial, secret: mfaSeed });
  return found;
}

/** What enrolment left behind; the steps of a case are counted from its moment. */
function pairOf(device: CapturedDevice, capture: CaptureCase): Partial<WorldMfaDevice> {
  const { lastPairStep, enabledAt } = device;
  return {
    ...(enabledAt === undefined ? {} : { enabledAt }),
    ...(typeof lastPairStep === 'number'
      ? { lastPairStep: Math.floor(momentOf(capture) / stepSeconds) + lastPairStep }
      : {}),
  };
}

/** The device behind a session of which a case only says that it had one. */
export const standInSerial = `arn:aws:iam::${account}:mfa/stand-in`;

const openTrust = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'] },
};

/** The ARN of the role that a caller's session comes from; its path stands with the role, not in the session's ARN. */
export function callerRoleArn({ caller, roles = {} }: CaptureCase['precondition']): string {
  const name = caller.arn?.split('/')[1] ?? 'ops';
  return roles[name]?.arn ?? caller.role ?? `arn:aws:iam::${account}:role/${name}`;
}

function rolesBefore(precondition: CaptureCase['precondition']): readonly WorldRole[] {
  const { caller, roles = {} } = precondition;
  if (caller.kind !== 'role-session') return [];
  const arn = callerRoleArn(precondition);
  const roleId = caller.roleIdAtIssue ?? Object.values(roles).find((role) => role.arn === arn)?.roleId ?? '<role-id>';
  return [{ arn, roleId, trust: openTrust, policies: [] }];
}

function rolesNow(precondition: CaptureCase['precondition']): readonly WorldRole[] {
  const { caller, roles, identityPolicies } = precondition;
  const callersRole = caller.kind === 'role-session' ? callerRoleArn(precondition) : undefined;
  const now = Object.values(roles ?? {}).map((role) => ({
    arn: role.arn,
    roleId: role.roleId ?? '<role-id>',
    trust: role.trust ?? openTrust,
    policies: (role.arn === callersRole ? identityPolicies : undefined) ?? role.policies ?? [],
    ...(role.maxSessionDuration === undefined ? {} : { maxSessionDuration: role.maxSessionDuration }),
  }));
  // A case about conditions names the session alone, its role being as usual.
  if (roles !== undefined || callersRole === undefined) return now;
  return [{ arn: callersRole, roleId: '<role-id>', trust: openTrust, policies: identityPolicies ?? [] }];
}
