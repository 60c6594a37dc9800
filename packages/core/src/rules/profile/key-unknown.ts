import { profileKeys } from '../../profile/profile-keys.ts';
import { profileRule, type ProfileRule } from '../rule.ts';
import { reportUnknownKeys } from '../unknown-keys.ts';

/** From bookmarks, from other OAuth keys, and from 2017 (cyberduck-formats §3.1, §7 P14). */
const meant: ReadonlyMap<string, string> = new Map([
  ['OAuth Scopes', 'Scopes'],
  ['Hostname', 'Default Hostname'],
  ['Port', 'Default Port'],
  ['Path', 'Default Path'],
  ['Nickname', 'Default Nickname'],
  ['Provider', 'Vendor'],
  ['Custom', 'Properties'],
  ['Authorization Authorize', 'OAuth Authorization Url'],
  ['Authorization Token', 'OAuth Token Url'],
]);

const accepted: readonly string[] = Object.keys(profileKeys);

export const profileKeyUnknown: ProfileRule = profileRule('profile-key-unknown', (profile, report) => {
  reportUnknownKeys(profile.plist, profile.dict, accepted, report, meant);
});
