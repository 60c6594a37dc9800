import { Type } from 'typebox';
import type { Route } from '../route.ts';

/** Says that the service answers. It keeps nothing, so there is nothing else to look at. */
export const healthRoute: Route = {
  method: 'GET',
  path: '/healthz',
  summary: 'Is the service up',
  description: 'Answers as long as the service does.',
  response: Type.Object({ status: Type.Literal('ok') }, { title: 'Health', additionalProperties: false }),
  answer: () => ({ kind: 'answer', body: { status: 'ok' }, secrets: [] }),
};
