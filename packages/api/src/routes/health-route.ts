import { Type } from 'typebox';
import { answer } from '../answer.ts';
import { noParameters } from '../parameters.ts';
import { noBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';

const health = Type.Object({ status: Type.Literal('ok') }, { title: 'Health', additionalProperties: false });

/** Says that the service answers. It keeps nothing, so there is nothing else to look at. */
export const healthRoute: Route = route({
  method: 'GET',
  path: '/healthz',
  operationId: 'health',
  tag: 'Service',
  scope: 'open',
  weight: 'light',
  summary: 'Is the service up',
  description: 'Answers as long as the service does.',
  request: noBody,
  parameters: noParameters,
  responses: { 200: { description: 'It is', content: { 'application/json': { schema: health } } } },
  answer: () => answer({ status: 'ok' }),
});
