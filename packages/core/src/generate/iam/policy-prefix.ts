import { literalText } from './policy-document.ts';

/** Variables whose value is one name of who asks, and the ways in which a request has them. */
const nameVariables: ReadonlyMap<string, 'user' | 'any'> = new Map([
  ['aws:username', 'user'],
  ['aws:userid', 'any'],
  ['aws:PrincipalAccount', 'any'],
]);

export interface PrefixPart {
  readonly kind: 'text' | 'variable' | 'open';
  /** Of a variable: what stands between the braces. */
  readonly text: string;
}

/** A prefix cut at its policy variables `${…}`; `open`: a `${` that nothing closes. */
export function prefixParts(prefix: string): readonly PrefixPart[] {
  const parts: PrefixPart[] = [];
  let at = 0;
  for (;;) {
    const start = prefix.indexOf('${', at);
    if (start > at || start < 0) parts.push({ kind: 'text', text: prefix.slice(at, start < 0 ? undefined : start) });
    if (start < 0) return parts;
    const end = prefix.indexOf('}', start);
    if (end < 0) return [...parts, { kind: 'open', text: prefix.slice(start) }];
    parts.push({ kind: 'variable', text: prefix.slice(start + 2, end) });
    at = end + 1;
  }
}

/** Whether requests of a user, or of a session of a role too, have the variable; undefined: it is not known. */
export function variableHolders(name: string): 'user' | 'any' | undefined {
  return nameVariables.get(name) ?? (/^aws:PrincipalTag\/[\w+=.@-]{1,128}$/u.test(name) ? 'any' : undefined);
}

/** The names of variables that can stand in a prefix. */
export const prefixVariables: readonly string[] = [...nameVariables.keys(), 'aws:PrincipalTag/KEY'];

/** The prefix as a policy has to have it: variables as they are, everything else letter for letter. */
export function literalPrefix(prefix: string): string {
  return prefixParts(prefix)
    .map(({ kind, text }) => (kind === 'variable' ? `\${${text}}` : literalText(text)))
    .join('');
}
