import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { textHash } from './text-hash.ts';

/**
 * What a finding is, whatever its place: the same when lines move, another one when what was found changes. Made of
 * code and facts, which hold no secret. Findings that look alike have the same.
 */
export function fingerprint({ code, facts }: Pick<Diagnostic, 'code' | 'facts'>): string {
  const names = Object.keys(facts).toSorted();
  return textHash(JSON.stringify([code, ...names.map((name) => [name, facts[name]])]));
}
