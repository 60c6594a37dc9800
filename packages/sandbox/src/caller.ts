import { RequestContext, type ContextValue, type RequestPrincipal } from '@duckbill/core';
import type { Session, SessionTag } from './sessions.ts';
import { accountOfArn, nameOfArn, partitionOfArn, type WorldRole, type WorldUser } from './world.ts';

/** Who signed a request, after everything about the credentials was found right. */
export type Caller =
  | { readonly kind: 'user'; readonly user: WorldUser; readonly accessKeyId: string }
  | {
      readonly kind: 'session-token';
      readonly user: WorldUser;
      readonly session: Session;
      readonly mfaAt: number | undefined;
    }
  | {
      readonly kind: 'federated-user';
      readonly user: WorldUser;
      readonly session: Session;
      readonly name: string;
    }
  | {
      readonly kind: 'role-session';
      readonly role: WorldRole;
      readonly session: Session;
      readonly sessionName: string;
    };

/** The ARN by which messages name a caller: a role session goes by its assumed-role ARN, without the role's path. */
export function callerArn(caller: Caller): string {
  if (caller.kind === 'federated-user') return federatedUserArn(caller.user.arn, caller.name);
  return caller.kind === 'role-session' ? assumedRoleArn(caller.role.arn, caller.sessionName) : caller.user.arn;
}

/** `arn:aws:sts::ACCOUNT:federated-user/NAME` */
export function federatedUserArn(userArn: string, name: string): string {
  return `arn:${partitionOfArn(userArn)}:sts::${accountOfArn(userArn) ?? ''}:federated-user/${name}`;
}

/** `ACCOUNT:NAME` */
export function federatedUserId(userArn: string, name: string): string {
  return `${accountOfArn(userArn) ?? ''}:${name}`;
}

/** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` */
export function assumedRoleArn(roleArn: string, sessionName: string): string {
  const account = accountOfArn(roleArn) ?? '';
  return `arn:${partitionOfArn(roleArn)}:sts::${account}:assumed-role/${nameOfArn(roleArn)}/${sessionName}`;
}

/** The `aws:userid` of a caller. */
export function callerUserId(caller: Caller): string {
  if (caller.kind === 'federated-user') return federatedUserId(caller.user.arn, caller.name);
  return caller.kind === 'role-session' ? `${caller.role.roleId}:${caller.sessionName}` : caller.user.userId;
}

/** The account of a caller. */
export function callerAccount(caller: Caller): string {
  return accountOfArn(caller.kind === 'role-session' ? caller.role.arn : caller.user.arn) ?? '';
}

/** A caller as policies see it: the session of a user is the user. */
export function callerPrincipal(caller: Caller): RequestPrincipal {
  const account = callerAccount(caller);
  if (caller.kind === 'federated-user') return { kind: 'federated-user', arn: callerArn(caller), account };
  if (caller.kind !== 'role-session') return { kind: 'user', arn: caller.user.arn, account };
  return { kind: 'role-session', arn: callerArn(caller), roleArn: caller.role.arn, account };
}

const principalTypes: Readonly<Record<Caller['kind'], string>> = {
  user: 'User',
  'session-token': 'User',
  'federated-user': 'FederatedUser',
  'role-session': 'AssumedRole',
};

/** What of a request bears on every condition. */
export interface RequestFacts {
  /** Epoch seconds. */
  readonly now: number;
  readonly sourceIp: string;
  readonly region: string;
  readonly userAgent: string | undefined;
}

/** The condition keys of a request: the caller's, the moment's, and those of the action itself, which win. */
export function requestContext(
  caller: Caller,
  facts: RequestFacts,
  own: Iterable<readonly [string, ContextValue]>,
): RequestContext {
  const values = new Map<string, ContextValue>([
    ['aws:PrincipalArn', caller.kind === 'role-session' ? caller.role.arn : callerArn(caller)],
    ['aws:PrincipalAccount', callerAccount(caller)],
    ['aws:PrincipalType', principalTypes[caller.kind]],
    ['aws:userid', callerUserId(caller)],
    ['aws:CurrentTime', new Date(facts.now * 1000).toISOString()],
    ['aws:EpochTime', String(Math.floor(facts.now))],
    ['aws:SourceIp', facts.sourceIp],
    // The sandbox stands in for an endpoint that is only reached over TLS.
    ['aws:SecureTransport', 'true'],
    ['aws:RequestedRegion', facts.region],
  ]);
  if (facts.userAgent !== undefined) values.set('aws:UserAgent', facts.userAgent);
  if (caller.kind === 'user' || caller.kind === 'session-token') values.set('aws:username', nameOfArn(caller.user.arn));
  if (caller.kind !== 'user') values.set('aws:TokenIssueTime', new Date(caller.session.issuedAt * 1000).toISOString());
  addMfa(values, caller, facts.now);
  addSession(values, caller);
  for (const [key, value] of own) values.set(key, value);
  return new RequestContext(values);
}

/** Absent for long-term keys, false for a session without a code, and never true in a role session (aws-wire §2.4). */
function addMfa(values: Map<string, ContextValue>, caller: Caller, now: number): void {
  if (caller.kind === 'user') return;
  const mfaAt = caller.kind === 'session-token' ? caller.mfaAt : undefined;
  values.set('aws:MultiFactorAuthPresent', String(mfaAt !== undefined));
  if (mfaAt !== undefined) values.set('aws:MultiFactorAuthAge', String(Math.floor(now - mfaAt)));
}

function addSession(values: Map<string, ContextValue>, caller: Caller): void {
  const identity = caller.kind === 'user' ? undefined : caller.session.identity;
  if (identity?.kind === 'federated-user') setTags(values, identity.tags);
  if (identity?.kind !== 'role-session') return;
  if (identity.sourceIdentity !== undefined) values.set('aws:SourceIdentity', identity.sourceIdentity);
  if (identity.federatedProvider !== undefined) values.set('aws:FederatedProvider', identity.federatedProvider);
  setTags(values, identity.tags);
}

function setTags(values: Map<string, ContextValue>, tags: readonly SessionTag[]): void {
  for (const tag of tags) values.set(`aws:PrincipalTag/${tag.key}`, tag.value);
}
