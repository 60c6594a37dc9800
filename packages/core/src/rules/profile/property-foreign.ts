import { profileRule, type ProfileRule } from '../rule.ts';

/** Which protocols look at properties of a prefix; only prefixes of which that is certain (cyberduck-formats §3.2). */
const readers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['ftp', new Set(['ftp', 'ftps'])],
  ['smb', new Set(['smb'])],
]);

/** Protocols that talk neither HTTP nor S3 and so have no use for `s3.` or `webdav.`. */
const plainTransports: ReadonlySet<string> = new Set(['ftp', 'ftps', 'sftp', 'smb', 'irods', 'file']);

export const profilePropertyForeign: ProfileRule = profileRule('profile-property-foreign', (profile, report) => {
  const protocol = profile.strings.get('Protocol')?.value ?? '';
  if (protocol.trim() === '') return;
  for (const [name, { keySpan }] of profile.properties) {
    const prefix = name.slice(0, Math.max(0, name.indexOf('.')));
    const own = readers.get(prefix);
    const isForeign =
      own === undefined
        ? (prefix === 's3' || prefix === 'webdav') && plainTransports.has(protocol)
        : !own.has(protocol);
    if (isForeign) report({ file: profile.file, span: keySpan, facts: { name, protocol } });
  }
});
