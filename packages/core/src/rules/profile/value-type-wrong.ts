import type { PlistValue } from '../../plist/plist-tree.ts';
import { profileKey, type ProfileKeyType } from '../../profile/profile-keys.ts';
import { plistTypeName } from '../plist-type-name.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/** Switches have a rule of their own; scalars are all turned into text (cyberduck-formats §1 item 7). */
const accepted: Readonly<Partial<Record<ProfileKeyType, { types: ReadonlySet<PlistValue['type']>; name: string }>>> = {
  string: { types: new Set(['string', 'integer', 'real', 'boolean']), name: 'a string' },
  port: { types: new Set(['string', 'integer']), name: 'a whole number' },
  image: { types: new Set(['string']), name: 'a string of base64' },
  list: { types: new Set(['array']), name: 'an array of strings' },
  properties: { types: new Set(['dict', 'array']), name: 'a dictionary' },
};

export const profileValueTypeWrong: ProfileRule = profileRule('profile-value-type-wrong', (profile, report) => {
  for (const { key, value } of profile.dict.entries) {
    const type = profileKey(key)?.type;
    const wanted = type === undefined ? undefined : accepted[type];
    if (wanted === undefined || wanted.types.has(value.type)) continue;
    report({
      file: profile.file,
      span: value.span,
      facts: { key, expected: wanted.name, found: plistTypeName(value) },
    });
  }
});
