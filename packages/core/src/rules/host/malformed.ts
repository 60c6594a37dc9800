import { hostMalformed } from '../host-in-file.ts';
import { type BookmarkRule, bookmarkRule, type ProfileRule, profileRule } from '../rule.ts';

/** Other protocols may have paths and tenants in their host (cyberduck-formats §3.5). */
const plainHosts: ReadonlySet<string> = new Set(['s3', 'swift', 'dav', 'davs', 'ftp', 'ftps', 'sftp', 'smb']);

export const profileHostMalformed: ProfileRule = profileRule('host-malformed', (profile, report) => {
  const host = profile.strings.get('Default Hostname');
  if (host === undefined || !plainHosts.has(profile.strings.get('Protocol')?.value ?? '')) return;
  const found = hostMalformed({ plist: profile.plist, dict: profile.dict, key: 'Default Hostname', host });
  if (found !== undefined) report(found);
});

export const bookmarkHostMalformed: BookmarkRule = bookmarkRule('host-malformed', (bookmark, report) => {
  const { plist, dict, hostname, protocol } = bookmark;
  if (hostname === undefined || !plainHosts.has(protocol?.value ?? '')) return;
  const found = hostMalformed({ plist, dict, key: 'Hostname', host: hostname });
  if (found !== undefined) report(found);
});
