/** A request as it came over the wire, before anybody interprets it: raw target, headers in order with repeats. */
export interface SandboxRequest {
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  readonly headers: readonly HeaderField[];
  readonly body: Uint8Array;
  /** Who connected; 127.0.0.1 when not said. */
  readonly sourceIp?: string;
}

export type HeaderField = readonly [name: string, value: string];

export interface SandboxResponse {
  readonly status: number;
  readonly headers: readonly HeaderField[];
  readonly body: string;
  /** The body, where it is no text. */
  readonly bytes?: Uint8Array;
  /** How the answer goes out, where that is not whole and at once. */
  readonly delivery?: Delivery;
}

/** What a bad line does to an answer. */
export interface Delivery {
  /** Seconds until the headers go out. */
  readonly headersAfter?: number;
  readonly bytesPerSecond?: number;
  /** Where the connection ends. */
  readonly cut?: 'before-headers' | 'after-headers' | 'in-body';
  /** How far the content-length is from the truth. */
  readonly lengthOff?: number;
}

/** Every value of a header, in wire order. */
export function headerValues(headers: readonly HeaderField[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([header]) => header.toLowerCase() === wanted).map(([, value]) => value);
}

/** The first value of a header. */
export function headerValue(headers: readonly HeaderField[], name: string): string | undefined {
  return headerValues(headers, name)[0];
}

/** Path and query of a raw target, apart; the query without its question mark. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The host name without its port, in lower case. */
export function hostName(headers: readonly HeaderField[]): string {
  const host = (headerValue(headers, 'host') ?? '').toLowerCase();
  if (host.startsWith('[')) return host.slice(0, host.indexOf(']') + 1);
  const colon = host.indexOf(':');
  return colon < 0 ? host : host.slice(0, colon);
}
