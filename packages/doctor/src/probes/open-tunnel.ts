import { request as requestPlain } from 'node:http';
import type { Duplex } from 'node:stream';
import { Deadline } from './deadline.ts';

/** Whether a proxy lets a connection through; it is closed again. */
export async function openTunnel(proxy: string, host: string, port: number, timeout: number): Promise<void> {
  const deadline = new Deadline(`the proxy ${new URL(proxy).host}`, timeout);
  try {
    await tunnel(proxy, host, port, deadline);
  } finally {
    deadline.end();
  }
}

/** A connection to host and port through a proxy (RFC 9110 §9.3.6). */
export async function tunnel(proxy: string, host: string, port: number, deadline: Deadline): Promise<Duplex> {
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const headers = { host: target, ...proxyHeaders(proxy) };
  const socket = await openProxy(proxy, deadline);
  return new Promise((resolve, reject) => {
    const request = requestPlain({ method: 'CONNECT', path: target, headers, createConnection: () => socket });
    request.once('connect', ({ statusCode = 0, statusMessage = '' }, through) => {
      if (statusCode >= 200 && statusCode < 300) resolve(deadline.watch(through));
      else reject(refusal(statusCode, statusMessage));
    });
    request.once('error', reject);
    request.end();
  });
}

/** User and password of a proxy's URL, as the header that carries them. */
export function proxyHeaders(proxy: string): Readonly<Record<string, string>> {
  const { username, password } = new URL(proxy);
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** A connection to the proxy itself. */
export async function openProxy(proxy: string, deadline: Deadline): Promise<Duplex> {
  const { protocol, hostname, port } = new URL(proxy);
  const secure = protocol === 'https:';
  const at = { host: bareHost(hostname), port: port === '' ? (secure ? 443 : 80) : Number(port) };
  // Asked for here: a command that asks no network must not load it.
  const { connect } = await import('node:net');
  if (!secure) return connected(deadline.watch(connect(at)), 'connect');
  const tls = await import('node:tls');
  return connected(deadline.watch(tls.connect({ ...at, servername: serverName(at.host) })), 'secureConnect');
}

/** Resolves with a connection as soon as it stands. */
export function connected<Opened extends Duplex>(socket: Opened, event: 'connect' | 'secureConnect'): Promise<Opened> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    socket.once('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' })));
  });
}

/** Brackets belong to a URL, not to the address. */
export function bareHost(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

/** The name that a server is greeted with; addresses have none (RFC 6066 §3). */
export function serverName(host: string): string {
  return host.includes(':') || /^[\d.]+$/u.test(host) ? '' : host;
}

function refusal(status: number, words: string): Error {
  const code = status === 407 ? 'ProxyRefused' : status >= 500 ? 'ProxyCannotReach' : 'ProxyForbids';
  const said = words.trim() === '' ? `HTTP ${status}` : `HTTP ${status} ${words.trim()}`;
  return Object.assign(new Error(`the proxy answered ${said}`), { code });
}
