import type { TSchema } from 'typebox';
import { type Answer, refusal } from './answer.ts';
import type { Caller, Scope } from './guard/caller.ts';
import type { ParameterDescription, Parameters } from './parameters.ts';
import { type FieldError, problem, type ProblemCode } from './problem.ts';
import type { Media } from './media.ts';
import type { RequestBody, RequestDescription } from './request-body.ts';
import type { FullWorld } from './world.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request, of which the body, the path and the query are as documented. */
export interface Call<Body = unknown, Params = unknown, Query = unknown> {
  /** The JSON of the body, or what a form makes of it; undefined without a body and for raw ones. */
  readonly body: Body;
  /** The media type of the body, without parameters. */
  readonly bodyType: string;
  /** The bytes of a raw body as they arrive; throws `BodyRefused` when they are too many or stop coming. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly params: Params;
  readonly query: Query;
  readonly headers: Headers;
  readonly caller: Caller;
  /** The media type that was asked for, of those that the route's answer has. */
  readonly accepts: string;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  readonly request: Request;
}

export interface HeaderDescription {
  readonly description: string;
  readonly schema: TSchema;
  /** Whether it is always there. */
  readonly required?: boolean;
}

export interface ResponseDescription {
  readonly description: string;
  /** By media type. `application/json` is also offered as the versioned type. */
  readonly content?: Readonly<Record<string, Media>>;
  readonly headers?: Readonly<Record<string, HeaderDescription>>;
}

/** How an address is documented. */
export interface RouteDescription {
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/profiles/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  /** What a caller must be allowed to do; `open` asks nobody who they are. */
  readonly scope: Scope | 'open';
  /** Heavy work costs more of a quota. */
  readonly weight: 'light' | 'heavy';
  readonly summary: string;
  readonly description: string;
  /** By status. Problems stand in `problems`; those that any route may have need no mention. */
  readonly responses: Readonly<Record<number, ResponseDescription>>;
  readonly problems?: readonly ProblemCode[];
  /** A catalogue changes with releases only: it has an ETag and may be kept. */
  readonly cache?: 'catalogue';
  /** Answered with JSON from the body and the catalogue alone, so that any thread may do it from the bytes on. */
  readonly onAnyThread?: true;
}

/** One address and method of the service: how it is documented, and what it does. */
export interface Route extends RouteDescription {
  readonly request: RequestDescription;
  readonly parameters: ParameterDescription;
  /** Checks the request against its schemas, then answers. */
  readonly answer: (call: Call, world: FullWorld) => Answer | Promise<Answer>;
}

export interface RouteDefinition<Body, Params, Query> extends RouteDescription {
  /** `noBody`, `jsonBody`, `jsonOrRawBody` or `rawBody`. */
  readonly request: RequestBody<Body>;
  /** `noParameters` or `parametersOf`. */
  readonly parameters: Parameters<Params, Query>;
  readonly answer: (call: Call<Body, Params, Query>, world: FullWorld) => Answer | Promise<Answer>;
}

/** A route: the same schemas document body, path and query, check them, and give them their types. */
export function route<Body, Params, Query>(definition: RouteDefinition<Body, Params, Query>): Route {
  const { request, parameters, answer } = definition;
  return {
    ...definition,
    answer: (call, world) => {
      const params = parameters.checkPath(call.params);
      if (!params.ok) return refusal(problem('not-found', { detail: 'There is nothing of this name.' }));
      const query = parameters.checkQuery(call.query);
      if (!query.ok) return refusal(problem('query-invalid', { detail: first(query.errors), errors: query.errors }));
      const body = request.check(call.body, call.bodyType);
      if (!body.ok) return refusal(problem('request-invalid', { detail: first(body.errors), errors: body.errors }));
      return answer({ ...call, body: body.value, params: params.value, query: query.value }, world);
    },
  };
}

function first(errors: readonly FieldError[]): string {
  const [{ pointer, detail } = { pointer: '#', detail: 'is not as documented' }] = errors;
  return `${pointer} ${detail}.`;
}
