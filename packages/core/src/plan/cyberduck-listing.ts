import { asksIdentityAtLogin, bucketInHostname, isAwsHostname, regionInHostname } from './aws-hostname.ts';
import type { CallParameter, CallStep } from './connection-plan.ts';
import { planStsCall } from './cyberduck-sts.ts';
import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';
import { globalSigningRegion } from './sts-endpoint.ts';

/** With AWS and no bucket in the host, login is the identity check and nothing of S3 (§4.1). */
export function planLogin(draft: PlanDraft, target: CyberduckTarget, signedWith: CallStep['signedWith']): void {
  if (!asksIdentityAtLogin(target.host) || signedWith === 'nothing') return;
  const purpose = 'the login: proves that the keys are valid, not that S3 is allowed';
  planStsCall(draft, target, { operation: 'GetCallerIdentity', signedWith, parameters: [], purpose });
}

/** The first thing that Cyberduck shows: the buckets, or the folder of the bookmark (§4.1). */
export function planListing(draft: PlanDraft, target: CyberduckTarget, signedWith: CallStep['signedWith']): void {
  const parts = (target.path ?? '').split('/').filter((part) => part !== '');
  // The path begins with the bucket, unless the host does.
  const bucket = bucketInHostname(target.host) ?? parts.shift();
  const call = (operation: CallStep['operation'], parameters: readonly CallParameter[], purpose: string): CallStep => ({
    kind: 'call',
    service: 's3',
    operation,
    endpoint: target.endpoint,
    signingRegion: target.region ?? regionInHostname(target.host) ?? globalSigningRegion,
    signedWith,
    parameters,
    purpose,
  });
  if (bucket === undefined) {
    if (signedWith === 'nothing') draft.problem('plan-anonymous-without-bucket', target.usernamePlace);
    const purpose = asksIdentityAtLogin(target.host)
      ? 'list the buckets; without s3:ListAllMyBuckets only this fails, not the login'
      : 'the login: list the buckets; without s3:ListAllMyBuckets it fails';
    draft.step(call('ListBuckets', [], purpose));
    return;
  }
  const bucketParameter: CallParameter = { name: 'Bucket', value: { kind: 'known', value: bucket } };
  if (target.region === undefined && !isPathStyleOfAws(target)) {
    draft.step(call('GetBucketLocation', [bucketParameter], 'find the region of the bucket; a refusal is passed over'));
  }
  const prefix: CallParameter = {
    name: 'Prefix',
    value: { kind: 'known', value: parts.length === 0 ? '' : `${parts.join('/')}/` },
  };
  draft.step(call('ListObjectsV2', [bucketParameter, prefix], 'list the folder that the bookmark opens'));
}

/** Nobody looks for the region of a bucket in the path (§4.3); other servers are asked at the login (§4.1). */
function isPathStyleOfAws({ host, settings }: CyberduckTarget): boolean {
  const off = settings.property('s3.bucket.virtualhost.disable')?.value.toLowerCase() ?? '';
  return isAwsHostname(host) && bucketInHostname(host) === undefined && switchedOn.has(off);
}

const switchedOn: ReadonlySet<string> = new Set(['true', 'yes', '1']);
