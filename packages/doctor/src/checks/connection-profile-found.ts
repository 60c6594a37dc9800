import { answer, type Check, defineCheck } from '../check.ts';

export const connectionProfileFound: Check = defineCheck({
  id: 'connection-profile-found',
  title: 'The connection profile is known',
  category: 'plan',
  online: false,
  waitsFor: ['files-readable'],
  run: ({ connectionProfile }) => {
    if (connectionProfile === undefined) return answer('skipped', 'skipped-no-profile');
    const { vendor, found } = connectionProfile;
    return found ? answer('passed', 'profile-found', { vendor }) : answer('failed', 'profile-missing', { vendor });
  },
});
