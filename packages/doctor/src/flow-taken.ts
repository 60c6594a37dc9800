import type { BrowserStep, CallStep } from '@duckbill/core';
import { chooseFlow } from './sign-in/browser-here.ts';
import type { Walk } from './walk.ts';

/** The plan's first call of this operation, with what was typed filled in. */
export function plannedCall(operation: CallStep['operation'], walk: Walk): CallStep | undefined {
  const steps = walk.planned.plan.steps.filter((step) => step.kind === 'call');
  const found = steps.find((step) => step.operation === operation);
  return found === undefined ? undefined : walk.filled(found);
}

/** Whether the sign-in is one of Identity Center; every other issuer is asked as the plan says, and no other way. */
function isIdentityCenter({ planned }: Walk): boolean {
  return planned.plan.steps.some((step) => step.kind === 'call' && step.operation === 'RegisterClient');
}

/** The plan's step in the browser. */
export function browserStep({ planned }: Walk): BrowserStep | undefined {
  return planned.plan.steps.find((step) => step.kind === 'browser');
}

/** How the person approves: as the plan says, unless they said otherwise or no browser could come back here. */
export function flowTaken(walk: Walk): BrowserStep['flow'] {
  const planned = browserStep(walk)?.flow ?? 'authorization-code';
  if (!isIdentityCenter(walk)) return planned;
  const { choices, browserHere } = walk.world.signIn;
  return chooseFlow(planned, choices.flow, browserHere);
}

export function isOtherFlow(walk: Walk): boolean {
  return flowTaken(walk) !== browserStep(walk)?.flow;
}

/** Whom the browser goes to. */
export function browserService(walk: Walk): 'sso-oidc' | 'identity-provider' {
  return isIdentityCenter(walk) ? 'sso-oidc' : 'identity-provider';
}

/** Where the browser goes: the calls of Identity Center and its page are sent elsewhere together. */
export function authorizeEndpoint({ url }: BrowserStep, walk: Walk): string {
  const filled = isOtherFlow(walk) ? authorizePage(walk) : walk.fill(url);
  const override = isIdentityCenter(walk) ? walk.world.endpoints['sso-oidc'] : undefined;
  if (override === undefined || !URL.canParse(filled)) return filled;
  return new URL(new URL(filled).pathname, override).href;
}

/** The plan has another page in mind; this one stands beside the calls (cyberduck-s3-connect §3.1). */
function authorizePage(walk: Walk): string {
  return new URL('/authorize', plannedCall('RegisterClient', walk)?.endpoint).href;
}
