import type { CallStep, PlanStep } from '@duckbill/core';
import { loadAhead } from './sdk/load-ahead.ts';
import { makeCall } from './make-call.ts';
import { takeBrowser } from './take-browser.ts';
import { takeCache } from './take-cache.ts';
import { takeProcess } from './take-process.ts';
import { takePrompt } from './take-prompt.ts';
import type { Walk } from './walk.ts';

/** Does one step of the plan and notes how it ended. */
export async function takeStep(step: PlanStep, walk: Walk): Promise<void> {
  switch (step.kind) {
    case 'prompt':
      return loadAhead(undefined, serviceAfter(undefined, walk), () => takePrompt(step, walk));
    case 'call':
      return loadAhead(step.service, serviceAfter(step.service, walk), () => makeCall(step, walk));
    case 'process':
      return takeProcess(step, walk);
    case 'browser':
      return takeBrowser(step, walk);
    case 'cache':
      return takeCache(step, walk);
  }
}

/** The next one that is called, other than this. */
function serviceAfter(here: CallStep['service'] | undefined, { at, planned }: Walk): CallStep['service'] | undefined {
  const calls = planned.plan.steps.slice(at + 1).filter((step) => step.kind === 'call');
  return calls.find(({ service }) => service !== here)?.service;
}
