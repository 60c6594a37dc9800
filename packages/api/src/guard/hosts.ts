import { isIP } from 'node:net';

/** Whether an address to listen on can be reached from this computer only. */
export function isLoopback(hostname: string): boolean {
  const bare = bareHost(hostname);
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** Tells whether a request's Host is one of ours. */
export type HostCheck = (host: string | undefined) => boolean;

/**
 * Which Hosts are answered. A page of another site can point its own name at our address (DNS rebinding) and read the
 * answers as its own; its name then stands in Host. So names have to be known: those of the loopback, the one that is
 * listened on, and the operator's. A numeric address cannot be rebound: beyond the loopback each is taken, for health
 * checks that ask by address.
 */
export function hostCheck(listening: string, allowed: readonly string[] = []): HostCheck {
  const local = isLoopback(listening);
  const names = new Set(['localhost', bareHost(listening), ...allowed.map((name) => bareHost(name))]);
  const isOurs = (host: string): boolean => {
    const name = hostOf(host);
    if (name === undefined) return false;
    return names.has(name) || (isIP(name) !== 0 && (!local || isLoopback(name)));
  };
  // Nearly all requests name the same few.
  const known = new Set<string>();
  return (host) => {
    if (host === undefined) return false;
    if (known.has(host)) return true;
    if (!isOurs(host)) return false;
    if (known.size < mostKnown) known.add(host);
    return true;
  };
}

const mostKnown = 100;

/** Whether a text can stand in the list of allowed Hosts: a name or an address, without port. */
export function isHostName(text: string): boolean {
  const bare = bareHost(text);
  return bare.length <= 253 && (isIP(bare) !== 0 || /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?$/u.test(bare));
}

/** The name in a Host header, without port; undefined where it is no Host. */
function hostOf(host: string): string | undefined {
  const { name, port } =
    /^(?<name>\[[0-9A-Fa-f:.]{2,45}\]|[^\s:/@[\]]{1,253})(?::(?<port>\d{1,5}))?$/u.exec(host)?.groups ?? {};
  if (name === undefined || Number(port ?? 0) > 65_535) return undefined;
  const bare = bareHost(name);
  return isHostName(bare) ? bare : undefined;
}

/** In small letters, without brackets and the root's dot. */
function bareHost(name: string): string {
  const lower = name.toLowerCase();
  if (lower.startsWith('[') && lower.endsWith(']')) return lower.slice(1, -1);
  return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}
