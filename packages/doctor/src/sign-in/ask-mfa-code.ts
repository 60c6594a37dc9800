import type { PromptStep } from '@duckbill/core';
import type { AskAgain, DoctorWorld, Question } from '../world.ts';

/** STS takes exactly six digits (aws-wire §2.1). */
const codeDigits = 6;

/** Codes that may be sent in one connect; nine in three minutes block the device (aws-wire §2.4). */
export const mostCodesSent = 3;

/** Answers that are looked at before giving up; those that cannot be sent count here only. */
const mostAnswers = 10;

const againWords: Readonly<Record<CodeFault, string>> = {
  blank: 'No code was entered; an empty one is not sent.',
  'not-digits': `A code has ${codeDigits} digits.`,
  'already-sent': 'This code was already sent and works only once: wait for the next one.',
  wrong: 'AWS did not accept this code: wait for the next one.',
};

/** Why a code is asked for once more. */
export type CodeFault = Exclude<AskAgain, 'no-choice'>;

/** cancelled: by the person; exhausted: nothing that could be sent was typed. */
export type CodeAnswer = { readonly code: string } | { readonly none: 'cancelled' | 'exhausted' };

/** What is known about codes beside the prompt. */
export interface CodeSurroundings {
  readonly reason?: CodeFault | undefined;
  /** Aborts when the answer would be of no use. */
  readonly signal?: AbortSignal | undefined;
  /** Whether a code was used already. */
  readonly isTaken: (code: string) => boolean;
  /** Waits until the authenticator shows another one. */
  readonly nextCode: () => Promise<void>;
}

/** Asks for an MFA code until there is one that can be sent: six digits that did not go out before. */
export async function askMfaCode(
  step: PromptStep,
  world: DoctorWorld,
  { reason, signal, isTaken, nextCode }: CodeSurroundings,
): Promise<CodeAnswer> {
  let again = reason;
  for (let answers = 0; answers < mostAnswers; answers += 1) {
    const typed = await world.ask(codeQuestion(step, again), signal);
    if (typed === undefined) return { none: 'cancelled' };
    // Authenticators show "123 456".
    const code = typed.replaceAll(' ', '').trim();
    const fault = codeFault(code, isTaken);
    if (fault === undefined) return { code };
    if (fault === 'already-sent') await nextCode();
    again = fault;
  }
  return { none: 'exhausted' };
}

function codeQuestion(step: PromptStep, again: CodeFault | undefined): Question {
  const { prompt, label, hidden } = step;
  const question = { prompt, label, hidden, mustBeDigits: codeDigits };
  return again === undefined ? question : { ...question, again: { reason: again, words: againWords[again] } };
}

function codeFault(code: string, isTaken: (code: string) => boolean): CodeFault | undefined {
  if (code === '') return 'blank';
  if (code.length !== codeDigits || /[^0-9]/u.test(code)) return 'not-digits';
  return isTaken(code) ? 'already-sent' : undefined;
}
