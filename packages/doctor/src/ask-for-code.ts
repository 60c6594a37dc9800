import type { CallStep, PromptStep } from '@duckbill/core';
import { type CodeAnswer, type CodeFault, askMfaCode } from './sign-in/ask-mfa-code.ts';
import { awaitCodeTime, awaitNextCode } from './sign-in/code-limits.ts';
import type { Walk } from './walk.ts';

/**
 * Asks for a code of the device that the prompt is about, when there is one that AWS would look at. Codes that were
 * typed for the same device count as used: in a chain they go out later.
 */
export async function askForCode(
  prompt: PromptStep,
  walk: Walk,
  reason?: CodeFault,
  signal?: AbortSignal,
): Promise<CodeAnswer> {
  const { world, codes } = walk;
  const serial = serialOf(prompt, walk);
  const typed = codes.get(serial);
  // After a wrong code the right one may still be on the screen.
  if (reason === undefined) await awaitCodeTime(serial, typed?.at, world);
  const answer = await askMfaCode(prompt, world, {
    reason,
    signal,
    isTaken: (code) => world.sentCodes.has(code) || typed?.code === code,
    nextCode: () => awaitNextCode(world),
  });
  if ('code' in answer) {
    codes.set(serial, { code: answer.code, at: world.now().getTime() });
    walk.secrets.addCode(answer.code);
  }
  return answer;
}

/** The call that the code of a prompt goes to. */
export function callOfCode(prompt: PromptStep, { planned }: Walk): CallStep | undefined {
  const key = prompt.key ?? prompt.prompt;
  return planned.plan.steps
    .filter((step) => step.kind === 'call')
    .find(({ parameters }) =>
      parameters.some(({ name, value }) => name === 'TokenCode' && value.kind === 'prompted' && value.prompt === key),
    );
}

/** The device that a code is for; empty when nobody knows. */
export function serialOf(prompt: PromptStep, walk: Walk): string {
  const value = callOfCode(prompt, walk)?.parameters.find(({ name }) => name === 'SerialNumber')?.value;
  if (value?.kind === 'known') return value.value;
  return value?.kind === 'prompted' ? (walk.answers.get(value.prompt) ?? '') : '';
}
