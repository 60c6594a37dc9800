import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';

/** Protocols that have no server of their own; of the others that is not known well enough (cyberduck-formats §3.5). */
const withoutServer: ReadonlySet<string> = new Set(['dav', 'davs', 'ftp', 'ftps', 'sftp', 'smb', 'irods']);

export const profileHostNowhere: EffectiveProfileRule = effectiveProfileRule(
  'profile-host-nowhere',
  ({ profile, parent, strings, flags }, report) => {
    const configurable = flags.get('Hostname Configurable');
    if (configurable?.value !== false || configurable.origin.kind !== 'file') return;
    if (parent === undefined || !withoutServer.has(parent.protocol.identifier)) return;
    if ((strings.get('Default Hostname')?.value ?? '').trim() !== '') return;
    const own = profile.flags.get('Hostname Configurable');
    if (own !== undefined) report({ file: profile.file, span: own.keySpan });
  },
);
