import type { CallStep } from '@duckbill/core';
import { callTarget } from './call-target.ts';
import { classifyFailure } from './classify-failure.ts';
import { askIdentity } from './sign-in/static-keys.ts';
import type { Walk } from './walk.ts';
import { withRetries } from './with-retries.ts';

/**
 * Asks whose keys these are, where the program itself would not: a support desk compares this ARN with the trust policy,
 * and wrong keys are found before an MFA code is spent. It goes to the STS endpoint that the program uses anyway, so
 * nobody else learns of the keys. Only what would make the program's own STS call fail as well ends the walk; a network
 * that forbids just this action does not. Asks once.
 */
export async function askWho(walk: Walk): Promise<void> {
  const step = addedStep(walk);
  const keys = walk.sourceKeys;
  if (step === undefined || keys === undefined || walk.whoAsked) return;
  walk.whoAsked = true;
  const { world } = walk;
  const started = walk.begin(step);
  try {
    const target = callTarget(step, world.endpoints);
    walk.identityBefore = await withRetries(world, 'safely', () => askIdentity(target, keys, world));
    walk.end(step, started, 'done', { arn: walk.identityBefore.arn }, true);
  } catch (error) {
    if (classifyFailure(error, step).failure.code === 'AccessDenied')
      walk.end(step, started, 'skipped', { denied: true }, true);
    else walk.fail(step, started, error, true);
  }
}

/** After a refusal that names nobody: AWS says who asked only where the trust policy is the reason. */
export async function askWhoWasRefused(walk: Walk): Promise<void> {
  const { failure } = walk;
  const denied = failure?.failure.service === 'sts' && failure.failure.code === 'AccessDenied';
  if (!denied || failure.facts['caller'] !== undefined || walk.whoAsked) return;
  const { stop } = walk;
  await askWho(walk);
  // What went wrong first is what counts.
  walk.failure = failure;
  walk.stop = stop;
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
