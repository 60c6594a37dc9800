import type { CallStep, Facts, PromptStep } from '@duckbill/core';
import { askForCode } from './ask-for-code.ts';
import { callTarget } from './call-target.ts';
import { classifyFailure } from './classify-failure.ts';
import { callContext, resolveParameters } from './resolve-parameters.ts';
import { canReuseMfa, findMfaSession, forgetMfaSession, keepMfaSession } from './reuse-mfa.ts';
import type { SigningKeys } from './sdk/client-settings.ts';
import { mostCodesSent } from './sign-in/ask-mfa-code.ts';
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
  const keys = walk.keysFor(step);
  if (keys === undefined) throw new Error(`there are no keys to sign ${step.operation} with`);
  const serial = canReuseMfa(step, walk) ? (await resolveParameters(step, walk)).get('SerialNumber') : undefined;
  if (serial !== undefined) return takeSessionWithMfa(step, serial, keys, walk);
  const { answer, parameters } = await sendWithCode(step, keys, walk);
  return noteSession(answer, parameters, walk);
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

/** AssumeRole signed by a session with MFA, which is made when there is none. */
async function takeSessionWithMfa(step: CallStep, serial: string, keys: SigningKeys, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const parameters = new Map(await resolveParameters(step, walk));
  parameters.delete('SerialNumber');
  parameters.delete('TokenCode');
  const target = callTarget(step, world.endpoints);
  const kept = await findMfaSession(serial, walk);
  const assume = (session: SigningKeys): Promise<SessionAnswer> =>
    withRetries(world, 'safely', () => assumeRole(target, session, parameters, world));
  try {
    const answer = await assume(kept ?? (await makeMfaSession(step, serial, keys, walk)));
    return noteSession(answer, parameters, walk);
  } catch (error) {
    if (kept === undefined || !world.mayAsk || !isSessionOver(error)) throw error;
    await forgetMfaSession(serial, walk);
    return noteSession(await assume(await makeMfaSession(step, serial, keys, walk)), parameters, walk);
  }
}

/** GetSessionToken with the code that was meant for the role. */
async function makeMfaSession(role: CallStep, serial: string, keys: SigningKeys, walk: Walk): Promise<SigningKeys> {
  const step: CallStep = {
    ...role,
    operation: 'GetSessionToken',
    parameters: role.parameters.filter(({ name }) => name === 'SerialNumber' || name === 'TokenCode'),
    purpose: 'added by Duckbill: one code for several roles (--reuse-mfa)',
  };
  const started = walk.begin(step);
  const { answer } = await sendWithCode(step, keys, walk);
  const { credentials } = answer;
  await keepMfaSession(serial, credentials, walk);
  walk.end(step, started, 'done', { serial }, true);
  return credentials;
}

function isSessionOver(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return name === 'ExpiredToken' || name === 'ExpiredTokenException' || name === 'InvalidClientTokenId';
}

interface Sent {
  readonly answer: SessionAnswer;
  readonly parameters: ReadonlyMap<string, string>;
}

async function sendWithCode(step: CallStep, keys: SigningKeys, walk: Walk): Promise<Sent> {
  const { world } = walk;
  const target = callTarget(step, world.endpoints);
  const prompt = codePrompt(step, walk);
  const take = step.operation === 'AssumeRole' ? assumeRole : getSessionToken;
  for (let sent = 1; ; sent += 1) {
    if (prompt !== undefined && !walk.answers.has(prompt.key ?? prompt.prompt)) await askSpared(prompt, walk);
    const parameters = await resolveParameters(step, walk);
    const code = parameters.get('TokenCode');
    if (code !== undefined) world.sentCodes.add(code);
    // A code that may have arrived is spent.
    const repeatable = code === undefined ? 'safely' : 'unsent';
    try {
      const answer = await withRetries(world, repeatable, () => take(target, keys, parameters, world));
      await noteVerification(parameters, true, walk);
      return { answer, parameters };
    } catch (error) {
      const wrong = isWrongCode(error, step, parameters);
      await noteVerification(parameters, !wrong, walk);
      if (code === undefined || prompt === undefined || sent >= mostCodesSent || !wrong) throw error;
      const answer = await askForCode(prompt, walk, 'wrong');
      // Whoever gives up now wants to know what AWS said to the last code.
      if ('none' in answer) throw error;
      walk.answers.set(prompt.key ?? prompt.prompt, answer.code);
    }
  }
}

/** The code was thought needless, and is not. */
async function askSpared(prompt: PromptStep, walk: Walk): Promise<void> {
  if (!walk.spared.has(prompt) || !walk.world.mayAsk) return;
  const answer = await askForCode(prompt, walk);
  if ('code' in answer) walk.answers.set(prompt.key ?? prompt.prompt, answer.code);
}

/** AWS counts right, wrong and replayed codes alike (aws-wire §2.4). */
async function noteVerification(parameters: ReadonlyMap<string, string>, spent: boolean, walk: Walk): Promise<void> {
  const serial = parameters.get('SerialNumber');
  if (serial === undefined || !parameters.has('TokenCode')) return;
  await walk.world.signIn.verifications.note(serial, { at: walk.world.now().getTime(), spent });
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
