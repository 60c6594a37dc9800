/**
 * What a text given as access key id is. Hints only: old keys, test keys and other vendors' keys differ
 * (aws-config E.1, E.2).
 */
export type AccessKeyIdKind = 'long-term' | 'temporary' | 'other-aws-id' | 'unknown';

export interface AccessKeyId {
  readonly kind: AccessKeyIdKind;
  /** Of what an AWS id with another prefix is the id: `role` for `AROA…`. */
  readonly idOf?: string;
  /** Whether length and characters are those of the ids that AWS makes today. */
  readonly usualForm: boolean;
}

/** Of the ids that AWS makes today (aws-config E.1). */
export const accessKeyIdLength = 20;

const USUAL_REST = /^[A-Z2-7]{16}$/u;
const ID_CHARACTERS = /^[A-Z0-9]+$/u;
const PREFIX_LENGTH = 4;

const idPrefixes: ReadonlyMap<string, string> = new Map([
  ['ABIA', 'bearer token'],
  ['ACCA', 'context-specific credential'],
  ['AGPA', 'group'],
  ['AIDA', 'user'],
  ['AIPA', 'instance profile'],
  ['ANPA', 'managed policy'],
  ['ANVA', 'version of a managed policy'],
  ['APKA', 'public key'],
  ['AROA', 'role'],
  ['ASCA', 'certificate'],
]);

/** Tells a long-term key (`AKIA…`) from a temporary one (`ASIA…`) and from ids that are no keys. */
export function classifyAccessKeyId(text: string): AccessKeyId {
  const prefix = text.slice(0, PREFIX_LENGTH);
  const rest = text.slice(PREFIX_LENGTH);
  const usualForm = USUAL_REST.test(rest);
  if (prefix === 'AKIA') return { kind: 'long-term', usualForm };
  if (prefix === 'ASIA') return { kind: 'temporary', usualForm };
  const idOf = idPrefixes.get(prefix);
  // Shorter texts that start so are names or test values.
  if (idOf !== undefined && rest.length >= 12 && ID_CHARACTERS.test(rest))
    return { kind: 'other-aws-id', idOf, usualForm };
  return { kind: 'unknown', usualForm: false };
}
