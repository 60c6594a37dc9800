import { problem, type Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import type { LimitsConfig } from '../schemas/limits-config.ts';
import { apiKeyPrefix } from './api-key.ts';
import type { AuditLog } from './audit-log.ts';
import { type Caller, localCaller, type Scope } from './caller.ts';
import { type HostCheck, hostCheck } from './hosts.ts';
import type { KeyRing } from './key-ring.ts';
import { originRules } from './origins.ts';
import { createPlaces, type Places } from './places.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { rateLimitsInMemory, type RateLimits } from './rate-limits.ts';
import { costs, limitsOf } from './tenant-limits.ts';
import type { TokenCheck } from './token-check.ts';

type AnswerHeaders = Readonly<Record<string, string>>;

/** What is known of a request before its body is read. */
export interface Approach {
  readonly request: Request;
  readonly route: Pick<Route, 'scope' | 'weight'>;
}

interface Refused {
  readonly kind: 'refused';
  readonly problem: Problem;
  readonly headers?: AnswerHeaders;
  /** Who it was, as far as that is known. */
  readonly caller?: Caller;
}

/** `preflight` is answered at once, with nothing but headers. */
export type Reception = { readonly kind: 'go-on' | 'preflight'; readonly headers: AnswerHeaders } | Refused;

/** Headers go with the answer either way. */
export type Admission =
  | {
      readonly kind: 'admitted';
      readonly caller: Caller;
      readonly headers?: AnswerHeaders;
      /** Called when the answer has been sent, or is lost; more than once does no harm. */
      readonly leave?: () => void;
      /** Called before a stream: it goes over to the places of streams. A problem when those are taken. */
      readonly toStream?: () => Problem | undefined;
    }
  | Refused;

/** Stands before the routes, and decides who may come in. */
export interface Guard {
  /** Of every request, whatever its address: is it for us, and may this page ask? */
  readonly receive: (request: Request) => Reception;
  /** Of a request to a route: who asks, may they, and are they within their limits? */
  readonly admit: (approach: Approach) => Promise<Admission>;
  /** Is told each decision. */
  readonly audit: AuditLog;
}

export interface GuardOptions {
  /** Neither keys nor tokens: nobody is asked, and everybody is `local`, without limits. */
  readonly keys?: KeyRing;
  readonly tokens?: TokenCheck;
  readonly hosts: HostCheck;
  readonly allowedOrigins?: readonly string[];
  readonly limits?: LimitsConfig;
  readonly rateLimits?: RateLimits;
  readonly places?: { readonly requests: Places; readonly streams: Places };
  readonly audit?: AuditLog;
}

/** Who asks for what is open to everybody, where others are asked: no tenant of anything. */
const nobody: Caller = { tenant: 'nobody', id: 'nobody', scopes: new Set() };

/** The guard of these parts. */
export function createGuard(options: GuardOptions): Guard {
  const { keys, tokens, hosts, limits, audit = () => undefined } = options;
  const origins = originRules(options.allowedOrigins);
  const rates = options.rateLimits ?? rateLimitsInMemory();
  const { requests, streams } = options.places ?? { requests: createPlaces(), streams: createPlaces() };
  const isOpen = keys === undefined && tokens === undefined;

  const receive: Guard['receive'] = (request) => {
    const host = hostOfUrl(request.url);
    // A request line may name another host than the header does: neither may be a stranger's.
    if (!hosts(host) || !hosts(request.headers.get('Host') ?? host)) {
      const detail = 'The Host of the request is not one of this service. Its operator can allow it.';
      return { kind: 'refused', problem: problem('host-unknown', { detail }) };
    }
    const header = (name: string): string | undefined => request.headers.get(name) ?? undefined;
    const answer = origins({ method: request.method, host, header });
    if (answer.kind !== 'refused') return answer;
    const detail = 'Its operator can allow the origin. Programs send no Origin.';
    return { kind: 'refused', problem: problem('origin-not-allowed', { detail }), headers: { Vary: 'Origin' } };
  };

  const admit: Guard['admit'] = async ({ request, route: { scope, weight } }) => {
    if (isOpen || scope === 'open') return { kind: 'admitted', caller: isOpen ? localCaller : nobody };
    const caller = await authenticate(request.headers.get('Authorization') ?? '', { keys, tokens });
    if ('kind' in caller) return caller;
    if (!caller.scopes.has(scope)) return { ...scopeMissing(scope), caller };
    const { tenant } = caller;
    const own = limitsOf(tenant, limits);
    // The place first: who waits for a place must not pay for it with points.
    let leave = requests.enter(tenant, own.atOnce);
    if (leave === undefined) return { kind: 'refused', caller, problem: tooMany(own.atOnce), headers: retryAfter(1) };
    try {
      const { exceeded, states } = await rates.take(tenant, costs[weight], own);
      const headers = rateLimitHeaders(states);
      if (exceeded === undefined) {
        const toStream = (): Problem | undefined => {
          const stream = streams.enter(tenant, own.streams);
          if (stream === undefined) return tooMany(own.streams);
          leave?.();
          leave = stream;
          return undefined;
        };
        return { kind: 'admitted', caller, headers, leave: () => leave?.(), toStream };
      }
      leave();
      const { name, points, reset } = exceeded;
      const detail = `The ${points} points of this ${name} are used up. They are back in ${reset} seconds.`;
      return {
        kind: 'refused',
        caller,
        problem: problem('rate-limited', { detail }),
        headers: { ...headers, ...retryAfter(reset) },
      };
    } catch (error) {
      leave();
      throw error;
    }
  };

  return { receive, admit, audit };
}

/** The host and port of an address that has been taken for one already; whatever else stands there is no Host. */
function hostOfUrl(url: string): string {
  return /^[a-z]+:\/\/(?<host>[^/?#]*)/u.exec(url)?.groups?.['host'] ?? '';
}

/** Characters of a token that is looked at: more does not fit into headers. */
const longestToken = 16_000;

const bearer = /^Bearer (?<token>[A-Za-z0-9._~+/-]+=*)$/iu;

/** By `Authorization: Bearer` alone: never by cookie, query or password, which browsers and logs would carry on. */
async function authenticate(
  authorization: string,
  { keys, tokens }: { readonly keys: KeyRing | undefined; readonly tokens: TokenCheck | undefined },
): Promise<Caller | Refused> {
  const token = authorization.length > longestToken ? undefined : bearer.exec(authorization)?.groups?.['token'];
  if (token === undefined) {
    return unauthorized('credentials-missing', 'Send Authorization: Bearer, with an API key or a token.', undefined);
  }
  const caller = token.startsWith(apiKeyPrefix) ? await callerOfKey(token, keys) : await tokens?.(token);
  switch (caller) {
    case undefined:
    case 'unknown':
      return unauthorized('credentials-unknown', 'No key or token that is taken here.', 'invalid_token');
    case 'expired':
      return unauthorized('credentials-expired', 'Ask for a new one.', 'invalid_token');
    case 'unavailable': {
      const detail = 'The token could not be checked. Try again soon.';
      return { kind: 'refused', problem: problem('issuer-unavailable', { detail }), headers: retryAfter(30) };
    }
    default:
      return caller;
  }
}

async function callerOfKey(text: string, keys: KeyRing | undefined): Promise<Caller | 'unknown' | 'expired'> {
  const key = (await keys?.find(text)) ?? 'unknown';
  return typeof key === 'string' ? key : { tenant: key.tenant, id: key.id, scopes: new Set(key.scopes) };
}

/** The challenge of RFC 6750 §3. Without any credentials it names no error. */
function unauthorized(
  code: 'credentials-missing' | 'credentials-unknown' | 'credentials-expired',
  detail: string,
  error: 'invalid_token' | undefined,
): Refused {
  const challenge = `Bearer realm="duckbill"${error === undefined ? '' : `, error="${error}"`}`;
  return { kind: 'refused', problem: problem(code, { detail }), headers: { 'WWW-Authenticate': challenge } };
}

function scopeMissing(scope: Scope): Refused {
  const detail = `This needs the scope "${scope}".`;
  const challenge = `Bearer realm="duckbill", error="insufficient_scope", scope="${scope}"`;
  return { kind: 'refused', problem: problem('scope-missing', { detail }), headers: { 'WWW-Authenticate': challenge } };
}

function tooMany(limit: number): Problem {
  return problem('too-many-at-once', { detail: `${limit} may be under way at once. Wait for one of them.` });
}

function retryAfter(seconds: number): AnswerHeaders {
  return { 'Retry-After': String(seconds) };
}

/** Lets everybody in who asks on the loopback, by a name of it. */
export const openGuard: Guard = createGuard({ hosts: hostCheck('localhost') });
