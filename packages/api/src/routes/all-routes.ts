import { openApiDocument } from '../openapi.ts';
import type { Route } from '../route.ts';
import { Type } from 'typebox';
import { healthRoute } from './health-route.ts';
import { lintRoute } from './lint-route.ts';
import { planRoute } from './plan-route.ts';

const routes: readonly Route[] = [lintRoute, planRoute, healthRoute];

const documentation: Route = {
  method: 'GET',
  path: '/openapi.json',
  summary: 'This document',
  description: 'OpenAPI 3.1, made of the schemas that check requests.',
  response: Type.Object({ openapi: Type.String() }, { title: 'OpenApiDocument' }),
  answer: () => ({ kind: 'answer', body: document, secrets: [] }),
};

const document = openApiDocument([...routes, documentation]);

/** Every address of the service. */
export const allRoutes: readonly Route[] = [...routes, documentation];
