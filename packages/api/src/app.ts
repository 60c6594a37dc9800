import { maskStrings } from '@duckbill/core';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { maxBodyBytes } from './limits.ts';
import { problem, type Problem, problemContentType } from './problem.ts';
import { readBytes } from './read-bytes.ts';
import { isJsonContentType, readJsonBody } from './read-json-body.ts';
import type { Answer, ApiWorld, Route } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';

/** The service as a value: nothing listens. It keeps nothing between requests and writes nothing down. */
export function createApp(world: ApiWorld): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      // Only JSON is served, so a browser that renders it may load nothing.
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
    }),
  );
  app.use(async (context, next) => {
    await next();
    // Reports are about files of one person.
    context.header('Cache-Control', 'no-store');
  });
  for (const route of allRoutes) {
    if (route.method === 'GET') app.get(route.path, (context) => send(context, route.answer(undefined, world)));
    else app.post(route.path, answerPost(route, world));
    app.all(route.path, (context) => {
      context.header('Allow', route.method === 'GET' ? 'GET, HEAD' : route.method);
      const detail = `${route.path} takes ${route.method} only.`;
      return sendProblem(context, problem('method-not-allowed', { detail }));
    });
  }
  app.notFound((context) =>
    sendProblem(context, problem('route-unknown', { detail: 'See /openapi.json for every address.' })),
  );
  app.onError((fault, context) => {
    world.reportFault(fault);
    return sendProblem(
      context,
      problem('fault', { detail: 'The service could not answer. The request is not at fault.' }),
    );
  });
  return app;
}

function answerPost(route: Route, world: ApiWorld): (context: Context) => Promise<Response> {
  return async (context) => {
    if (!isJsonContentType(context.req.header('Content-Type'))) {
      return sendProblem(context, problem('content-type-wrong', { detail: 'Send application/json.' }));
    }
    // Hono's own limit makes a second Request of a chunked body, which the Node adapter's requests do not allow.
    const bytes = await readBytes(context.req.raw, maxBodyBytes);
    if (bytes === 'too-large') {
      const detail = `A body may have ${maxBodyBytes} bytes at most.`;
      return sendProblem(context, problem('body-too-large', { detail }));
    }
    if (bytes === 'incomplete') {
      return sendProblem(context, problem('body-incomplete', { detail: 'The connection ended before the body did.' }));
    }
    const body = readJsonBody(bytes);
    return body.ok ? send(context, route.answer(body.value, world)) : sendProblem(context, body.problem);
  };
}

/** The one way out: no secret of the request passes. */
function send(context: Context, answer: Answer): Response {
  if (answer.kind === 'problem') return sendProblem(context, maskStrings(answer.problem, answer.secrets));
  return context.json(maskStrings(answer.body, answer.secrets));
}

function sendProblem(context: Context, refused: Problem): Response {
  return context.body(JSON.stringify(maskStrings(refused, [])), refused.status, { 'Content-Type': problemContentType });
}
