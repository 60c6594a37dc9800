import { fillTemplate, fillTemplates } from '@duckbill/core';
import type { CheckId, Saying } from './check.ts';
import { checkWords } from './check-words.ts';
import { describeGuidance } from './describe-guidance.ts';
import type { CheckResult, RanCheck } from './doctor-report.ts';

/** What to do before everything else. */
export interface FirstThing {
  readonly check: CheckId;
  /** Of the finding or the guidance that explains it; `duckbill explain CODE` tells more. */
  readonly code?: string;
  readonly problem: string;
  readonly whatToDo: string;
}

/** A check's words in one sentence. */
export function sentence({ word, facts }: Saying): string {
  const { text } = checkWords[word];
  return fillTemplate(text, facts) ?? text;
}

/**
 * The earliest failure is the cause of most that follow. Without one: what could not be asked, then an answer that is
 * wanted from the person, then the earliest warning.
 */
export function firstThing(
  ran: readonly RanCheck[],
  results: ReadonlyMap<CheckId, CheckResult>,
  target: string,
): FirstThing | undefined {
  const found =
    ran.find(({ outcome }) => outcome.outcome === 'failed') ??
    ran.find(({ outcome }) => outcome.outcome === 'broken') ??
    ran.find(({ outcome }) => outcome.say.word === 'skipped-no-input') ??
    ran.find(({ outcome }) => outcome.outcome === 'warned');
  const result = found === undefined ? undefined : results.get(found.check.id);
  if (found === undefined || result === undefined) return undefined;
  const [code] = result.codes;
  return { check: found.check.id, ...(code === undefined ? {} : { code }), ...problemOf(found, result, target) };
}

type Problem = Pick<FirstThing, 'problem' | 'whatToDo'>;

function problemOf({ check, outcome }: RanCheck, { diagnostics }: CheckResult, target: string): Problem {
  const { say, failure, guidance = [] } = outcome;
  const [known] = failure?.guidance ?? [];
  if (known !== undefined && failure !== undefined) {
    const { title, whatToDo } = describeGuidance(known, failure.facts, target);
    return { problem: title, whatToDo: whatToDo[0] ?? '' };
  }
  const [finding] = diagnostics;
  if (finding !== undefined) return { problem: finding.message, whatToDo: finding.whatToDo };
  const [own] = fillTemplates(checkWords[say.word].whatToDo, say.facts);
  const [code] = guidance;
  if (code !== undefined) {
    const { whatToDo } = describeGuidance({ code, facts: {}, score: 0 }, say.facts, target);
    return { problem: sentence(say), whatToDo: own ?? whatToDo[0] ?? '' };
  }
  return { problem: say.word === 'broken' ? `${check.id}: ${sentence(say)}` : sentence(say), whatToDo: own ?? '' };
}
