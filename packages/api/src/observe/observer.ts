import type { ServerResponse } from 'node:http';
import type { Caller } from '../guard/caller.ts';
import type { ProblemCode } from '../problem.ts';
import type { Route } from '../route.ts';
import type { Log } from './log.ts';
import type { RequestMetrics } from './request-metrics.ts';
import { requestIdOf, traceParentOf } from './request-id.ts';

/** A hook for tracing, as OpenTelemetry has spans: it is told when a request begins, and how it ends. */
export interface Tracer {
  start(name: string, attributes: Readonly<Record<string, string>>): Span;
}

export interface Span {
  end(outcome: { readonly status: number; readonly problem?: string; readonly aborted: boolean }): void;
}

/** One request that is watched. */
export interface Observation {
  /** Goes back to the client, and stands in every line about the request. */
  readonly id: string;
  /** What turned out on the way. */
  about(facts: { readonly route?: Pick<Route, 'path' | 'operationId'>; readonly caller?: Caller }): void;
  /** The answer is ready. It is told when all of it has been sent, where that can be seen. */
  answered(answer: { readonly status: number; readonly problem?: ProblemCode }): void;
}

/** Watches requests: a line in the log, numbers, a span. */
export interface Observer {
  begin(request: Request, outgoing?: ServerResponse): Observation;
}

export interface ObserverOptions {
  readonly log?: Log;
  readonly metrics?: RequestMetrics;
  readonly trace?: Tracer;
  /** Milliseconds of a clock that only goes on. */
  readonly now?: () => number;
}

/** Paths that are asked for all day by machines. */
const quiet = new Set(['/healthz', '/readyz', '/metrics']);

/** An observer of these parts. What it tells of a request is the template of its route, never its path or content. */
export function createObserver(options: ObserverOptions): Observer {
  const { log, metrics, trace, now = () => performance.now() } = options;
  return {
    begin: (request, outgoing) => {
      const began = now();
      const { headers, method } = request;
      const id = requestIdOf(headers);
      const parent = traceParentOf(headers);
      const socket = outgoing?.socket ?? undefined;
      const written = socket?.bytesWritten ?? 0;
      metrics?.begun();
      const verb = knownMethods.has(method) ? method : 'other';
      let path = 'none';
      let operation = 'none';
      let tenant: string | undefined;
      let span: Span | undefined;

      const told = (status: number, problem: ProblemCode | undefined, aborted: boolean): void => {
        const ms = now() - began;
        metrics?.ended({ route: path, method: verb, status, seconds: ms / 1000, aborted });
        span?.end({ status, aborted, ...(problem === undefined ? {} : { problem }) });
        const facts = {
          request: id,
          ...(parent === undefined ? {} : { trace: parent.trace, span: parent.span }),
          method: verb,
          route: path,
          status,
          ms: Math.round(ms * 100) / 100,
          ...(socket === undefined ? {} : { out: socket.bytesWritten - written }),
          ...(tenant === undefined ? {} : { tenant }),
          ...(problem === undefined ? {} : { problem }),
          ...(aborted ? { aborted } : {}),
        };
        if (quiet.has(path)) log?.debug(facts, 'request');
        else log?.info(facts, 'request');
      };

      return {
        id,
        about: ({ route, caller }) => {
          if (caller !== undefined) ({ tenant } = caller);
          if (route === undefined) return;
          ({ path, operationId: operation } = route);
          span = trace?.start(operation, {
            'http.request.method': verb,
            'http.route': path,
            'duckbill.request': id,
            ...(parent === undefined ? {} : { traceparent: headers.get('traceparent') ?? '' }),
          });
        },
        answered: ({ status, problem }) => {
          if (outgoing === undefined || outgoing.closed) told(status, problem, false);
          else {
            outgoing.once('close', () => {
              const promised = Number(outgoing.getHeader('Content-Length') ?? Number.NaN);
              const sent = (socket?.bytesWritten ?? 0) - written;
              told(status, problem, !outgoing.writableFinished && !(sent > promised));
            });
          }
        },
      };
    },
  };
}

/** Anybody may invent methods: each would be a line of its own in the numbers. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
