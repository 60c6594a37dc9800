import type { Route } from '../route.ts';
import { portalRoutes } from './portal-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { stsRoute } from './sts-route.ts';

/** Everything under /v1/connect. */
export const connectRoutes: readonly Route[] = [...signInRoutes, ...portalRoutes, stsRoute];
