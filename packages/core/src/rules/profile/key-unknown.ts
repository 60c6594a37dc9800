import { profileKeys } from '../../profile/profile-keys.ts';
import { profileRule, type ProfileRule } from '../rule.ts';
import { reportUnknownKeys } from '../unknown-keys.ts';

export const profileKeyUnknown: ProfileRule = profileRule('profile-key-unknown', (profile, report) => {
  reportUnknownKeys(profile.plist, profile.dict, Object.keys(profileKeys), report);
});
