import type { PlanStep } from '@duckbill/core';
import { askWho, askWhoWasRefused } from './ask-who.ts';
import { keepEntry } from './take-cache.ts';
import { takeStep } from './take-step.ts';
import type { Walk } from './walk.ts';

/** Takes the plan's steps in their order; what is behind the one that stops the walk is noted as not reached. */
export async function takeSteps(steps: readonly PlanStep[], walk: Walk): Promise<void> {
  while (walk.at < steps.length) {
    const step = steps[walk.at];
    if (step === undefined) return;
    if (walk.stop !== undefined) note(step, 'not-reached', walk);
    else if (walk.at < walk.sparedUntil) note(step, 'skipped', walk);
    else {
      if (walk.world.askWho === 'always' && !isKeyPrompt(step)) await askWho(walk);
      // Whoever asked may have found out that nothing will work.
      if (walk.stop === undefined) await takeStep(step, walk);
      else note(step, 'not-reached', walk);
      if (walk.stop === 'call-failed') await askWhoWasRefused(walk);
    }
    const kept = walk.stop === undefined ? walk.keeps.get(walk.at) : undefined;
    if (kept !== undefined) await keepEntry(kept, walk);
    walk.at += 1;
  }
}

function isKeyPrompt(step: PlanStep): boolean {
  return step.kind === 'prompt' && (step.prompt === 'access-key-id' || step.prompt === 'secret-access-key');
}

function note(step: PlanStep, outcome: 'not-reached' | 'skipped', walk: Walk): void {
  walk.steps.push({ step, outcome, durationMs: 0, facts: {}, added: false });
}
