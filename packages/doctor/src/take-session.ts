import type { CallStep, Facts, PromptStep } from '@duckbill/core';
import { callTarget } from './call-target.ts';
import { classifyFailure } from './classify-failure.ts';
import { callContext, resolveParameters } from './resolve-parameters.ts';
import { askMfaCode, mostCodesSent } from './sign-in/ask-mfa-code.ts';
import { assumeRole } from './sign-in/assume-role.ts';
import { assumeRoleWithWebIdentity } from './sign-in/assume-role-with-web-identity.ts';
import { getSessionToken } from './sign-in/get-session-token.ts';
import type { SessionAnswer } from './sign-in/session-answer.ts';
import type { Walk } from './walk.ts';
import { withRetries } from './with-retries.ts';

/**
 * AssumeRole or GetSessionToken. Sends the code that was typed; a wrong one is asked for again here, without starting
 * over. In a chain each link signs with the session of the link before.
 */
export async function takeSession(step: CallStep, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const keys = walk.keysFor(step);
  if (keys === undefined) throw new Error(`there are no keys to sign ${step.operation} with`);
  const target = callTarget(step, world.endpoints);
  for (let sent = 1; ; sent += 1) {
    const parameters = await resolveParameters(step, walk);
    const code = parameters.get('TokenCode');
    if (code !== undefined) world.sentCodes.add(code);
    try {
      const take = step.operation === 'AssumeRole' ? assumeRole : getSessionToken;
      // A code that may have arrived is spent.
      const repeatable = code === undefined ? 'safely' : 'unsent';
      const answer = await withRetries(world, repeatable, () => take(target, keys, parameters, world));
      return noteSession(answer, parameters, walk);
    } catch (error) {
      const prompt = codePrompt(step, walk);
      if (code === undefined || prompt === undefined || sent >= mostCodesSent || !isWrongCode(error, step, parameters))
        throw error;
      const answer = await askMfaCode(prompt, world, 'wrong');
      // Whoever gives up now wants to know what AWS said to the last code.
      if ('none' in answer) throw error;
      walk.answers.set(prompt.key ?? prompt.prompt, answer.code);
      walk.secrets.addCode(answer.code);
    }
  }
}

/** AssumeRoleWithWebIdentity, which nobody signs. */
export async function takeWebIdentitySession(step: CallStep, walk: Walk): Promise<Facts> {
  const parameters = await resolveParameters(step, walk);
  const target = callTarget(step, walk.world.endpoints);
  const answer = await withRetries(walk.world, 'safely', () =>
    assumeRoleWithWebIdentity(target, parameters, walk.world),
  );
  return noteSession(answer, parameters, walk);
}

function noteSession(answer: SessionAnswer, parameters: ReadonlyMap<string, string>, walk: Walk): Facts {
  const { credentials, arn } = answer;
  walk.noteSession(credentials);
  const account = arn?.split(':')[4] ?? '';
  if (arn !== undefined) walk.identityAfter = { arn, account, userId: answer.userId ?? '' };
  const serial = parameters.get('SerialNumber');
  const { expiresAt } = credentials;
  return {
    ...(arn === undefined ? {} : { arn }),
    ...(serial === undefined ? {} : { serial }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/** The prompt that the call's code came from. */
function codePrompt(step: CallStep, walk: Walk): PromptStep | undefined {
  const value = step.parameters.find(({ name }) => name === 'TokenCode')?.value;
  if (value?.kind !== 'prompted') return undefined;
  return walk.planned.plan.steps
    .filter((step) => step.kind === 'prompt')
    .find(({ key, prompt }) => (key ?? prompt) === value.prompt);
}

function isWrongCode(error: unknown, step: CallStep, parameters: ReadonlyMap<string, string>): boolean {
  const { guidance } = classifyFailure(error, { ...step, context: callContext(parameters) });
  return guidance[0]?.code === 'sts-mfa-code-wrong';
}
