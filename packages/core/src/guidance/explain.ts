import { catalogue, type Code, isCode } from '../catalogue/catalogue.ts';
import { type GuidanceCode, isGuidanceCode } from '../catalogue/connect.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import { recogniseFailure } from './recognise-failure.ts';

/** An answer of `explain`. */
export type Explanation =
  | { readonly kind: 'rule'; readonly code: Code }
  | { readonly kind: 'failure'; readonly code: GuidanceCode; readonly facts: Facts };

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
