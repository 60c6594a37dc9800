import type { CallStep, PlannedConnection } from '@duckbill/core';
import { callTarget } from '../call-target.ts';
import { finishWalk, withCertificates } from '../connect.ts';
import { type Connection, planErrors } from '../connect-outcome.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import { takeSteps } from '../take-steps.ts';
import { Walk } from '../walk.ts';
import type { DoctorWorld } from '../world.ts';

/** An access portal that somebody has signed in to. */
export interface OpenPortal {
  readonly target: CallTarget;
  readonly accessToken: string;
  /** With the certificates that the profile wants. */
  readonly world: DoctorWorld;
}

/** not-identity-center: the plan signs in another way. */
export type PortalSignIn =
  | { readonly portal: OpenPortal; readonly secrets: ReadonlySet<string> }
  | { readonly refused: Connection }
  | { readonly refused: 'not-identity-center' };

/** Signs in as the plan says, up to the access token of Identity Center; no keys of a role are taken. Never throws. */
export async function signInToPortal(planned: PlannedConnection, world: DoctorWorld): Promise<PortalSignIn> {
  const around = withCertificates(planned, world);
  if (planErrors(planned.plan.problems).length > 0)
    return { refused: finishWalk(new Walk(planned, around), 'plan-has-errors') };
  const call = planned.plan.steps.find((step) => step.kind === 'call' && step.service === 'sso');
  if (call?.kind !== 'call') return { refused: 'not-identity-center' };
  const walk = new Walk(untilPortal(planned, call), around);
  try {
    await takeSteps(walk.planned.plan.steps, walk);
  } finally {
    walk.browser.close();
  }
  const { token } = walk.browser;
  if (walk.stop !== undefined || token === undefined) return { refused: finishWalk(walk, walk.stop ?? 'keys-missing') };
  const target = callTarget(walk.filled(call), walk.world.endpoints);
  return { portal: { target, accessToken: token.accessToken, world: walk.world }, secrets: walk.secrets.values };
}

/** The steps before the first call to the portal. Keys of a role that are kept would spare the token, so nobody looks. */
function untilPortal(planned: PlannedConnection, call: CallStep): PlannedConnection {
  const { plan } = planned;
  const steps = plan.steps
    .slice(0, plan.steps.indexOf(call))
    .filter((step) => step.kind !== 'cache' || step.cache !== 'role-credentials');
  return { ...planned, plan: { ...plan, steps } };
}
