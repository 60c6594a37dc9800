import type { PromptStep } from '@duckbill/core';
import { askMfaCode } from './sign-in/ask-mfa-code.ts';
import type { Walk } from './walk.ts';

/** Asks one of the plan's questions, unless an earlier answer made it needless. */
export async function takePrompt(step: PromptStep, walk: Walk): Promise<void> {
  const started = walk.begin(step);
  // A code without a device is not asked for (cyberduck-s3-connect §2.2).
  if (step.onlyAfter !== undefined && !walk.answers.has(step.onlyAfter)) return walk.end(step, started, 'skipped');
  if (!walk.world.mayAsk) {
    walk.end(step, started, 'not-asked');
    walk.stop = 'input-forbidden';
    return;
  }
  const answer = step.prompt === 'mfa-code' ? await askCode(step, walk) : await askText(step, walk);
  if (answer === undefined) return cancel(step, started, walk);
  walk.answers.set(step.key ?? step.prompt, answer);
  if (step.prompt === 'mfa-code') walk.secrets.addCode(answer);
  if (step.prompt === 'secret-access-key') walk.secrets.add(answer);
  walk.end(step, started, 'done', step.hidden ? {} : { answer });
}

async function askCode(step: PromptStep, walk: Walk): Promise<string | undefined> {
  const answer = await askMfaCode(step, walk.world);
  if ('code' in answer) return answer.code;
  if (answer.none === 'exhausted') walk.stop = 'no-code-accepted';
  return undefined;
}

/** A blank answer is none: Cyberduck disables the button, or goes on as if cancelled. */
async function askText(step: PromptStep, walk: Walk): Promise<string | undefined> {
  const { prompt, label, hidden } = step;
  const answer = (await walk.world.ask({ prompt, label, hidden }))?.trim();
  return answer === '' ? undefined : answer;
}

function cancel(step: PromptStep, started: number, walk: Walk): void {
  walk.end(step, started, 'cancelled');
  if (step.cancel === 'aborts') walk.stop ??= 'prompt-cancelled';
}
