import { answer, type Check, defineCheck } from '../check.ts';
import { countNoun } from '../count-noun.ts';
import { unanswered } from './sign-in-step.ts';

export const bucketsListable: Check = defineCheck({
  id: 'buckets-listable',
  title: 'Buckets can be listed',
  category: 'storage',
  online: true,
  waitsFor: ['source-keys-valid', 'session-obtained', 'role-assumable'],
  run: async ({ signIn }) => {
    const { outcome } = await signIn();
    const { buckets, listing, failure, reason } = outcome;
    if (failure !== undefined) {
      const word = reason === 'listing-denied' ? 'list-denied' : 'list-failed';
      return answer('failed', word, { operation: failure.operation }, { failure });
    }
    if (buckets !== undefined)
      return answer('passed', 'buckets-listed', { count: countNoun(buckets.length, 'bucket') });
    if (listing !== undefined) {
      const entries = `${listing.files.length} files, ${listing.folders.length} folders`;
      return answer('passed', 'folder-listed', { bucket: listing.bucket, count: entries });
    }
    return unanswered(outcome) ?? answer('skipped', 'skipped-no-list');
  },
});
