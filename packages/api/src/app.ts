import { ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { type AnswerHeaders, refusal } from './answer.ts';
import { addPages } from './desk/add-pages.ts';
import { type Admission, openGuard } from './guard/guard.ts';
import { maxBodyBytes } from './limits/request-limits.ts';
import { chooseType, jsonType, versionedJsonType } from './media.ts';
import { createObserver, type Observation } from './observe/observer.ts';
import { problem, type Problem, type ProblemCode } from './problem.ts';
import { bodyTypes, contentCoding, isParsed, lossProblem, readBody, takenCodings } from './read-body.ts';
import { BodyRefused, wholeBody } from './read-bytes.ts';
import type { Route } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';
import type { PrintedAnswer } from './print-answer.ts';
import { headersOfPrinted, problemOf, send, type SendOptions, sendProblem } from './send.ts';
import { shortWorkBytes } from './work/work-limits.ts';
import { inlineWorkbench } from './work/workbench.ts';
import type { ApiWorld, FullWorld } from './world.ts';

/** What a request carries through the service. */
interface ServedContext {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: {
    seen: Observation;
    /** What goes with any answer to this request. */
    headers: AnswerHeaders;
    /** Of an answer that has all its headers already. */
    told?: { readonly status: number; readonly problem?: ProblemCode };
  };
}

/** The service as a value: nothing listens. */
export function createApp(given: ApiWorld): Hono<ServedContext> {
  const world: FullWorld = {
    guard: openGuard,
    observer: createObserver({}),
    workbench: inlineWorkbench(given),
    ...given,
  };
  const app = new Hono<ServedContext>();
  app.use(async (context, next) => {
    const seen = world.observer.begin(context.req.raw, outgoingOf(context));
    context.set('seen', seen);
    const reception = world.guard.receive(context.req.raw);
    context.set('headers', reception.headers ?? {});
    switch (reception.kind) {
      case 'refused': {
        const { problem: refused, headers } = reception;
        world.guard.audit({ requestId: seen.id, status: refused.status, problem: refused.code });
        context.res = sendProblem(refusal(refused, [], headers));
        break;
      }
      case 'preflight':
        context.res = new Response(null, { status: 204 });
        break;
      default:
        await next();
    }
    const told = context.get('told');
    if (told !== undefined) return seen.answered(told);
    for (const [name, value] of Object.entries(reception.headers ?? {})) context.res.headers.append(name, value);
    secure(context.res.headers);
    context.res.headers.set('X-Request-Id', seen.id);
    const code = problemOf(context.res);
    seen.answered({ status: context.res.status, ...(code === undefined ? {} : { problem: code }) });
  });
  for (const [path, routes] of routesByPath(allRoutes(world))) {
    const pattern = path.replaceAll(/\{([^{}]+)\}/gu, ':$1');
    for (const route of routes) app.on(route.method, pattern, (context) => answerCall(context, route, world));
    const allowed = methodsOf(routes);
    app.all(pattern, () => {
      const detail = `${path} takes ${allowed} only.`;
      return sendProblem(refusal(problem('method-not-allowed', { detail }), [], { Allow: allowed }));
    });
  }
  if (world.assets !== undefined) addPages(app, world.assets.pages);
  app.notFound(() =>
    sendProblem(refusal(problem('route-unknown', { detail: 'See /openapi.json for every address.' }))),
  );
  app.onError((fault) => {
    world.reportFault(fault);
    const detail = 'The service could not answer. The request is not at fault.';
    return sendProblem(refusal(problem('fault', { detail })));
  });
  return app;
}

/** The signal of a client that never leaves. */
const stays = new AbortController().signal;

/** The answer of Node that this becomes; there is none when the app is called as a function. */
function outgoingOf({ env }: Context<ServedContext>): ServerResponse | undefined {
  const outgoing: unknown = Object(env).outgoing;
  return outgoing instanceof ServerResponse ? outgoing : undefined;
}

/** Unless a page says otherwise: only data is served, so a browser that shows it may load nothing. */
const secureHeaders = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=15552000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
};

function secure(headers: Headers): void {
  for (const [name, value] of Object.entries(secureHeaders)) if (!headers.has(name)) headers.set(name, value);
}

/** Answers, and tells the audit log what came of it; what is open to everybody is told to nobody. */
async function answerCall(context: Context<ServedContext>, route: Route, world: FullWorld): Promise<Response> {
  const admission = await world.guard.admit({ request: context.req.raw, route });
  const { caller } = admission;
  const seen = context.get('seen');
  seen.about({ route, ...(caller === undefined ? {} : { caller }) });
  const [object] = route.path.includes('{') ? Object.values(context.req.param()) : [];
  const about = {
    requestId: seen.id,
    operation: route.operationId,
    ...(caller === undefined ? {} : { tenant: caller.tenant, caller: caller.id }),
    ...(object === undefined ? {} : { object }),
  };
  const audit = route.scope === 'open' ? () => {} : world.guard.audit;
  let answered: Response | PrintedAnswer;
  try {
    answered = await answerApproached(context, route, world, admission);
  } catch (fault) {
    audit({ ...about, status: 500, problem: 'fault' });
    throw fault;
  }
  const code = answered instanceof Response ? problemOf(answered) : answered.problem;
  audit({ ...about, status: answered.status, ...(code === undefined ? {} : { problem: code }) });
  return answered instanceof Response ? answered : deliver(context, answered, admission.headers);
}

/** Sends at once, with every header that an answer has: a `Response` with headers of its own costs as much as to check a small file. */
function deliver(context: Context<ServedContext>, printed: PrintedAnswer, more: AnswerHeaders = {}): Response {
  const { status, text, problem } = printed;
  const headers = {
    ...secureHeaders,
    ...context.get('headers'),
    ...more,
    ...headersOfPrinted(printed),
    'X-Request-Id': context.get('seen').id,
  };
  context.set('told', { status, ...(problem === undefined ? {} : { problem }) });
  const outgoing = outgoingOf(context);
  if (outgoing === undefined) return new Response(text, { status, headers });
  outgoing.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(text) });
  outgoing.end(text);
  return RESPONSE_ALREADY_SENT;
}

async function answerApproached(
  context: Context<ServedContext>,
  route: Route,
  world: FullWorld,
  admission: Admission,
): Promise<Response | PrintedAnswer> {
  if (admission.kind === 'refused') return sendProblem(refusal(admission.problem, [], admission.headers));
  let left = false;
  const done = (): void => {
    if (!left) admission.leave?.();
    left = true;
  };
  try {
    const answered = await answerAdmitted(context, route, world, admission, done);
    if (answered instanceof Response)
      for (const [name, value] of Object.entries(admission.headers ?? {})) answered.headers.set(name, value);
    return answered;
  } catch (error) {
    done();
    if (error instanceof BodyRefused) return sendProblem(refusal(lossProblem(error), [], admission.headers));
    const { signal } = context.req.raw;
    // Nobody will read it.
    if (signal.aborted && error === signal.reason)
      return sendProblem(refusal(problem('body-incomplete', { detail: 'The client has left.' })));
    throw error;
  }
}

async function answerAdmitted(
  context: Context<ServedContext>,
  route: Route,
  world: FullWorld,
  { caller, toStream }: Extract<Admission, { kind: 'admitted' }>,
  done: () => void,
): Promise<Response | PrintedAnswer> {
  const request = context.req.raw;
  const refuse = (refused: Problem, headers: AnswerHeaders = {}): Response => {
    done();
    return sendProblem(refusal(refused, [], headers));
  };
  const offered = offeredTypes(route.responses);
  const accepts = offered.length === 0 ? jsonType : chooseType(request.headers.get('Accept'), offered);
  if (accepts === undefined) {
    return refuse(problem('type-not-offered', { detail: `There is ${offered.join(', ')}.` }));
  }
  const contentType = request.headers.get('Content-Type');
  const codings = takenCodings(contentType, route.request);
  if (!codings.includes(contentCoding(request) ?? 'identity') && bodyTypesOf(route.request).length > 0) {
    // A few bytes could become any number: what is not sent whole is not read, but where that is counted.
    const detail = 'Send the body as it is, without Content-Encoding.';
    return refuse(problem('encoding-not-supported', { detail }), { 'Accept-Encoding': codings.join(', ') });
  }
  const { answerCall } = world.workbench;
  const isJson = accepts === jsonType || accepts === versionedJsonType;
  if (route.onAnyThread === true && answerCall !== undefined && isJson && isParsed(contentType, route.request)) {
    const bytes = await wholeBody(request, route.request.maxBytes ?? maxBodyBytes);
    const printed = await answerCall(
      {
        operationId: route.operationId,
        contentType: contentType ?? '',
        bytes,
        params: context.req.param(),
        query: queryOf(context),
        accepts,
      },
      // Short work is done sooner than a client that leaves could be heard of.
      { tenant: caller.tenant, signal: bytes.length > shortWorkBytes ? request.signal : stays },
    );
    done();
    return printed;
  }
  const read = await readBody(request, route.request);
  if ('problem' in read) return refuse(read.problem);
  const answer = await route.answer(
    {
      body: read.body.value,
      bodyType: read.body.type,
      bytes: read.body.bytes,
      params: context.req.param(),
      query: queryOf(context),
      headers: request.headers,
      caller,
      accepts,
      signal: request.signal,
      request,
    },
    world,
  );
  const full = answer.kind === 'stream' ? toStream?.() : undefined;
  if (answer.kind === 'stream' && full !== undefined) {
    await answer.chunks[Symbol.asyncIterator]().return?.();
    return refuse(full, { 'Retry-After': '1' });
  }
  const options: SendOptions = { accepts, request, cache: route.cache, reportFault: world.reportFault, done };
  return send(answer, options);
}

/** Parameters that came once as texts, others as lists. */
function queryOf(context: Context<ServedContext>): Record<string, unknown> {
  if (!context.req.url.includes('?')) return {};
  const entries = Object.entries(context.req.queries());
  return Object.fromEntries(entries.map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

/** The media types that an answer may have, the usual one first. */
const offeredTypes = oncePerValue((responses: Route['responses']): readonly string[] => {
  const types = Object.entries(responses)
    .filter(([status]) => Number(status) < 300)
    .flatMap(([, { content = {} }]) => Object.keys(content));
  return [...new Set(types.flatMap((type) => (type === jsonType ? [jsonType, versionedJsonType] : [type])))];
});

const bodyTypesOf = oncePerValue(bodyTypes);

/** A function of what is made once, when the service starts. */
function oncePerValue<Value extends object, Result>(compute: (value: Value) => Result): (value: Value) => Result {
  const known = new WeakMap<Value, Result>();
  return (value) => {
    const found = known.get(value) ?? compute(value);
    known.set(value, found);
    return found;
  };
}

function routesByPath(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const byPath = new Map<string, Route[]>();
  for (const route of routes) {
    const others = byPath.get(route.path);
    if (others === undefined) byPath.set(route.path, [route]);
    else others.push(route);
  }
  return byPath;
}

function methodsOf(routes: readonly Route[]): string {
  const methods = routes.map(({ method }) => method);
  return (methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods).join(
    ', ',
  );
}
