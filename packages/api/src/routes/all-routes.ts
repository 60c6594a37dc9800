import type { Route } from '../route.ts';
import type { ApiWorld } from '../world.ts';
import { jobRoutes } from '../jobs/job-routes.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { explainRoute } from './explain-route.ts';
import { connectRoutes } from '../connect/connect-routes.ts';
import { healthRoute } from './health-route.ts';
import { lintRoute } from './lint-route.ts';
import { metricsRoute } from './metrics-route.ts';
import { openApiRoute } from './openapi-route.ts';
import { planRoute } from './plan-route.ts';
import { readyRoute } from './ready-route.ts';

/** Every address of the service: those that each world has, and those whose service is there. */
export function allRoutes({ metrics }: Pick<ApiWorld, 'metrics'>): readonly Route[] {
  const routes = [
    lintRoute,
    planRoute,
    explainRoute,
    ...catalogueRoutes,
    ...jobRoutes,
    healthRoute,
    readyRoute,
    ...connectRoutes,
  ];
  if (metrics !== undefined) routes.push(metricsRoute(metrics));
  return [...routes, openApiRoute(routes)];
}
