import type { ContextValue } from '@duckbill/core';
import { authorize, denialText } from '../authorize.ts';
import { callerAccount, requestContext, type Caller, type RequestFacts } from '../caller.ts';
import { ServiceFailure } from '../service-failure.ts';
import type { WorldBucket } from '../world.ts';

/** The bucket that an action is about, with its owner. */
export interface OwnedBucket {
  readonly bucket: WorldBucket;
  readonly owner: string;
}

/** Throw AWS's refusal unless the caller may do this. */
export function checkS3Permission(
  caller: Caller | undefined,
  action: string,
  target: OwnedBucket | undefined,
  facts: RequestFacts,
  own: Iterable<readonly [string, ContextValue]> = [],
  key?: string,
): void {
  // Public buckets are not modelled: an unsigned request is nobody's.
  if (caller === undefined)
    throw new ServiceFailure(403, 'AccessDenied', 'Access Denied', { because: 'the request is not signed' });
  const resource = resourceOf(target, key);
  const evaluation = evaluate(caller, action, resource, target, facts, own);
  if (evaluation.decision === 'allow') return;
  const because = `${evaluation.decision} by ${evaluation.kind} policy`;
  // To another organization S3 tells nothing (aws-wire §4.2); here every other account is one.
  const foreign = target !== undefined && target.owner !== callerAccount(caller);
  // ListAllMyBuckets has no resource in its text; S3 quotes all others.
  const shown = target === undefined ? undefined : `"${resource}"`;
  const text = foreign ? 'Access Denied' : denialText(caller, action, shown, evaluation);
  throw new ServiceFailure(403, 'AccessDenied', text, { because });
}

/** Whether the caller may do this, on the bucket itself. */
export function isAllowedS3(
  caller: Caller | undefined,
  action: string,
  target: OwnedBucket,
  facts: RequestFacts,
): boolean {
  if (caller === undefined) return false;
  return evaluate(caller, action, resourceOf(target, undefined), target, facts, []).decision === 'allow';
}

function resourceOf(target: OwnedBucket | undefined, key: string | undefined): string {
  if (target === undefined) return 'arn:aws:s3:::*';
  return `arn:aws:s3:::${target.bucket.name}${key === undefined ? '' : `/${key}`}`;
}

function evaluate(
  caller: Caller,
  action: string,
  resource: string,
  target: OwnedBucket | undefined,
  facts: RequestFacts,
  own: Iterable<readonly [string, ContextValue]>,
): ReturnType<typeof authorize> {
  const policy = target?.bucket.policy;
  return authorize(caller, {
    action,
    resource,
    resourceAccount: target?.owner ?? callerAccount(caller),
    context: requestContext(caller, facts, own),
    ...(policy === undefined ? {} : { resourcePolicy: { kind: 'resource', document: policy } }),
  });
}
