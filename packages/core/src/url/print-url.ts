import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { maxRemarks } from '../plist/plist-limits.ts';
import { parseConnectionUrl } from './parse-url.ts';
import { encodePercent } from './percent.ts';
import type { UrlProtocols } from './url-protocol.ts';

export interface PrintedUrl {
  readonly url: string;
  /** The first keys that Cyberduck would not read back from the URL, with their places in the bookmark. */
  readonly losses: readonly Diagnostic[];
}

/**
 * The URL that says as much of a bookmark as a URL can: `scheme://user@host:port/path`. What it cannot hold is found
 * by reading it back as Cyberduck does (cyberduck-formats §5). Secrets are in no bookmark, so in no URL.
 */
export function printConnectionUrl(bookmark: Bookmark, protocols: UrlProtocols): PrintedUrl {
  const scheme = schemeOf(bookmark, protocols);
  const defaultPort = protocols.find(scheme)?.defaultPort;
  const url = urlText(bookmark, scheme, defaultPort);
  const back = parseConnectionUrl(url, protocols).bookmark;
  const losses: Diagnostic[] = [];
  for (const { key, keySpan, value } of bookmark.dict.entries) {
    if (value.type === 'string' && value.value === '') continue;
    if (neverLost.has(key)) continue;
    const member = heldKeys.get(key);
    if (member !== undefined && isSame(member, bookmark, back, defaultPort)) continue;
    losses.push(diagnostic('url-key-not-held', bookmark.file, keySpan, { facts: { key } }));
  }
  const { start } = bookmark.dict.span;
  if (bookmark.username === undefined && back?.username !== undefined)
    losses.push(diagnostic('url-user-anonymous', bookmark.file, { start, end: start }));
  return { url, losses: losses.slice(0, maxRemarks) };
}

type HeldMember = 'protocol' | 'provider' | 'hostname' | 'port' | 'username' | 'path';

const heldKeys: ReadonlyMap<string, HeldMember> = new Map([
  ['Protocol', 'protocol'],
  ['Provider', 'provider'],
  ['Hostname', 'hostname'],
  ['Port', 'port'],
  ['Username', 'username'],
  ['Path', 'path'],
]);

/** The UUID is made anew, the time of the last use says nothing about the connection. */
const neverLost: ReadonlySet<string> = new Set(['UUID', 'Access Timestamp']);

function isSame(
  member: HeldMember,
  bookmark: Bookmark,
  back: Bookmark | undefined,
  defaultPort: number | undefined,
): boolean {
  const before = bookmark[member]?.value;
  const after = back?.[member]?.value;
  if (before === after) return true;
  // Both say: what ships with Cyberduck; the port of the protocol; nothing.
  if (member === 'provider' && before === bundledVendor) return after === undefined;
  if (member === 'port' && (before === -1 || before === defaultPort)) return after === undefined;
  return typeof before === 'string' && before.trim() === '' && after === undefined;
}

const bundledVendor = 'iterate GmbH';

/** The Vendor where it can stand in a URL and leads back to the bookmark's protocol, else the protocol. */
function schemeOf({ protocol, provider }: Bookmark, protocols: UrlProtocols): string {
  const identifier = protocol?.value ?? '';
  const vendor = provider?.value ?? '';
  for (const scheme of [vendor, `${identifier}-${vendor}`]) {
    const found = /^[A-Za-z\d+-]+$/u.test(scheme) ? protocols.find(scheme) : undefined;
    if (found?.identifier === identifier && found.vendor === vendor) return scheme;
  }
  return /^[A-Za-z\d+-]*$/u.test(identifier) ? identifier : '';
}

function urlText(
  { username, hostname, port, path }: Bookmark,
  scheme: string,
  defaultPort: number | undefined,
): string {
  const user = username === undefined || username.value === '' ? '' : `${encodePercent(username.value, '+=')}@`;
  const host = hostname?.value ?? '';
  const target = path === undefined ? '' : encodePercent(path.value, "/+=,:;!'()*&$");
  const rooted = target === '' || target.startsWith('/') ? target : `/${target}`;
  if (host === '' && user === '') return `${scheme}:${rooted}`;
  const shownHost = host.includes(':') ? `[${encodePercent(host, ':')}]` : encodePercent(host, '');
  const isDefault = port === undefined || port.value === -1 || port.value === defaultPort;
  const shownPort = isDefault ? '' : `:${port.value}`;
  return `${scheme}://${user}${shownHost}${host === '' ? '' : shownPort}${rooted}`;
}
