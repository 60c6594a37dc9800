import { partitions, signInEndpoint } from '@duckbill/core';

/** An address that an operator lets callers choose in place of AWS. */
export interface AllowedEndpoint {
  /** Scheme, host and port, as URLs write them. */
  readonly origin: string;
}

/** Services of AWS that are asked, each at its own host of every region. */
const services = ['sts', 'sso-oidc', 'sso'] as const;

/** Which service a host of AWS is; two hosts of one kind know the same secrets. */
export type HostKind = (typeof services)[number];

/** Every host that may be asked without anybody's leave: exact names, so that nothing but these can be built. */
export const awsHosts: ReadonlyMap<string, { readonly service: HostKind; readonly partition: string }> = new Map(
  partitions.flatMap(({ id: partition, regions }) =>
    regions.flatMap((region) =>
      services.flatMap((service) => {
        const host = signInEndpoint(service, region)?.host;
        return host === undefined ? [] : [[host, { service, partition }] as const];
      }),
    ),
  ),
);

/** What is wrong with an endpoint of the operator, in a few words. */
export class EndpointMistake extends Error {
  constructor(text: string, why: string, what: 'endpoint' | 'proxy' = 'endpoint') {
    super(what === 'proxy' ? why : `"${text}" cannot be allowed as an endpoint: ${why}`);
    this.name = 'EndpointMistake';
  }
}

/**
 * Reads `--allow-endpoint URL`: scheme, host and port, nothing behind them. `http:` only on the loopback: keys and tokens
 * go there. Throws `EndpointMistake`.
 */
export function readAllowedEndpoint(text: string): AllowedEndpoint {
  if (!URL.canParse(text)) throw new EndpointMistake(text, 'it is no URL such as https://sts.example.com');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new EndpointMistake(text, 'only https is spoken');
  if (url.username !== '' || url.password !== '') throw new EndpointMistake('…', 'there are credentials in it');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new EndpointMistake(text, 'only scheme, host and port count, leave out what is behind them');
  if (url.protocol === 'http:' && !isLoopbackName(url.hostname))
    throw new EndpointMistake(text, 'http is spoken with this computer alone (127.0.0.1, [::1], localhost)');
  return { origin: url.origin };
}

/** Reads `--connect-proxy URL`: scheme, host, port, and who asks if the proxy wants to know. Throws `EndpointMistake`. */
export function readConnectProxy(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '')
    throw new EndpointMistake('…', 'a proxy is a URL such as http://proxy.example.com:3128', 'proxy');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new EndpointMistake('…', 'only scheme, host and port of a proxy count', 'proxy');
  return url.href;
}

function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}

/** The origin of an endpoint that somebody wants, when it is one of these and nothing else stands in the URL. */
export function passedEndpoint(text: string, allowed: readonly AllowedEndpoint[]): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, username, password, pathname, search, hash } = new URL(text);
  if (username !== '' || password !== '' || pathname !== '/' || search !== '' || hash !== '') return undefined;
  return allowed.some((one) => one.origin === origin) ? origin : undefined;
}
