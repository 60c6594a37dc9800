import { asksIdentityAtLogin, bucketInHostname } from './aws-hostname.ts';
import type { CallParameter, CallStep } from './connection-plan.ts';
import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';
import { globalSigningRegion, signingRegionOfSts } from './sts-endpoint.ts';

/** With AWS and no bucket in the host, login is the identity check and nothing of S3 (§4.1). */
export function planLogin(draft: PlanDraft, target: CyberduckTarget): void {
  if (!asksIdentityAtLogin(target.host)) return;
  draft.step({
    kind: 'call',
    service: 'sts',
    operation: 'GetCallerIdentity',
    endpoint: target.stsEndpoint,
    signingRegion: signingRegionOfSts(target.stsEndpoint),
    signedWith: signedWith(draft),
    parameters: [],
    purpose: 'the login: proves that the keys are valid, not that S3 is allowed',
  });
}

/** The first thing that Cyberduck shows: the buckets, or the folder of the bookmark (§4.1). */
export function planListing(draft: PlanDraft, target: CyberduckTarget): void {
  const parts = (target.path ?? '').split('/').filter((part) => part !== '');
  // The path begins with the bucket, unless the host does.
  const bucket = bucketInHostname(target.host) ?? parts.shift();
  const call = (operation: CallStep['operation'], parameters: readonly CallParameter[], purpose: string): CallStep => ({
    kind: 'call',
    service: 's3',
    operation,
    endpoint: target.endpoint,
    signingRegion: target.region ?? globalSigningRegion,
    signedWith: signedWith(draft),
    parameters,
    purpose,
  });
  if (bucket === undefined) {
    draft.step(call('ListBuckets', [], 'list the buckets; without s3:ListAllMyBuckets only this fails, not the login'));
    return;
  }
  const bucketParameter: CallParameter = { name: 'Bucket', value: { kind: 'known', value: bucket } };
  if (target.region === undefined) {
    draft.step(call('GetBucketLocation', [bucketParameter], 'find the region of the bucket; a refusal is passed over'));
  }
  const prefix: CallParameter = {
    name: 'Prefix',
    value: { kind: 'known', value: parts.length === 0 ? '' : `${parts.join('/')}/` },
  };
  draft.step(call('ListObjectsV2', [bucketParameter, prefix], 'list the folder that the bookmark opens'));
}

function signedWith(draft: PlanDraft): CallStep['signedWith'] {
  return draft.strategy === 'static-keys' ? 'source' : 'session';
}
