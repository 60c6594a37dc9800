import { protocols } from './protocols.ts';

/** The transports that `Scheme` can name, as far as they are known; exact case (cyberduck-formats §3.1, §8.3). */
export const schemes: readonly string[] = [
  'ftp',
  'ftps',
  'sftp',
  'scp',
  'http',
  'https',
  'rtmp',
  'udt',
  'udts',
  'irods',
  'file',
  'dav',
  'davs',
];

const known: ReadonlySet<string> = new Set([...schemes, ...protocols.map(({ scheme }) => scheme)]);

/** Whether a `Scheme` is one that Cyberduck knows: with exact case (cyberduck-formats §3.1). */
export function isScheme(scheme: string): boolean {
  return known.has(scheme);
}

const accepted: ReadonlySet<string> = new Set([
  ...schemes,
  ...protocols.flatMap(({ identifier, scheme }) => [identifier, scheme]),
]);

/** Whether a text may be a scheme. Newer ones are named after protocols, so those get the benefit of the doubt. */
export function mayBeScheme(text: string): boolean {
  return accepted.has(text);
}
