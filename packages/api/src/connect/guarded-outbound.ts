import { lookup } from 'node:dns/promises';
import { Agent as PlainAgent, type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http';
import { Agent as SecureAgent, request as requestSecure, type RequestOptions as SecureOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Outbound, OutboundAnswer, OutboundRequest } from '@duckbill/doctor';
import { type AllowedEndpoint, awsHosts } from './allowed-hosts.ts';
import { type OutboundRefusal, OutboundRefused } from './outbound-refused.ts';
import { specialAddress } from './special-addresses.ts';

/** An address that a name has. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface OutboundOptions {
  /** Hosts besides those of AWS; their addresses may be private or of this computer. */
  readonly allowed?: readonly AllowedEndpoint[];
  /** Goes between the service and AWS, and looks the names up: the operator's, never one of the environment. */
  readonly proxy?: string;
  /** Looks a name up; asked once for each connection. Node's own, unless given. */
  readonly resolve?: (hostname: string) => Promise<readonly ResolvedAddress[]>;
  /** Milliseconds until an answer has to be complete, all of it. */
  readonly timeout?: number;
  /** Bytes of an answer's body. */
  readonly longestAnswer?: number;
  /** Told of each refusal, with the host where that is one of AWS or of the operator: for the log. */
  readonly onRefused?: (refusal: OutboundRefusal, host: string | undefined) => void;
  /** Told of each connection that is about to be made, for tests: nothing else knows of it. */
  readonly onConnect?: (address: string) => void;
}

const usualTimeout = 15_000;
const usualLongestAnswer = 1_000_000;
const longestHeaders = 32_768;

/**
 * The only way out of the service. A host has to be one of AWS, by its whole name, or one that the operator allows;
 * AWS is spoken to in https at its usual port. Its name is looked up once, every address that was found has to be one of
 * the Internet, and the connection goes to these and to no other. No proxy but the operator's, no cookies, no connection
 * that is kept. A redirect is followed once, to a host that passes again, and only where no signature goes along.
 */
export function guardedOutbound(options: OutboundOptions = {}): Outbound {
  return {
    send: async (request, signal) => {
      const end = AbortSignal.timeout(options.timeout ?? usualTimeout);
      const until = signal === undefined ? end : AbortSignal.any([end, signal]);
      try {
        const answer = await sendOnce(request, options, until);
        const next = redirected(request, answer, options);
        if (next === undefined) return answer;
        const second = await sendOnce(next, options, until);
        if (isRedirect(second) && second.headers['location'] !== undefined) throw new OutboundRefused('redirect-twice');
        return second;
      } catch (error) {
        const refused = end.aborted && !(error instanceof OutboundRefused) ? new OutboundRefused('answer-late') : error;
        if (refused instanceof OutboundRefused) options.onRefused?.(refused.refusal, knownHost(request.url, options));
        throw refused;
      }
    },
  };
}

/** Other hosts are somebody's text. */
function knownHost(url: string, { allowed = [] }: OutboundOptions): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, origin, hostname } = new URL(url);
  return awsHosts.has(hostname) || allowed.some((one) => one.origin === origin) ? host : undefined;
}

/** A URL that passed: whom it asks, and whether the operator vouches for the address. */
interface PassedUrl {
  readonly url: URL;
  readonly trusted: boolean;
}

/** Looks at a URL before any name is looked up. Throws `OutboundRefused`. */
export function passUrl(text: string, allowed: readonly AllowedEndpoint[]): PassedUrl {
  if (!URL.canParse(text)) throw new OutboundRefused('url-unreadable');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') throw new OutboundRefused('credentials-in-url');
  if (allowed.some(({ origin }) => origin === url.origin)) return { url, trusted: true };
  if (url.protocol !== 'https:') throw new OutboundRefused('scheme');
  if (url.port !== '') throw new OutboundRefused('port');
  if (!awsHosts.has(url.hostname)) throw new OutboundRefused('host');
  return { url, trusted: false };
}

/** Each of the addresses has to pass: of a name that has a good and a bad one neither is taken. */
export function passAddresses(addresses: readonly ResolvedAddress[], trusted: boolean): readonly ResolvedAddress[] {
  if (addresses.length === 0) throw new OutboundRefused('address');
  for (const { address } of addresses) {
    const special = specialAddress(address);
    if (special !== undefined && (special.never || !trusted)) throw new OutboundRefused('address');
  }
  return addresses;
}

async function sendOnce(
  request: OutboundRequest,
  options: OutboundOptions,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const { url, trusted } = passUrl(request.url, options.allowed ?? []);
  signal.throwIfAborted();
  if (options.proxy !== undefined && !trusted) return throughProxy(request, url, options.proxy, options, signal);
  const found = await orAborted(addressesOf(url.hostname, options.resolve ?? resolveName), signal);
  const addresses = passAddresses(found, trusted);
  return exchange(request, url, addresses, options, signal);
}

async function addressesOf(
  hostname: string,
  resolve: (hostname: string) => Promise<readonly ResolvedAddress[]>,
): Promise<readonly ResolvedAddress[]> {
  const bare = hostname.replace(/^\[|\]$/gu, '');
  const family = isIP(bare);
  return family === 0 ? resolve(bare) : [{ address: bare, family: family === 4 ? 4 : 6 }];
}

async function resolveName(hostname: string): Promise<readonly ResolvedAddress[]> {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 4 ? 4 : 6 }));
}

/** A lookup cannot be broken off; nobody waits for it any more. */
function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

/** What Node asks when it connects: what was found and looked at, and nothing else, whatever the name has by now. */
function pinned(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else if (first === undefined) callback(new OutboundRefused('address'), '', 4);
    else callback(null, first.address, first.family);
  };
}

function exchange(
  request: OutboundRequest,
  url: URL,
  addresses: readonly ResolvedAddress[],
  options: OutboundOptions,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  // An agent of its own: none of Node's that a proxy of the environment could stand in.
  const agent =
    url.protocol === 'https:' ? new SecureAgent({ keepAlive: false }) : new PlainAgent({ keepAlive: false });
  for (const { address } of addresses) options.onConnect?.(address);
  const sent = open(request, url, { agent, lookup: pinned(addresses), signal }, options);
  sent.request.on('socket', (socket) => {
    socket.once('connect', () => {
      const { remoteAddress = '' } = socket;
      if (!isAmong(remoteAddress, addresses)) socket.destroy(new OutboundRefused('address'));
    });
  });
  return sent.answer;
}

/** TLS ends at AWS, not at the proxy: its certificate is looked at, whatever the proxy takes the name for. */
async function throughProxy(
  request: OutboundRequest,
  url: URL,
  proxy: string,
  options: OutboundOptions,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return open(request, url, { agent: new HttpsProxyAgent(proxy, { keepAlive: false }), signal }, options).answer;
}

function open(
  { method, headers, body }: OutboundRequest,
  url: URL,
  connection: Pick<SecureOptions, 'agent' | 'lookup' | 'signal'>,
  { longestAnswer = usualLongestAnswer }: OutboundOptions,
): { readonly request: ClientRequest; readonly answer: Promise<OutboundAnswer> } {
  const options: SecureOptions = {
    ...connection,
    method,
    headers: { ...headers, host: url.host },
    maxHeaderSize: longestHeaders,
    // Whatever NODE_TLS_REJECT_UNAUTHORIZED says.
    rejectUnauthorized: true,
  };
  const request = url.protocol === 'https:' ? requestSecure(url, options) : requestPlain(url, options);
  const answer = new Promise<OutboundAnswer>((resolve, reject) => {
    request.once('response', (response) => {
      readAnswer(response, longestAnswer).then(resolve, reject);
    });
    // More than one may come, of which the first counts.
    request.on('error', reject);
  });
  request.end(body);
  return { request, answer };
}

/** Belt and braces: the other end is one of those that were looked at. */
function isAmong(remote: string, addresses: readonly ResolvedAddress[]): boolean {
  const plain = canonical(remote);
  return addresses.some(({ address }) => canonical(address) === plain);
}

function canonical(address: string): string {
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
  return isIP(plain) === 6 ? new URL(`http://[${plain}]`).hostname : plain;
}

async function readAnswer(response: IncomingMessage, longest: number): Promise<OutboundAnswer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > longest) {
      response.destroy();
      throw new OutboundRefused('answer-too-large');
    }
    chunks.push(chunk);
  }
  const headers = Object.entries(response.headers).map(([name, value = '']) => [name, [value].flat().join(', ')]);
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers), body: Buffer.concat(chunks) };
}

function isRedirect({ status }: OutboundAnswer): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/**
 * The request that a redirect asks for, when it may be made: a GET without a signature, and to a host that knows the same
 * secrets, which is one of the same service and partition, or the same origin. Other redirects are answers, which the
 * caller does not understand and says so.
 */
function redirected(
  request: OutboundRequest,
  answer: OutboundAnswer,
  { allowed = [] }: OutboundOptions,
): OutboundRequest | undefined {
  const { location } = answer.headers;
  if (!isRedirect(answer) || location === undefined || request.method !== 'GET' || isSigned(request)) return undefined;
  const from = new URL(request.url);
  if (!URL.canParse(location, from.href)) throw new OutboundRefused('redirect');
  const to = new URL(location, from);
  passUrl(to.href, allowed);
  const [before, after] = [awsHosts.get(from.hostname), awsHosts.get(to.hostname)];
  const sameKind =
    from.origin === to.origin ||
    (before !== undefined && before.service === after?.service && before.partition === after.partition);
  if (!sameKind) throw new OutboundRefused('redirect');
  return { ...request, url: to.href };
}

function isSigned({ headers }: OutboundRequest): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
}
