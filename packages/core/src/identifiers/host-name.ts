/** Why a text is no host name. */
export interface HostNameProblem {
  readonly problem: 'scheme' | 'user' | 'path' | 'port' | 'blank';
  /** The host that stands in it, when one does. */
  readonly host?: string;
}

const HOST = /^[A-Za-z0-9._-]+$/u;

/**
 * Whether a text has more than a host name in it: an address is not taken apart (cyberduck-formats §3.1, §4.2).
 * Undefined when nothing is wrong; IPv6 addresses have colons of their own.
 */
export function hostNameProblem(text: string): HostNameProblem | undefined {
  const afterScheme = text.includes('://') ? text.slice(text.indexOf('://') + 3) : text;
  const authority = afterScheme.split('/')[0] ?? '';
  const behindUser = authority.slice(authority.lastIndexOf('@') + 1).trim();
  const colons = behindUser.split(':').length - 1;
  const hasPort = colons === 1;
  const host = hasPort ? behindUser.slice(0, behindUser.indexOf(':')) : behindUser;
  const found = HOST.test(host) ? { host } : {};
  if (afterScheme !== text) return { problem: 'scheme', ...found };
  if (authority.includes('@')) return { problem: 'user', ...found };
  if (afterScheme.includes('/')) return { problem: 'path', ...found };
  if (hasPort) return { problem: 'port', ...found };
  return /\s/u.test(text) ? { problem: 'blank', ...found } : undefined;
}
