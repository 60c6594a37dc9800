import type { Machine } from '../machine/machine.ts';
import { variable } from './read-text.ts';
import type { ProxyFact, ProxyProblem } from './surroundings.ts';

/** In the order in which they count for HTTPS; lower case goes first, as with curl and Python. */
const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'] as const;

/** The proxies that are set here, without their users and passwords. */
export function findProxies(machine: Machine): readonly ProxyFact[] {
  const seen = new Set<string>();
  return proxyVariables.flatMap((name) => {
    // Windows does not tell cases apart.
    const key = machine.platform === 'win32' ? name.toUpperCase() : name;
    const value = variable(machine, name)?.trim() ?? '';
    if (value === '' || seen.has(key)) return [];
    seen.add(key);
    return [proxyFact(key, value)];
  });
}

/** NO_PROXY, lower case first. */
export function findNoProxy(machine: Machine): string | undefined {
  const value = (variable(machine, 'no_proxy') ?? variable(machine, 'NO_PROXY') ?? '').trim();
  return value === '' ? undefined : value;
}

function proxyFact(name: string, value: string): ProxyFact {
  const address = readAddress(value.includes('://') ? value : `http://${value}`);
  const problem = problemOf(value, address);
  const proxy = address === undefined ? undefined : serverOf(address);
  return {
    name,
    ...(proxy === undefined ? {} : { proxy }),
    signsIn: address === undefined ? value.includes('@') : address.username !== '' || address.password !== '',
    ...(problem === undefined ? {} : { problem }),
  };
}

function problemOf(value: string, address: URL | undefined): ProxyProblem | undefined {
  if (address === undefined || /\s/u.test(value)) return 'no-address';
  if (!value.includes('://')) return 'no-scheme';
  return ['http:', 'https:'].includes(address.protocol) ? undefined : 'other-scheme';
}

/** Scheme, host and port of an address; undefined when it is none. */
export function bareAddress(text: string): string | undefined {
  const address = readAddress(text);
  return address === undefined ? undefined : serverOf(address);
}

function readAddress(text: string): URL | undefined {
  if (!text.includes('://') || !URL.canParse(text)) return undefined;
  const { hostname, pathname, search, hash } = new URL(text);
  // A password with a slash in it ends the server too early: nothing of it may be told.
  const cutOff = `${pathname}${search}${hash}`.includes('@');
  return hostname === '' || cutOff ? undefined : new URL(text);
}

function serverOf({ protocol, host }: URL): string {
  return `${protocol}//${host}`;
}

/** Whether a host is left out by a list such as NO_PROXY: `*`, a name with all below it, or `.name`; ports may follow. */
export function isLeftOut(host: string, list: string): boolean {
  const [name, port] = splitPort(host.toLowerCase());
  return list
    .toLowerCase()
    .split(/[\s,]/u)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [left, only] = splitPort(entry);
      if (only !== undefined && only !== (port ?? '443')) return false;
      const bare = left.replace(/^\*?\./u, '');
      return name === bare || name.endsWith(`.${bare}`);
    });
}

function splitPort(host: string): readonly [name: string, port?: string] {
  const at = host.lastIndexOf(':');
  return at > 0 && /^\d+$/u.test(host.slice(at + 1)) ? [host.slice(0, at), host.slice(at + 1)] : [host];
}
