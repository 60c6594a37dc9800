import { parseArn } from '../../identifiers/arn.ts';
import { classifyMfaSerial } from '../../identifiers/mfa-serial.ts';
import type { CallOperation, CallStep, ConnectionPlan } from '../../plan/connection-plan.ts';
import type { JsonMembers, JsonValue } from '../json-value.ts';

/** What a plan tells of the IAM side, as members of a spec; what it leaves open is left out. */
export function iamSpecOfPlan(plan: ConnectionPlan): JsonMembers {
  const calls = plan.steps.filter((step) => step.kind === 'call');
  const call = (operation: CallOperation): ReadonlyMap<string, string> | undefined => {
    const step = calls.find((one) => one.operation === operation);
    return step === undefined ? undefined : knownParameters(step);
  };
  const scope = bucketsOf(call('ListObjectsV2') ?? call('GetBucketLocation'));
  const assume = call('AssumeRole');
  const web = call('AssumeRoleWithWebIdentity');
  if (assume !== undefined) return { ...roleMembers(calls, assume), ...scope };
  if (web !== undefined) return { way: 'web-identity', ...text('role', web.get('RoleArn')), ...scope };
  if (plan.strategy === 'identity-center') {
    const setting = (name: string): string | undefined =>
      plan.settings.find((one) => one.name === name && !one.secret)?.value;
    const account = text('account', setting('sso_account_id'));
    return { way: 'identity-center', ...account, ...text('permissionSet', setting('sso_role_name')), ...scope };
  }
  const session = call('GetSessionToken');
  if (session === undefined) return scope;
  const account = classifyMfaSerial(session.get('SerialNumber') ?? '').account;
  return { way: 'session-token', ...text('account', account), ...scope };
}

/** Who asks, by the MFA device. */
export interface PlanCaller {
  readonly account: string;
  /** A user of the name of the device, as IAM proposes it and people mostly leave it; the device may be called otherwise. */
  readonly user?: string;
}

/** The account of the user who asks, and how the user is probably called; undefined when the plan does not tell. */
export function callerOfPlan(plan: ConnectionPlan): PlanCaller | undefined {
  for (const step of plan.steps) {
    const serial = step.kind === 'call' ? knownParameters(step).get('SerialNumber') : undefined;
    const { kind, account, partition, device } = classifyMfaSerial(serial ?? '');
    if (account === undefined) continue;
    const name = kind === 'virtual-arn' ? device?.split('/').at(-1) : undefined;
    const isName = name !== undefined && /^[\w+=,.@-]{1,64}$/u.test(name);
    return { account, ...(isName ? { user: `arn:${partition ?? 'aws'}:iam::${account}:user/${name}` } : {}) };
  }
  return undefined;
}

function roleMembers(calls: readonly CallStep[], assume: ReadonlyMap<string, string>): JsonMembers {
  const asksCode = calls.some(
    (one) =>
      (one.operation === 'AssumeRole' || one.operation === 'GetSessionToken') &&
      one.parameters.some(({ name }) => name === 'TokenCode'),
  );
  const duration = Number(assume.get('DurationSeconds') ?? '');
  return {
    way: 'role',
    ...text('role', assume.get('RoleArn')),
    ...text('externalId', assume.get('ExternalId')),
    mfa: asksCode,
    ...(duration > 3600 && duration <= 43_200 ? { sessionDuration: duration } : {}),
  };
}

function bucketsOf(listed: ReadonlyMap<string, string> | undefined): JsonMembers {
  const bucket = listed?.get('Bucket') ?? '';
  const prefix = listed?.get('Prefix') ?? '';
  if (bucket === '' || parseArn(bucket) !== undefined) return {};
  return prefix === '' ? { buckets: [bucket] } : { prefixes: [`${bucket}/${prefix}`] };
}

function text(member: string, value: string | undefined): Readonly<Record<string, JsonValue>> {
  return value === undefined || value === '' ? {} : { [member]: value };
}

function knownParameters({ parameters }: CallStep): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { name, value } of parameters) if (value.kind === 'known') known.set(name, value.value);
  return known;
}
