import { lookUp } from '../../plist/look-up.ts';
import { profileLists } from '../../profile/profile-keys.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

export const profileListEmpty: ProfileRule = profileRule('profile-list-empty', (profile, report) => {
  for (const key of profileLists) {
    const value = lookUp(profile.dict, key)?.value;
    if (value?.type !== 'array' || value.items.length > 0) continue;
    report({ file: profile.file, span: value.span, facts: { key } });
  }
});
