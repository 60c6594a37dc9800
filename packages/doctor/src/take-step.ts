import type { PlanStep } from '@duckbill/core';
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
      return takePrompt(step, walk);
    case 'call':
      return makeCall(step, walk);
    case 'process':
      return takeProcess(step, walk);
    case 'browser':
      return takeBrowser(step, walk);
    case 'cache':
      return takeCache(step, walk);
  }
}
