import type { CallStep } from '@duckbill/core';
import { callTarget } from './call-target.ts';
import { classifyFailure } from './classify-failure.ts';
import { askIdentity } from './sign-in/static-keys.ts';
import type { Walk } from './walk.ts';

/**
 * Asks whose keys these are as soon as they are known, where the program itself would not: a support desk compares
 * this ARN with the trust policy, and wrong keys are found before an MFA code is spent. It goes to the STS endpoint
 * that the program uses anyway, so nobody else learns of the keys. Only what would make the program's own STS call
 * fail as well ends the walk; a network that forbids just this action does not.
 */
export async function askWhoFirst(walk: Walk): Promise<void> {
  const step = addedStep(walk);
  const keys = walk.sourceKeys;
  if (step === undefined || keys === undefined) return;
  const { world } = walk;
  const started = walk.begin(step);
  try {
    walk.identityBefore = await askIdentity(callTarget(step, world.endpoints), keys, world);
    walk.end(step, started, 'done', { arn: walk.identityBefore.arn }, true);
  } catch (error) {
    if (classifyFailure(error, step).failure.code === 'AccessDenied')
      walk.end(step, started, 'skipped', { denied: true }, true);
    else walk.fail(step, started, error, true);
  }
}

function addedStep(walk: Walk): CallStep | undefined {
  const calls = walk.planned.plan.steps.filter((step) => step.kind === 'call');
  const exchange = calls.find(({ operation }) => operation === 'AssumeRole' || operation === 'GetSessionToken');
  if (exchange === undefined || exchange.signedWith !== 'source') return undefined;
  if (calls.some(({ operation, signedWith }) => operation === 'GetCallerIdentity' && signedWith === 'source'))
    return undefined;
  const { endpoint, signingRegion } = exchange;
  return {
    kind: 'call',
    service: 'sts',
    operation: 'GetCallerIdentity',
    endpoint,
    signingRegion,
    signedWith: 'source',
    parameters: [],
    purpose: 'added by Duckbill: see whose keys these are',
  };
}
