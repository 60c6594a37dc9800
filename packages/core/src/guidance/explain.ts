import { catalogue, type Code, isCode } from '../catalogue/catalogue.ts';
import { type GuidanceCode, isGuidanceCode } from '../catalogue/connect.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import { explainText } from './explain-text.ts';

/** An answer of `explain`. */
export type Explanation =
  | { readonly kind: 'rule'; readonly code: Code }
  | {
      readonly kind: 'failure';
      readonly code: GuidanceCode;
      readonly facts: Facts;
      /** Lines of a longer text that tell of it, 1-based; the first ones where there are many. */
      readonly lines?: readonly number[];
      /** How many places of a longer text tell of it. */
      readonly times?: number;
    }
  /** A number of the reference that no rule stands for, with the reason. */
  | { readonly kind: 'no-rule'; readonly number: string; readonly reason: string };

/** Numbers without a rule: a rule exists because a named program fails. */
const withoutRule: ReadonlyMap<string, string> = new Map([
  [
    'P40',
    'A port in <integer> is read as one in <string> by every Cyberduck, so nothing fails and there is no rule. Published profiles write it as <string>.',
  ],
]);

/** Longest text that can be a code. */
const longestCode = 100;

/**
 * What is known about a code of Duckbill, a number of the reference (P03, AWS051), an error code of AWS, or a text
 * that somebody pasted, up to a whole log. Best first; empty when nothing is known.
 */
export function explain(text: string): readonly Explanation[] {
  const word = text.trim();
  const known = word.length > longestCode ? [] : explainCode(word);
  if (known.length > 0) return known;
  const long = word.includes('\n');
  return explainText(text).map(({ code, facts, lines, times }) => ({
    kind: 'failure',
    code,
    facts,
    ...(long ? { lines, times } : {}),
  }));
}

function explainCode(word: string): readonly Explanation[] {
  if (isCode(word)) return [{ kind: 'rule', code: word }];
  if (isGuidanceCode(word)) return [{ kind: 'failure', code: word, facts: {} }];
  const numbered = codesByAlias(word);
  if (numbered.length > 0) return numbered;
  const reason = withoutRule.get(word.toUpperCase());
  return reason === undefined ? [] : [{ kind: 'no-rule', number: word.toUpperCase(), reason }];
}

function codesByAlias(word: string): readonly Explanation[] {
  const alias = word.toUpperCase();
  return Object.keys(catalogue)
    .filter(isCode)
    .filter((code) => catalogue[code].aliases.includes(alias))
    .map((code) => ({ kind: 'rule', code }));
}
