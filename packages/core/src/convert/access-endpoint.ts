import type { AccessEndpoint } from './access-description.ts';

/** The host that means nothing in particular: Amazon S3, wherever the region is. */
export const amazonHost = 's3.amazonaws.com';

/** An address, and what stands behind it. */
export interface ReadEndpoint {
  readonly endpoint: AccessEndpoint;
  /** Without slashes at its ends; empty for none. */
  readonly path: string;
}

/** Reads `host`, `host:port` or a URL; without a scheme `tls` decides. Undefined: no address. */
export function readEndpoint(text: string, tls = true): ReadEndpoint | undefined {
  const written = text.trim();
  const scheme = /^(https?):\/\//iu.exec(written);
  if (scheme === null && written.includes('://')) return undefined;
  const rest = written.slice(scheme?.[0].length ?? 0);
  const slash = rest.search(/[/?#]/u);
  const authority = slash === -1 ? rest : rest.slice(0, slash);
  const parts = /^(?:\[([0-9A-Fa-f:.%]+)\]|([^\s:@[\]]+))(?::(\d{1,5}))?$/u.exec(authority);
  const host = parts?.[1] ?? parts?.[2];
  if (host === undefined) return undefined;
  const isTls = scheme === null ? tls : scheme[1]?.toLowerCase() === 'https';
  const port = parts?.[3] === undefined ? undefined : Number(parts[3]);
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined;
  const endpoint = endpointOf(host, port, isTls);
  return { endpoint, path: slash === -1 ? '' : trimSlashes(rest.slice(slash)) };
}

/** An endpoint; the port of its scheme says nothing. */
export function endpointOf(host: string, port: number | undefined, tls: boolean): AccessEndpoint {
  return port === undefined || port === schemePort(tls) ? { host, tls } : { host, port, tls };
}

/** Port of HTTPS or HTTP. */
export function schemePort(tls: boolean): number {
  return tls ? 443 : 80;
}

/** `https://host:port`, as clients want it. */
export function endpointUrl(endpoint: AccessEndpoint): string {
  return `${endpoint.tls ? 'https' : 'http'}://${hostAndPort(endpoint)}`;
}

/** `host` or `host:port`. */
export function hostAndPort({ host, port }: AccessEndpoint): string {
  const written = host.includes(':') ? `[${host}]` : host;
  return port === undefined ? written : `${written}:${port}`;
}

/** Undefined for Amazon's own host over HTTPS: then the region alone says where requests go. */
export function unlessAmazon(endpoint: AccessEndpoint | undefined): AccessEndpoint | undefined {
  const isPlain = endpoint?.host === amazonHost && endpoint.tls && endpoint.port === undefined;
  return isPlain ? undefined : endpoint;
}

/** Whether requests go to AWS. */
export function isAmazon(endpoint: AccessEndpoint | undefined): boolean {
  const host = endpoint?.host.toLowerCase() ?? amazonHost;
  return host.endsWith('.amazonaws.com') || host.endsWith('.amazonaws.com.cn');
}

/** A path without slashes at its ends. */
export function trimSlashes(path: string): string {
  let start = 0;
  let end = path.length;
  while (start < end && path.charAt(start) === '/') start += 1;
  while (end > start && path.charAt(end - 1) === '/') end -= 1;
  return path.slice(start, end);
}
