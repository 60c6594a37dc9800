import { authorize } from '../authorize.ts';
import { callerArn, requestContext, type Caller, type RequestFacts } from '../caller.ts';
import { ServiceFailure } from '../service-failure.ts';
import { partitionOfArn } from '../world.ts';
import type { StsParameters } from './sts-parameters.ts';

/**
 * Refuse a session of the root user, in the words of AWS where policies refuse it. Who would be let in is told that the
 * sandbox has no such sessions.
 */
export function assumeRoot(caller: Caller, parameters: StsParameters, facts: RequestFacts): never {
  const target = parameters.get('TargetPrincipal') ?? '';
  const account = /^[0-9]{12}$/.test(target) ? target : (target.split(':', 5)[4] ?? '');
  const root = `arn:${partitionOfArn(callerArn(caller))}:iam::${account}:root`;
  const evaluation = authorize(caller, {
    action: 'sts:AssumeRoot',
    resource: root,
    resourceAccount: account,
    context: requestContext(caller, facts, []),
  });
  if (evaluation.decision === 'allow') {
    throw new ServiceFailure(501, 'NotImplemented', 'The sandbox does not model sessions of the root user.');
  }
  const text = `User: ${callerArn(caller)} is not authorized to perform: sts:AssumeRoot on resource: ${root}`;
  const because = `${evaluation.decision} by ${evaluation.kind} policy`;
  throw new ServiceFailure(403, 'AccessDenied', text, { because });
}
