import type { PlannedConnection } from '@duckbill/core';
import { answer, type CallFailure, type Check, type CheckOutcome, defineCheck } from '../check.ts';
import type { ConnectOutcome } from '../connect-outcome.ts';
import { countNoun } from '../count-noun.ts';
import { climbLadder } from '../ladder/climb-ladder.ts';
import { judgeLadder } from '../ladder/judge-ladder.ts';
import { unanswered } from './sign-in-step.ts';

/** The plan's own list; where that fails or is empty, each step to the bucket on its own. */
export const bucketsListable: Check = defineCheck({
  id: 'buckets-listable',
  title: 'Buckets can be listed',
  category: 'storage',
  online: true,
  waitsFor: ['source-keys-valid', 'session-obtained', 'role-assumable'],
  run: async ({ planned, signIn, world }) => {
    const connection = await signIn();
    const { outcome } = connection;
    const { buckets, listing, failure, reason } = outcome;
    const look = async (): Promise<CheckOutcome | undefined> => {
      if (planned === undefined || !(failure === undefined || isOfStorage(outcome))) return undefined;
      const ladder = await climbLadder(planned, connection, world);
      return ladder === undefined ? undefined : judgeLadder(ladder, planned);
    };
    if (failure !== undefined) {
      const word = reason === 'listing-denied' ? 'list-denied' : 'list-failed';
      const seen = await look();
      if (seen === undefined || seen.outcome === 'passed')
        return answer('failed', word, { operation: failure.operation }, { failure });
      const details = [...(seen.say.word === 'list-failed' ? [] : [seen.say]), ...(seen.details ?? [])];
      return answer('failed', word, { operation: failure.operation }, { failure: led(failure, seen), details });
    }
    if (listing !== undefined && listing.prefix !== '' && listing.files.length + listing.folders.length === 0) {
      const seen = await look();
      if (seen?.outcome === 'warned') return seen;
    }
    if (planned !== undefined && outcome.ok && isLocationDenied(outcome))
      return answer(
        'warned',
        'ladder-location-denied',
        { bucket: bucketOf(planned) },
        { guidance: ['s3-location-denied'] },
      );
    if (buckets !== undefined)
      return answer('passed', 'buckets-listed', { count: countNoun(buckets.length, 'bucket') });
    if (listing !== undefined) {
      const entries = `${listing.files.length} files, ${listing.folders.length} folders`;
      return answer('passed', 'folder-listed', { bucket: listing.bucket, count: entries });
    }
    return unanswered(outcome) ?? answer('skipped', 'skipped-no-list');
  },
});

/** A network that gives no answer gives none to the other steps either. */
function isOfStorage({ failure, steps }: ConnectOutcome): boolean {
  const step = failure === undefined ? undefined : steps[failure.stepIndex]?.step;
  return step?.kind === 'call' && step.service === 's3' && failure?.failure.status !== undefined;
}

/** The failure with what the ladder found out first. */
function led(failure: CallFailure, { guidance = [] }: CheckOutcome): CallFailure {
  const [code] = guidance;
  const [first] = failure.guidance;
  // What the answer itself says is never less than "denied".
  if (code === undefined || first?.code === code || code === 's3-access-denied') return failure;
  const others = failure.guidance.filter((match) => match.code !== code);
  return { ...failure, guidance: [{ code, facts: first?.facts ?? {}, score: (first?.score ?? 0) + 1 }, ...others] };
}

/** Cyberduck goes on without the region, and follows redirects instead (cyberduck-s3-connect §4.4). */
function isLocationDenied({ steps }: ConnectOutcome): boolean {
  return steps.some(
    ({ step, facts }) => step.kind === 'call' && step.operation === 'GetBucketLocation' && facts['denied'] === true,
  );
}

function bucketOf({ plan }: PlannedConnection): string {
  for (const step of plan.steps) {
    const value = step.kind === 'call' ? step.parameters.find(({ name }) => name === 'Bucket')?.value : undefined;
    if (value?.kind === 'known') return value.value;
  }
  return '';
}
