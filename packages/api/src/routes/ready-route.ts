import { Type } from 'typebox';
import { answer, refusal } from '../answer.ts';
import { noParameters } from '../parameters.ts';
import { problem } from '../problem.ts';
import { noBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';

const ready = Type.Object({ status: Type.Literal('ready') }, { title: 'Ready', additionalProperties: false });

/** Says whether new requests should come here: not while a part is missing, nor while the service stops. */
export const readyRoute: Route = route({
  method: 'GET',
  path: '/readyz',
  operationId: 'ready',
  tag: 'Service',
  scope: 'open',
  weight: 'light',
  summary: 'Should requests come here',
  description: 'For load balancers: 503 while a part is missing that work needs, or while the service stops.',
  request: noBody,
  parameters: noParameters,
  responses: { 200: { description: 'They should', content: { 'application/json': { schema: ready } } } },
  problems: ['not-ready'],
  answer: async (_call, { readiness }) => {
    const missing = (await readiness?.check()) ?? [];
    if (missing.length === 0) return answer({ status: 'ready' });
    const detail = missing.includes('draining') ? 'The service is stopping.' : `Not there: ${missing.join(', ')}.`;
    return refusal(problem('not-ready', { detail }), [], { 'Retry-After': '5' });
  },
});
