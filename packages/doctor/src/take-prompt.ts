import type { PromptStep } from '@duckbill/core';
import { askForCode } from './ask-for-code.ts';
import { askWho } from './ask-who.ts';
import { isCodeSpared } from './reuse-mfa.ts';
import { askChoice } from './sign-in/ask-choice.ts';
import type { Walk } from './walk.ts';
import type { Choice } from './world.ts';

/** Asks one of the plan's questions, unless an earlier answer made it needless. */
export async function takePrompt(step: PromptStep, walk: Walk): Promise<void> {
  const started = walk.begin(step);
  // A code without a device is not asked for (cyberduck-s3-connect §2.2).
  if (step.onlyAfter !== undefined && !walk.answers.has(step.onlyAfter)) return walk.end(step, started, 'skipped');
  const choices = choicesOf(step, walk);
  if (choices?.length === 0) {
    walk.end(step, started, 'skipped');
    walk.stop = 'nothing-assigned';
    return;
  }
  const given = prefilledAnswer(step, walk) ?? onlyChoice(step, choices);
  if (given !== undefined) {
    walk.answers.set(step.key ?? step.prompt, given);
    return walk.end(step, started, 'skipped', step.hidden ? {} : { answer: given });
  }
  if (step.prompt === 'mfa-code' && (await isCodeSpared(step, walk))) {
    walk.spared.add(step);
    return walk.end(step, started, 'skipped');
  }
  if (!walk.world.mayAsk) return walk.forbid(step, started);
  const answer = await ask(step, choices, walk);
  if (answer === undefined) return cancel(step, started, walk);
  walk.answers.set(step.key ?? step.prompt, answer);
  if (step.prompt !== 'mfa-code' && (step.hidden || secretPrompts.has(step.prompt))) walk.secrets.add(answer);
  walk.end(step, started, 'done', step.hidden ? {} : { answer });
}

/** Never shown again, whether or not the program hides them while they are typed. */
const secretPrompts: ReadonlySet<string> = new Set(['secret-access-key', 'session-token', 'oauth-client-secret']);

/** What an earlier answer brought along; the question is not asked then. */
export function prefilledAnswer({ prefilled }: PromptStep, walk: Walk): string | undefined {
  if (prefilled === undefined) return undefined;
  const chosen = walk.answers.get(prefilled.by);
  return prefilled.values.find(({ answer }) => answer === chosen)?.value;
}

/** What can be chosen; undefined when anything may be typed. */
function choicesOf({ choices }: PromptStep, walk: Walk): readonly Choice[] | undefined {
  if (choices === undefined) return undefined;
  if (choices.from === 'known') return choices.values.map((value) => ({ value, label: value }));
  return walk.browser.lists.get(choices.of);
}

/** A list that a call answered is not shown when it has one entry. */
function onlyChoice({ choices }: PromptStep, found: readonly Choice[] | undefined): string | undefined {
  return choices?.from === 'answer' && found?.length === 1 ? found[0]?.value : undefined;
}

async function ask(step: PromptStep, choices: readonly Choice[] | undefined, walk: Walk): Promise<string | undefined> {
  if (step.prompt === 'mfa-code') return askCode(step, walk);
  const { prompt, label, hidden } = step;
  if (choices !== undefined) return askChoice({ prompt, label, hidden, choices }, walk.world);
  // A blank answer is none: Cyberduck disables the button, or goes on as if cancelled.
  const answer = (await walk.world.ask({ prompt, label, hidden }))?.trim();
  return answer === '' ? undefined : answer;
}

/** Meanwhile AWS may say whose keys these are: with wrong ones no code is needed. */
async function askCode(step: PromptStep, walk: Walk): Promise<string | undefined> {
  const useless = new AbortController();
  const watch = async (): Promise<void> => {
    if (walk.world.askWho === 'while-typing') await askWho(walk);
    if (walk.stop !== undefined) useless.abort();
  };
  const watched = watch();
  const answer = await askForCode(step, walk, undefined, useless.signal);
  await watched;
  if (walk.stop !== undefined) return undefined;
  if ('code' in answer) return answer.code;
  if (answer.none === 'exhausted') walk.stop = 'no-code-accepted';
  return undefined;
}

function cancel(step: PromptStep, started: number, walk: Walk): void {
  walk.end(step, started, 'cancelled');
  if (step.cancel === 'aborts') walk.stop ??= 'prompt-cancelled';
}
