import { type IncomingMessage, request as requestPlain } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DetailedPeerCertificate, PeerCertificate, TLSSocket } from 'node:tls';
import type { RawAnswer, Route, ShownCertificate, ShownChain } from '../probes.ts';
import { Deadline } from './deadline.ts';
import { bareHost, connected, openProxy, proxyHeaders, serverName, tunnel } from './open-tunnel.ts';

/** More is not needed to see who answered. */
const longestText = 65_536;

/** No chain is longer; one that goes round would never end. */
const longestChain = 10;

interface Opened {
  readonly socket: Duplex;
  readonly chain?: ShownChain;
  /** What stands in the first line of the request. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Asks a server something that holds no secret. The chain of its certificates is looked at, and the answer of one that
 * is not trusted is read all the same: whoever stands in between is told by it.
 */
export async function ask(method: 'GET' | 'HEAD', url: string, route: Route): Promise<RawAnswer> {
  const deadline = new Deadline(new URL(url).host, route.timeout);
  try {
    const { socket, chain, path, headers } = await open(new URL(url), route, deadline);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = requestPlain({
        method,
        path,
        headers: { host: new URL(url).host, accept: '*/*', 'user-agent': 'duckbill', connection: 'close', ...headers },
        createConnection: () => socket,
      });
      request.once('response', resolve);
      request.once('error', reject);
      request.end();
    });
    return {
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      text: await readText(response),
      ...(chain === undefined ? {} : { chain }),
    };
  } finally {
    deadline.end();
  }
}

async function open(url: URL, { proxy, certificates }: Route, deadline: Deadline): Promise<Opened> {
  const secure = url.protocol === 'https:';
  const path = url.pathname + url.search;
  if (!secure && proxy !== undefined) {
    return { socket: await openProxy(proxy, deadline), path: url.href, headers: proxyHeaders(proxy) };
  }
  const host = bareHost(url.hostname);
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const plain = await openPlain(host, port, proxy, deadline);
  if (!secure) return { socket: plain, path, headers: {} };
  const tls = await import('node:tls');
  const socket = deadline.watch(
    tls.connect({
      socket: plain,
      servername: serverName(host),
      // The question holds no secret, and who answers is what is to be found out: `chain` says whether it is trusted.
      rejectUnauthorized: false,
      checkServerIdentity: (_, certificate) => tls.checkServerIdentity(host, certificate),
      ...(certificates === undefined ? {} : { ca: certificates }),
    }),
  );
  await connected(socket, 'secureConnect');
  return { socket, path, headers: {}, chain: chainOf(socket) };
}

async function openPlain(host: string, port: number, proxy: string | undefined, deadline: Deadline): Promise<Duplex> {
  if (proxy !== undefined) return tunnel(proxy, host, port, deadline);
  const { connect } = await import('node:net');
  return connected(deadline.watch(connect({ host, port })), 'connect');
}

function chainOf(socket: TLSSocket): ShownChain {
  const certificates: ShownCertificate[] = [];
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  // The last one is its own issuer.
  const seen = new Set<DetailedPeerCertificate>();
  while (next?.subject !== undefined && !seen.has(next) && seen.size < longestChain) {
    seen.add(next);
    certificates.push(shown(next));
    next = next.issuerCertificate;
  }
  if (socket.authorized) return { certificates };
  // Declared as an error, and a code in truth.
  const problem: unknown = socket.authorizationError;
  return { problem: problem instanceof Error ? problem.message : String(problem), certificates };
}

function shown({ subject, issuer, subjectaltname = '', valid_from, valid_to }: PeerCertificate): ShownCertificate {
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    hosts: subjectaltname
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one.startsWith('DNS:'))
      .map((one) => one.slice('DNS:'.length)),
    validFrom: new Date(valid_from),
    validUntil: new Date(valid_to),
  };
}

/** What people call the owner of a certificate. */
function nameOf(owner: PeerCertificate['subject'] | undefined): string {
  // A name that is there twice is a list.
  const parts = [owner?.CN, owner?.O, owner?.OU].flat();
  return parts.find((part) => part !== undefined && part !== '') ?? 'nobody';
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}

async function readText(response: IncomingMessage): Promise<string> {
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length >= longestText) break;
  }
  return text.slice(0, longestText);
}
