import { connectRoutes } from '../connect/connect-routes.ts';
import { jobRoutes } from '../jobs/job-routes.ts';
import type { Route } from '../route.ts';
import type { ApiWorld } from '../world.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { convertRoute } from './convert-route.ts';
import { doctorRoute } from './doctor-route.ts';
import { explainRoute } from './explain-route.ts';
import { fleetRoute } from './fleet-route.ts';
import { generateRoute } from './generate-route.ts';
import { healthRoute } from './health-route.ts';
import { inspectRoute } from './inspect-route.ts';
import { lintRoute } from './lint-route.ts';
import { metricsRoute } from './metrics-route.ts';
import { openApiRoute } from './openapi-route.ts';
import { planRoute } from './plan-route.ts';
import { policyRoutes } from './policy-routes.ts';
import { readyRoute } from './ready-route.ts';

/** Those that keep nothing. */
const checkRoutes: readonly Route[] = [
  lintRoute,
  inspectRoute,
  planRoute,
  doctorRoute,
  explainRoute,
  convertRoute,
  generateRoute,
  ...policyRoutes,
  fleetRoute,
];

/** Every address of the service: those that each world has, and those whose service is there. */
export function allRoutes({ metrics, only }: Pick<ApiWorld, 'metrics' | 'only'>): readonly Route[] {
  const every = [...checkRoutes, ...catalogueRoutes, ...jobRoutes, ...connectRoutes, healthRoute, readyRoute];
  if (metrics !== undefined) every.push(metricsRoute(metrics));
  const routes = only === undefined ? every : every.filter(({ tag }) => tag === only);
  return [...routes, openApiRoute(routes)];
}
