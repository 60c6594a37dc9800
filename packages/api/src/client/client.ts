import createFetchClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './paths.ts';

export type { paths } from './paths.ts';

/** What the service answers when it has no answer (RFC 9457). */
export type ProblemDetails = components['schemas']['Problem'];

export interface ClientOptions {
  /** Where the service is, such as `https://duckbill.example.com`. */
  readonly baseUrl: string;
  /** An API key, or a token of an issuer that the service trusts. */
  readonly token?: string;
  /** In place of the global one. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Calls of the service by their path, with the types of the documentation of this release. */
export type DuckbillClient = Client<paths>;

/** A client of the service: `await client.POST('/v1/lint', { body: { files } })` gives `data`, or a problem as `error`. */
export function createClient({ baseUrl, token, fetch }: ClientOptions): DuckbillClient {
  return createFetchClient<paths>({
    baseUrl,
    headers: {
      // Stays with this version when there is a second one.
      Accept: 'application/vnd.duckbill.v1+json, */*;q=0.1',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(fetch === undefined ? {} : { fetch }),
  });
}
