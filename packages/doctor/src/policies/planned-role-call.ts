import {
  type AssumeRoleCall,
  type CallCaller,
  type CallStep,
  classifyMfaSerial,
  parseArn,
  type PlannedConnection,
} from '@duckbill/core';
import { readSessionParameters } from '../sign-in/session-parameters.ts';

/** What is known about a call beside the plan. */
export interface KnownOfCall {
  /** The ARN that AWS, or the person, gave for the keys that the plan starts with. */
  readonly caller?: string | undefined;
  /** The role that was typed. */
  readonly roleArn?: string | undefined;
  /** Whether a code went along; what the plan means to do otherwise. */
  readonly mfaSent?: boolean | undefined;
  /** ISO 8601. */
  readonly at?: string;
}

export function isRoleCall(step: { readonly kind: string }): step is CallStep {
  return step.kind === 'call' && 'operation' in step && step.operation === 'AssumeRole';
}

/** An AssumeRole of a plan as policies see it; undefined while nobody knows the role. A code that will be typed counts as right. */
export function plannedRoleCall(
  planned: PlannedConnection,
  step: CallStep,
  known: KnownOfCall,
): AssumeRoleCall | undefined {
  const parameters = new Map<string, string>();
  for (const { name, value } of step.parameters) if (value.kind === 'known') parameters.set(name, value.value);
  const roleArn = known.roleArn ?? parameters.get('RoleArn');
  if (roleArn === undefined || roleArn === '') return undefined;
  const asksCode = step.parameters.some(({ name }) => name === 'TokenCode');
  const sent = known.mfaSent ?? asksCode;
  const { Tags = [], TransitiveTagKeys = [] } = readSessionParameters(parameters);
  const [sessionName, externalId, sourceIdentity] = ['RoleSessionName', 'ExternalId', 'SourceIdentity'].map((name) =>
    parameters.get(name),
  );
  return {
    roleArn,
    caller: callerOf(planned, step, parameters.get('SerialNumber'), known.caller),
    mfa: sent
      ? 'sent'
      : step.signedWith === 'session' || planned.keys.sessionToken !== undefined
        ? 'unknown'
        : 'absent',
    ...(sessionName === undefined ? {} : { sessionName }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    tags: Tags.map(({ Key = '', Value = '' }) => [Key, Value] as const),
    transitiveTagKeys: TransitiveTagKeys,
    ...(step.signingRegion.includes('<') ? {} : { region: step.signingRegion }),
    ...(known.at === undefined ? {} : { at: known.at }),
  };
}

function callerOf(
  { plan }: PlannedConnection,
  step: CallStep,
  serial: string | undefined,
  given: string | undefined,
): CallCaller {
  if (step.signedWith === 'session') {
    const before = plan.steps.slice(0, plan.steps.indexOf(step)).findLast(isRoleCall);
    const role = before?.parameters.find(({ name }) => name === 'RoleArn')?.value;
    if (role?.kind === 'known') return sessionOf(role.value);
  }
  const arn = given === undefined ? undefined : parseArn(given);
  if (given !== undefined && arn !== undefined) {
    const { account } = arn;
    if (arn.service === 'iam' && arn.resourceType === 'user') return { kind: 'user', arn: given, account };
    if (arn.service === 'iam' && arn.resourceType === 'role') return sessionOf(given);
    if (arn.service === 'sts' && arn.resourceType === 'assumed-role')
      return { kind: 'role-session', arn: given, account };
    return { kind: 'unnamed', account };
  }
  // A code is good only for the user whose device it is, and both are in one account.
  const account = serial === undefined ? undefined : classifyMfaSerial(serial).account;
  return account === undefined ? { kind: 'unnamed' } : { kind: 'unnamed', account };
}

/** A session of a role, under a name that nobody gives. */
function sessionOf(roleArn: string): CallCaller {
  const { partition = 'aws', account = '', resourceId = '' } = parseArn(roleArn) ?? {};
  const name = resourceId.slice(resourceId.lastIndexOf('/') + 1);
  return { kind: 'role-session', arn: `arn:${partition}:sts::${account}:assumed-role/${name}/ `, account, roleArn };
}
