import { type Registry } from 'prom-client';
import { Type } from 'typebox';
import { noParameters } from '../parameters.ts';
import { noBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';

/** Numbers for Prometheus, in its text format. */
export function metricsRoute(registry: Registry): Route {
  return route({
    method: 'GET',
    path: '/metrics',
    operationId: 'metrics',
    tag: 'Service',
    scope: 'operate',
    weight: 'light',
    summary: 'Numbers for Prometheus',
    description: 'Requests by route and class of status, work that waits, jobs, and the process itself.',
    request: noBody,
    parameters: noParameters,
    responses: {
      200: { description: 'In the text format of Prometheus', content: { 'text/plain': { schema: Type.String() } } },
    },
    answer: async () => ({
      kind: 'text',
      type: 'text/plain; version=0.0.4; charset=utf-8',
      text: await registry.metrics(),
      secrets: [],
    }),
  });
}
