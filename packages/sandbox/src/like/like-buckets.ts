import type { CallStep } from '@duckbill/core';
import type { LikeDraft } from './like-draft.ts';

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u;
const region = /^[a-z]{2,}(?:-[a-z0-9]+)+$/u;

/** There is something to list also where no file names a bucket. */
export const usualBucket = 'example-duckbill-practice';

/** The bucket that a plan opens, with something in the folder that it opens. */
export function addBucket(draft: LikeDraft, step: CallStep): void {
  const name = draft.parameter(step, 'Bucket');
  if (name === undefined || draft.buckets.some((bucket) => bucket.name === name)) return;
  if (!bucketName.test(name)) {
    draft.note('left-out', `the bucket "${name}": no bucket of S3 has such a name`);
    return;
  }
  const prefix = prefixOf(draft, name);
  draft.buckets.push({ name, region: regionOf(draft, step), keys: [`${prefix}practice.txt`] });
}

/** A bucket for a plan that lists all of them. */
export function addUsualBucket(draft: LikeDraft, step: CallStep | undefined): void {
  if (draft.buckets.length > 0) return;
  draft.note('made-up', `no bucket is named: there is one called ${usualBucket}`);
  draft.buckets.push({
    name: usualBucket,
    region: step === undefined ? 'us-east-1' : regionOf(draft, step),
    keys: ['practice.txt'],
  });
}

function prefixOf(draft: LikeDraft, bucket: string): string {
  for (const step of draft.steps) {
    if (step.kind !== 'call' || step.operation !== 'ListObjectsV2') continue;
    if (draft.parameter(step, 'Bucket') === bucket) return draft.parameter(step, 'Prefix') ?? '';
  }
  return '';
}

/** That of the files, or the one that the program signs for. */
function regionOf(draft: LikeDraft, { signingRegion }: CallStep): string {
  const setting = draft.input.planned.plan.settings.find(({ name }) => name.toLowerCase() === 'region')?.value;
  return [setting, signingRegion].find((one) => one !== undefined && region.test(one)) ?? 'us-east-1';
}
