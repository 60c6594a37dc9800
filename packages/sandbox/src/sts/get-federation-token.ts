import { authorize } from '../authorize.ts';
import {
  callerArn,
  federatedUserArn,
  federatedUserId,
  requestContext,
  type Caller,
  type RequestFacts,
} from '../caller.ts';
import type { Exchange } from '../exchange.ts';
import { ServiceFailure } from '../service-failure.ts';
import { accountOfArn } from '../world.ts';
import { element, textElement, type XmlPart } from '../xml-text.ts';
import { credentialsElement } from './credentials-element.ts';
import { readSessionPolicies } from './session-policies.ts';
import { readSessionTags } from './session-tags.ts';
import {
  federationNameRule,
  ParameterFaults,
  parseDuration,
  policyRule,
  type StsParameters,
} from './sts-parameters.ts';

const defaultDuration = 43_200;

/** Credentials of somebody whom a user vouches for: what the user may do, and the policies of the call allow (IAM User Guide). */
export function getFederationToken(
  exchange: Exchange,
  caller: Caller,
  parameters: StsParameters,
  facts: RequestFacts,
): readonly XmlPart[] {
  const faults = new ParameterFaults();
  const duration = parseDuration(parameters);
  const name = faults.text(parameters, federationNameRule);
  faults.duration(duration, 900, 129_600);
  faults.text(parameters, policyRule);
  faults.check();
  if (name === undefined) throw new ServiceFailure(400, 'ValidationError', undefined);
  if (caller.kind !== 'user') {
    throw new ServiceFailure(403, 'AccessDenied', 'Cannot call GetFederationToken with session credentials');
  }
  const sessionPolicies = readSessionPolicies(exchange, parameters);
  const tags = readSessionTags(parameters, caller);
  const arn = federatedUserArn(caller.user.arn, name);
  for (const action of [...(tags.requested.length === 0 ? [] : ['sts:TagSession']), 'sts:GetFederationToken']) {
    const context = requestContext(caller, facts, []);
    const resourceAccount = accountOfArn(arn) ?? '';
    const { decision, kind } = authorize(caller, { action, resource: arn, resourceAccount, context });
    if (decision !== 'allow') {
      const text = `User: ${callerArn(caller)} is not authorized to perform: ${action} on resource: ${arn}`;
      throw new ServiceFailure(403, 'AccessDenied', text, { because: `${decision} by ${kind} policy` });
    }
  }
  const session = exchange.sessions.issue(
    {
      kind: 'federated-user',
      userArn: caller.user.arn,
      name,
      sessionPolicies: sessionPolicies?.documents ?? [],
      tags: tags.all,
    },
    exchange.now,
    duration ?? defaultDuration,
  );
  return [
    credentialsElement(session),
    element('FederatedUser', [
      textElement('FederatedUserId', federatedUserId(caller.user.arn, name)),
      textElement('Arn', arn),
    ]),
    // Always there, other than for AssumeRole (aws-wire §2).
    textElement('PackedPolicySize', sessionPolicies?.packedSize ?? 0),
  ];
}
