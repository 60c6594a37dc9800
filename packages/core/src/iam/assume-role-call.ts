import { nameOfUser } from './caller-arn.ts';
import { type ContextValue, RequestContext } from './request-context.ts';

/** Who signs a call, as far as it is known beforehand. */
export type CallCaller =
  | { readonly kind: 'user'; readonly arn: string; readonly account: string }
  /** `roleArn` with its path, where it is known: a session's ARN leaves the path out. */
  | { readonly kind: 'role-session'; readonly arn: string; readonly account: string; readonly roleArn?: string }
  /** A user whose name is not known; nor, perhaps, the account. */
  | { readonly kind: 'unnamed'; readonly account?: string };

/** An AssumeRole as it will be sent. What is absent here is not sent, unless it is said to be unknown. */
export interface AssumeRoleCall {
  readonly roleArn: string;
  readonly caller: CallCaller;
  /** Whether a serial and a right code go along; unknown: for keys of a session, which may have been made with one. */
  readonly mfa: 'sent' | 'absent' | 'unknown';
  /** Undefined: the program makes one up. */
  readonly sessionName?: string;
  readonly externalId?: string;
  readonly sourceIdentity?: string;
  readonly tags: readonly (readonly [string, string])[];
  readonly transitiveTagKeys: readonly string[];
  /** Where it is signed for. */
  readonly region?: string;
  /** ISO 8601. */
  readonly at?: string;
}

/** The permissions that the call needs in the trust policy, the last of them for the role itself. */
export function actionsOfCall({ sourceIdentity, tags }: AssumeRoleCall): readonly string[] {
  return [
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
    ...(tags.length === 0 ? [] : ['sts:TagSession']),
    'sts:AssumeRole',
  ];
}

const absent: ContextValue = [];

/** Keys of calls that a service makes, or that come with a token: a call of a person never has them. */
const neverThere = [
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:PrincipalServiceName',
];

/**
 * The condition keys of the call: those that are known with their values, those that it surely has not as absent; all
 * others are unknown, and so is what hangs on them.
 */
export function contextOfCall(call: AssumeRoleCall): RequestContext {
  const values = new Map<string, ContextValue>([
    ['aws:SecureTransport', 'true'],
    ['aws:ViaAWSService', 'false'],
    ['aws:PrincipalIsAWSService', 'false'],
    ['sts:ExternalId', call.externalId ?? absent],
    ['sts:SourceIdentity', call.sourceIdentity ?? absent],
    ['aws:TagKeys', call.tags.map(([key]) => key)],
    ['sts:TransitiveTagKeys', call.transitiveTagKeys],
  ]);
  for (const key of neverThere) values.set(key, absent);
  for (const [key, value] of call.tags) values.set(`aws:RequestTag/${key}`, value);
  if (call.sessionName !== undefined) values.set('sts:RoleSessionName', call.sessionName);
  if (call.region !== undefined) values.set('aws:RequestedRegion', call.region);
  if (call.at !== undefined && !Number.isNaN(Date.parse(call.at))) {
    values.set('aws:CurrentTime', call.at);
    values.set('aws:EpochTime', String(Math.floor(Date.parse(call.at) / 1000)));
  }
  addMfa(values, call);
  addCaller(values, call.caller);
  return new RequestContext(values, { open: true, closed: ['aws:RequestTag/', 'saml:'] });
}

/** Absent for long-term keys without a code, and never true in a role session (aws-wire §2.4). */
function addMfa(values: Map<string, ContextValue>, { caller, mfa }: AssumeRoleCall): void {
  if (caller.kind === 'role-session') {
    values.set('aws:MultiFactorAuthPresent', 'false');
    values.set('aws:MultiFactorAuthAge', absent);
  } else if (mfa !== 'unknown') {
    values.set('aws:MultiFactorAuthPresent', mfa === 'sent' ? 'true' : absent);
    values.set('aws:MultiFactorAuthAge', mfa === 'sent' ? '0' : absent);
  }
}

function addCaller(values: Map<string, ContextValue>, caller: CallCaller): void {
  const inRole = caller.kind === 'role-session';
  values.set('aws:PrincipalType', inRole ? 'AssumedRole' : 'User');
  if (caller.account !== undefined) values.set('aws:PrincipalAccount', caller.account);
  if (inRole) {
    values.set('aws:username', absent);
    if (caller.roleArn !== undefined) values.set('aws:PrincipalArn', caller.roleArn);
    return;
  }
  values.set('aws:FederatedProvider', absent);
  values.set('aws:SourceIdentity', absent);
  if (caller.kind === 'unnamed') return;
  values.set('aws:PrincipalArn', caller.arn);
  values.set('aws:username', nameOfUser(caller.arn));
}
