import { catalogue, type Code, isCode } from '../catalogue/catalogue.ts';
import { type GuidanceCode, isGuidanceCode } from '../catalogue/connect.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import { recogniseFailure } from './recognise-failure.ts';

/** An answer of `explain`. */
export type Explanation =
  | { readonly kind: 'rule'; readonly code: Code }
  | { readonly kind: 'failure'; readonly code: GuidanceCode; readonly facts: Facts }
  /** A number of the reference that no rule stands for, with the reason. */
  | { readonly kind: 'no-rule'; readonly number: string; readonly reason: string };

/** Numbers without a rule: a rule exists because a named program fails. */
const withoutRule: ReadonlyMap<string, string> = new Map([
  [
    'P40',
    'A port in <integer> is read as one in <string> by every Cyberduck, so nothing fails and there is no rule. Published profiles write it as <string>.',
  ],
]);

/** Longest text that is searched; what stands behind it says nothing new. */
const longestText = 1_000_000;

/**
 * What is known about a code of Duckbill, a number of the reference (P03, AWS051), an error code of AWS, or a text
 * that somebody pasted. Best first; empty when nothing is known.
 */
export function explain(text: string): readonly Explanation[] {
  const word = text.trim();
  if (isCode(word)) return [{ kind: 'rule', code: word }];
  if (isGuidanceCode(word)) return [{ kind: 'failure', code: word, facts: {} }];
  const numbered = codesByAlias(word);
  if (numbered.length > 0) return numbered;
  const reason = withoutRule.get(word.toUpperCase());
  if (reason !== undefined) return [{ kind: 'no-rule', number: word.toUpperCase(), reason }];
  return recogniseFailure({ message: text.slice(0, longestText) }).map(({ code, facts }) => ({
    kind: 'failure',
    code,
    facts,
  }));
}

function codesByAlias(word: string): readonly Explanation[] {
  const alias = word.toUpperCase();
  return Object.keys(catalogue)
    .filter(isCode)
    .filter((code) => catalogue[code].aliases.includes(alias))
    .map((code) => ({ kind: 'rule', code }));
}
