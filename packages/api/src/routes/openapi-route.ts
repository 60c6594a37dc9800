import { Type } from 'typebox';
import { answer } from '../answer.ts';
import { openApiDocument } from '../openapi.ts';
import { noParameters } from '../parameters.ts';
import { noBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';

const schema = Type.Object({ openapi: Type.String() }, { title: 'OpenApiDocument' });

/** The documentation of routes, itself among them. */
export function openApiRoute(routes: readonly Route[]): Route {
  const self: Route = route({
    method: 'GET',
    path: '/openapi.json',
    operationId: 'openapi',
    tag: 'Service',
    scope: 'open',
    weight: 'light',
    summary: 'This document',
    description: 'OpenAPI 3.1, made of the schemas that check requests.',
    request: noBody,
    parameters: noParameters,
    responses: { 200: { description: 'The document', content: { 'application/json': { schema } } } },
    cache: 'catalogue',
    answer: () => {
      document ??= openApiDocument([...routes, self]);
      return answer(document);
    },
  });
  let document: object | undefined;
  return self;
}
