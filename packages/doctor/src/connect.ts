import type { PlannedConnection } from '@duckbill/core';
import { endpointOverrides } from './call-target.ts';
import type { ConnectExit, Connection, ConnectOutcome, ConnectReason } from './connect-outcome.ts';
import { planErrors } from './connect-outcome.ts';
import { handedCredentials } from './handed-credentials.ts';
import { ssoValues } from './sso-values.ts';
import { takeSteps } from './take-steps.ts';
import { Walk } from './walk.ts';
import type { DoctorWorld } from './world.ts';

const exits: Readonly<Record<ConnectReason, ConnectExit>> = {
  connected: 'ok',
  'listing-denied': 'failed',
  'call-failed': 'failed',
  'plan-has-errors': 'could-not-run',
  'prompt-cancelled': 'sign-in-needed',
  'input-forbidden': 'sign-in-needed',
  'no-code-accepted': 'sign-in-needed',
  'process-not-allowed': 'sign-in-needed',
  interrupted: 'sign-in-needed',
  'nothing-assigned': 'failed',
  'nothing-cached': 'sign-in-needed',
  'keys-missing': 'sign-in-needed',
};

/**
 * Does what the plan says, step by step, as the program would: asks, signs in, lists. Nothing is sent when the plan
 * has an error. Never throws for what AWS, the network or the person does; the outcome holds no secret.
 */
export async function connect(planned: PlannedConnection, world: DoctorWorld): Promise<Connection> {
  const walk = new Walk(planned, withCertificates(planned, world));
  if (planErrors(planned.plan.problems).length > 0) return finishWalk(walk, 'plan-has-errors');
  try {
    await takeSteps(planned.plan.steps, walk);
  } finally {
    walk.browser.close();
  }
  return finishWalk(walk, walk.stop ?? 'connected');
}

/** `ca_bundle` of the AWS profile, where the program reads it (aws-config B.2). */
export function withCertificates({ plan }: PlannedConnection, world: DoctorWorld): DoctorWorld {
  const bundle = plan.settings.find(({ name }) => name === 'ca_bundle')?.value ?? '';
  return bundle === '' ? world : { ...world, caBundle: bundle };
}

/** What came of a walk that ended for this reason. */
export function finishWalk(walk: Walk, reason: ConnectReason): Connection {
  const { plan } = walk.planned;
  const { identityBefore, identityAfter, buckets, listing, failure, session } = walk;
  const { assigned } = walk.browser;
  const calls = plan.steps.filter((step) => step.kind === 'call');
  const outcome: ConnectOutcome = {
    version: 1,
    ok: reason === 'connected',
    exit: exits[reason],
    reason,
    program: plan.program,
    target: plan.target,
    strategy: plan.strategy,
    signedIn: reason === 'connected' || reason === 'listing-denied',
    steps: walk.steps,
    ...(identityBefore === undefined ? {} : { identityBefore }),
    ...(identityAfter === undefined ? {} : { identityAfter }),
    ...(assigned === undefined ? {} : { assigned }),
    ...(buckets === undefined ? {} : { buckets }),
    ...(listing === undefined ? {} : { listing }),
    ...(session?.expiresAt === undefined ? {} : { expiresAt: session.expiresAt }),
    overrides: endpointOverrides(calls, walk.world.endpoints),
    ...(failure === undefined ? {} : { failure }),
    problems: plan.problems,
  };
  const handedOver = outcome.signedIn ? handedCredentials(walk) : undefined;
  return {
    outcome: walk.secrets.maskAll(outcome),
    ...(session === undefined ? {} : { credentials: session }),
    ...(walk.sourceKeys === undefined ? {} : { sourceKeys: walk.sourceKeys }),
    ...(handedOver === undefined ? {} : { handedOver }),
    ssoValues: ssoValues(walk),
    secrets: walk.secrets.values,
  };
}
