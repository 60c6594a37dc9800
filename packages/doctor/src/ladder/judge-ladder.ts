import type { GuidanceCode, PlannedConnection } from '@duckbill/core';
import { answer, type CheckOutcome, type Saying } from '../check.ts';
import type { StorageWord } from '../words/storage-words.ts';
import type { Ladder, Rung, RungOperation } from './climb-ladder.ts';

/** Which step of the ladder breaks, and why; the outcome of a check. */
export function judgeLadder(ladder: Ladder, planned: PlannedConnection): CheckOutcome {
  const { bucket, identity = 'these keys', prefix, own } = ladder;
  const details = [
    ...(ladder.identity === undefined ? [] : [say('rung-identity', { arn: ladder.identity })]),
    ...ladder.rungs.filter(({ state }) => state !== 'not-asked').map(describeRung),
  ];
  const facts = { identity, bucket: bucket ?? '', path: prefix, ...regionsOf(ladder, planned) };
  const tell = (word: StorageWord, code: GuidanceCode, state: 'failed' | 'warned' = 'failed'): CheckOutcome =>
    answer(state, word, facts, { details, guidance: [code] });
  const rung = (operation: RungOperation): Rung | undefined => ladder.rungs.find((one) => one.operation === operation);
  const objects = rung('ListObjectsV2');
  if (bucket === undefined) {
    if (rung('ListBuckets')?.state !== 'denied') return asItFailed(ladder, details);
    const asUser = identity.includes(':user/') && !identity.includes(':assumed-role/');
    return asUser
      ? tell(
          planned.plan.strategy === 'assume-role' ? 'ladder-still-user' : 'ladder-no-role',
          's3-list-buckets-denied-user',
        )
      : tell('ladder-no-list', 's3-list-buckets-denied-role');
  }
  if (objects?.state === 'done') {
    const head = rung('HeadObject');
    if (objects.found === '0' && head?.named === true) return answer('warned', 'ladder-object', facts, { details });
    if (objects.found === '0') return tell('ladder-path-empty', 's3-object-missing', 'warned');
    return tell('ladder-location-denied', 's3-location-denied', 'warned');
  }
  if (isMissing(ladder.rungs)) return tell('ladder-bucket-missing', 's3-bucket-missing');
  if ('there' in facts && facts.there !== facts.here) return tell('ladder-region', 's3-region-wrong');
  if (objects?.state === 'denied') {
    if (own !== undefined && !own.includes(bucket)) return tell('ladder-other-account', 's3-bucket-of-other-account');
    return tell('ladder-objects-denied', 's3-access-denied');
  }
  return asItFailed(ladder, details);
}

/** Nothing that can be told apart: as S3 said it. */
function asItFailed({ rungs, bucket = '' }: Ladder, details: readonly Saying[]): CheckOutcome {
  const failed = rungs.find(({ failure }) => failure !== undefined);
  if (failed?.failure === undefined) return answer('passed', 'ladder-holds', { bucket }, { details });
  const guidance = failed.failure.guidance.slice(0, 1).map(({ code }) => code);
  return answer('failed', 'list-failed', { operation: failed.operation }, { details, guidance });
}

/** Where the bucket is, by whatever tells it, and where it was asked. */
function regionsOf({ rungs }: Ladder, { plan }: PlannedConnection): { readonly there?: string; readonly here: string } {
  const location = rungs.find(({ operation, state }) => operation === 'GetBucketLocation' && state === 'done')?.found;
  const there = location ?? rungs.find(({ region }) => region !== undefined)?.region;
  const step = plan.steps.findLast((one) => one.kind === 'call' && one.service === 's3');
  const here = step?.kind === 'call' ? step.signingRegion : '';
  return there === undefined ? { here } : { there, here };
}

function isMissing(rungs: readonly Rung[]): boolean {
  return rungs.some(({ failure }) => failure?.failure.code === 'NoSuchBucket');
}

const rungWords: Readonly<Record<RungOperation, StorageWord>> = {
  ListBuckets: 'rung-buckets',
  GetBucketLocation: 'rung-location',
  ListObjectsV2: 'rung-objects',
  HeadObject: 'rung-object',
};

function describeRung({ operation, state, found = '', failure }: Rung): Saying {
  if (state === 'done') return say(rungWords[operation], { found });
  if (state === 'denied') return say('rung-denied', { operation });
  const { code, status } = failure?.failure ?? {};
  return say('rung-failed', { operation, code: code ?? (status === undefined ? 'no answer' : `HTTP ${status}`) });
}

function say(word: StorageWord, facts: Saying['facts']): Saying {
  return { word, facts };
}
