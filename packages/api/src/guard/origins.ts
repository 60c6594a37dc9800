/** What may be asked across origins: what our own routes use. */
const allowedMethods = 'GET, HEAD, POST, PUT, DELETE';
const allowedHeaders =
  'Authorization, Content-Type, Accept, Idempotency-Key, If-None-Match, If-Range, Last-Event-ID, Range, X-Request-Id';
const exposedHeaders =
  'Allow, Content-Disposition, Content-Range, ETag, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';

/** Seconds for which a browser may keep the answer to a preflight. */
const preflightAge = 600;

/** What of a request says which page sent it. */
export interface OriginFacts {
  readonly method: string;
  /** Of the request: the Host header, checked before. */
  readonly host: string;
  readonly header: (name: string) => string | undefined;
}

export type OriginAnswer =
  /** To be answered as any other; the headers go along. */
  | { readonly kind: 'go-on'; readonly headers: Readonly<Record<string, string>> }
  /** A browser asks whether it may ask: answered with 204 and these. */
  | { readonly kind: 'preflight'; readonly headers: Readonly<Record<string, string>> }
  /** A page of another site wants something done. */
  | { readonly kind: 'refused' };

/**
 * Cross-origin rules. Nobody is allowed unless listed, exactly: scheme, host and port. There are no cookies, so nothing
 * is sent along unasked; but on the loopback nobody is asked who they are, and a form of any page could start a job
 * there. So a request that a browser sends for another origin is refused unless it only reads.
 */
export function originRules(allowed: readonly string[] = []): (facts: OriginFacts) => OriginAnswer {
  const origins = new Set(allowed);
  return ({ method, host, header }) => {
    const origin = header('Origin');
    if (origin === undefined) {
      // Browsers that leave Origin out still tell whose page it was.
      const site = header('Sec-Fetch-Site');
      const foreign = site === 'cross-site' || site === 'same-site';
      return foreign && !onlyReads(method) ? { kind: 'refused' } : { kind: 'go-on', headers: vary };
    }
    if (origins.has(origin)) {
      const headers = { ...vary, 'Access-Control-Allow-Origin': origin };
      if (method === 'OPTIONS' && header('Access-Control-Request-Method') !== undefined) {
        const asked = {
          'Access-Control-Allow-Methods': allowedMethods,
          'Access-Control-Allow-Headers': allowedHeaders,
          'Access-Control-Max-Age': String(preflightAge),
        };
        return { kind: 'preflight', headers: { ...headers, ...asked } };
      }
      return { kind: 'go-on', headers: { ...headers, 'Access-Control-Expose-Headers': exposedHeaders } };
    }
    if (isOwn(origin, host) || onlyReads(method)) return { kind: 'go-on', headers: vary };
    return { kind: 'refused' };
  };
}

/** Whether a text can stand in the list: an origin and no more, such as `https://desk.example.com`. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol) && new URL(text).origin === text;
}

/** Caches must not give one origin what was said to another. */
const vary = { Vary: 'Origin' } as const;

function onlyReads(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** By host and port: behind a proxy that ends TLS, the scheme is another one than ours. */
function isOwn(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
