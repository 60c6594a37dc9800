import { hostNotTakenForAws } from '../host-in-file.ts';
import { type BookmarkRule, bookmarkRule, type ProfileRule, profileRule } from '../rule.ts';

export const profileHostNotTakenForAws: ProfileRule = profileRule('host-not-taken-for-aws', (profile, report) => {
  const host = profile.strings.get('Default Hostname');
  if (host === undefined || profile.strings.get('Protocol')?.value !== 's3') return;
  const found = hostNotTakenForAws({ plist: profile.plist, dict: profile.dict, key: 'Default Hostname', host });
  if (found !== undefined) report(found);
});

export const bookmarkHostNotTakenForAws: BookmarkRule = bookmarkRule('host-not-taken-for-aws', (bookmark, report) => {
  const { plist, dict, hostname, protocol } = bookmark;
  if (hostname === undefined || protocol?.value !== 's3') return;
  const found = hostNotTakenForAws({ plist, dict, key: 'Hostname', host: hostname });
  if (found !== undefined) report(found);
});
