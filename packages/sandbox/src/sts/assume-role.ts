import type { ContextValue } from '@duckbill/core';
import { authorize } from '../authorize.ts';
import { assumedRoleArn, callerArn, requestContext, type Caller, type RequestFacts } from '../caller.ts';
import type { Exchange } from '../exchange.ts';
import { ServiceFailure } from '../service-failure.ts';
import { accountOfArn, type WorldRole } from '../world.ts';
import { element, optionalElement, textElement, type XmlPart } from '../xml-text.ts';
import { credentialsElement } from './credentials-element.ts';
import { readSessionPolicies } from './session-policies.ts';
import { readSessionTags, type SessionTags } from './session-tags.ts';
import { settleDuration } from './settle-duration.ts';
import * as rules from './sts-parameters.ts';
import { verifyMfa } from './verify-mfa.ts';

/** Credentials of a role, for whom its trust policy and the caller's own policies let in. */
export function assumeRole(
  exchange: Exchange,
  caller: Caller,
  parameters: rules.StsParameters,
  facts: RequestFacts,
): readonly XmlPart[] {
  const asked = readParameters(parameters);
  const tags = readSessionTags(parameters, caller);
  const sessionPolicies = readSessionPolicies(exchange, parameters);
  const sourceIdentity = settleSourceIdentity(caller, asked.sourceIdentity);
  const mfa = verifyMfa(exchange, caller, asked.serial, asked.code);
  const role = exchange.world.role(asked.roleArn);
  if (caller.kind === 'federated-user') {
    throw refusal(caller, 'sts:AssumeRole', asked.roleArn, 'a federated user may ask STS only who it is');
  }
  if (role === undefined) throw refusal(caller, 'sts:AssumeRole', asked.roleArn, 'there is no such role');
  const own = conditionKeys(asked, sourceIdentity, tags, mfa);
  for (const action of actionsOf(sourceIdentity, tags)) {
    checkPermission(caller, role, action, requestContext(caller, facts, own));
  }
  const duration = settleDuration(role, asked.duration, { chained: caller.kind === 'role-session' });
  const session = exchange.sessions.issue(
    {
      kind: 'role-session',
      roleArn: role.arn,
      roleId: role.roleId,
      sessionName: asked.sessionName,
      sessionPolicies: sessionPolicies?.documents,
      sourceIdentity,
      tags: tags.all,
      transitiveTagKeys: tags.transitiveKeys,
    },
    exchange.now,
    duration,
  );
  return [
    optionalElement('SourceIdentity', sourceIdentity),
    element('AssumedRoleUser', [
      textElement('AssumedRoleId', `${role.roleId}:${asked.sessionName}`),
      textElement('Arn', assumedRoleArn(role.arn, asked.sessionName)),
    ]),
    credentialsElement(session),
    optionalElement('PackedPolicySize', sessionPolicies?.packedSize),
  ];
}

interface Asked {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly duration: number | undefined;
  readonly externalId: string | undefined;
  readonly sourceIdentity: string | undefined;
  readonly serial: string | undefined;
  readonly code: string | undefined;
}

function readParameters(parameters: rules.StsParameters): Asked {
  const faults = new rules.ParameterFaults();
  const duration = rules.parseDuration(parameters);
  const roleArn = faults.text(parameters, rules.roleArnRule);
  const sessionName = faults.text(parameters, rules.sessionNameRule);
  faults.duration(duration, 900, 43200);
  const externalId = faults.text(parameters, rules.externalIdRule);
  const sourceIdentity = faults.text(parameters, rules.sourceIdentityRule);
  const serial = faults.text(parameters, rules.serialNumberRule);
  const code = faults.text(parameters, rules.tokenCodeRule);
  faults.text(parameters, rules.policyRule);
  faults.check();
  if (roleArn === undefined || sessionName === undefined) throw new ServiceFailure(400, 'ValidationError', undefined);
  rules.checkArn(roleArn);
  return { roleArn, sessionName, duration, externalId, sourceIdentity, serial, code };
}

/** A source identity goes down the chain and cannot be changed on the way (aws-wire §2.3). */
function settleSourceIdentity(caller: Caller, asked: string | undefined): string | undefined {
  const identity = caller.kind === 'role-session' ? caller.session.identity : undefined;
  const inherited = identity?.kind === 'role-session' ? identity.sourceIdentity : undefined;
  if (inherited !== undefined && asked !== undefined && asked !== inherited) {
    throw new ServiceFailure(400, 'ValidationError', 'The source identity is already set for this assume role session');
  }
  return asked ?? inherited;
}

/** Every permission that the trust policy has to give; a refusal names the first that is missing. */
function actionsOf(sourceIdentity: string | undefined, tags: SessionTags): readonly string[] {
  return [
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
    ...(tags.requested.length === 0 ? [] : ['sts:TagSession']),
    'sts:AssumeRole',
  ];
}

function conditionKeys(
  asked: Asked,
  sourceIdentity: string | undefined,
  tags: SessionTags,
  mfa: boolean,
): readonly (readonly [string, ContextValue])[] {
  const keys: (readonly [string, ContextValue])[] = [['sts:RoleSessionName', asked.sessionName]];
  if (asked.externalId !== undefined) keys.push(['sts:ExternalId', asked.externalId]);
  if (sourceIdentity !== undefined) keys.push(['sts:SourceIdentity', sourceIdentity]);
  if (mfa) keys.push(['aws:MultiFactorAuthPresent', 'true'], ['aws:MultiFactorAuthAge', '0']);
  if (tags.requested.length > 0) keys.push(['aws:TagKeys', tags.requested.map((tag) => tag.key)]);
  for (const tag of tags.requested) keys.push([`aws:RequestTag/${tag.key}`, tag.value]);
  if (tags.transitiveKeys.length > 0) keys.push(['sts:TransitiveTagKeys', tags.transitiveKeys]);
  return keys;
}

function checkPermission(
  caller: Caller,
  role: WorldRole,
  action: string,
  context: ReturnType<typeof requestContext>,
): void {
  const evaluation = authorize(caller, {
    action,
    resource: role.arn,
    resourceAccount: accountOfArn(role.arn) ?? '',
    context,
    resourcePolicy: { kind: 'trust', document: role.trust },
  });
  if (evaluation.decision === 'allow') return;
  throw refusal(caller, action, role.arn, `${evaluation.decision} by ${evaluation.kind} policy`);
}

/** One text for every reason, a missing role and an explicit deny included (aws-wire §2.3). */
function refusal(caller: Caller, action: string, roleArn: string, because: string): ServiceFailure {
  const text = `User: ${callerArn(caller)} is not authorized to perform: ${action} on resource: ${roleArn}`;
  return new ServiceFailure(403, 'AccessDenied', text, { because });
}
