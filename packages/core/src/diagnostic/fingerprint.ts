import type { Diagnostic, Facts } from './diagnostic.ts';

/**
 * What a finding is, whatever its place: the same when lines move, another one when what was found changes. Made of
 * code and facts, which hold no secret.
 */
export function fingerprint({ code, facts }: Pick<Diagnostic, 'code' | 'facts'>): string {
  const names = Object.keys(facts).toSorted();
  return hash(JSON.stringify([code, ...names.map((name) => [name, plain(facts[name])])]));
}

function plain(fact: Facts[string] | undefined): unknown {
  return fact ?? null;
}

/** 64 bits as hexadecimal digits: FNV-1a twice, from two starts. Against accidents, not against forgers. */
function hash(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x9e3779b9;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ (unit + at), 0x85ebca6b) ^ (two >>> 15);
  }
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
