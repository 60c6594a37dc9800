import { wildcardUnit, type Pattern } from './match-pattern.ts';
import type { RequestContext } from './request-context.ts';

/** A policy text with its variables filled in. `absent`: a variable has no single value, so nothing can equal the text. */
export type Expanded =
  | { readonly state: 'text'; readonly text: string; readonly pattern: Pattern }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' };

/**
 * Fill in `${key}` and `${key, 'default'}`, and the escapes `${*}`, `${?}`, `${$}`. Only a policy of version 2012-10-17
 * has variables. A multivalued key fills nothing in, and its default is not used either (iam-evaluation,
 * variable/tagkeys…). An unclosed or empty `${` is plain text.
 */
export function expandVariables(text: string, version: string | undefined, context: RequestContext): Expanded {
  if (version !== '2012-10-17' || !text.includes('${')) return plain(text);
  let filled = '';
  const pattern: number[] = [];
  const addPlain = (piece: string): void => {
    filled += piece;
    for (let index = 0; index < piece.length; index += 1) pattern.push(piece.charCodeAt(index));
  };
  const addText = (piece: string): void => {
    filled += piece;
    for (let index = 0; index < piece.length; index += 1) pattern.push(wildcardUnit(piece.charCodeAt(index)));
  };
  let at = 0;
  for (;;) {
    const open = text.indexOf('${', at);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (open < 0 || close < 0) {
      addText(text.slice(at));
      return { state: 'text', text: filled, pattern };
    }
    addText(text.slice(at, open));
    const value = variableValue(text.slice(open + 2, close), context);
    if (typeof value !== 'string') return value;
    addPlain(value);
    at = close + 1;
  }
}

function plain(text: string): Expanded {
  return {
    state: 'text',
    text,
    pattern: Array.from({ length: text.length }, (_, index) => wildcardUnit(text.charCodeAt(index))),
  };
}

function variableValue(content: string, context: RequestContext): string | Exclude<Expanded, { state: 'text' }> {
  if (content === '*' || content === '?' || content === '$') return content;
  const comma = content.indexOf(',');
  const key = (comma < 0 ? content : content.slice(0, comma)).trim();
  const found = context.look(key);
  if (found.state === 'unknown') return { state: 'unknown' };
  if (found.state === 'present') return typeof found.value === 'string' ? found.value : { state: 'absent' };
  const fallback = comma < 0 ? '' : content.slice(comma + 1).trim();
  if (fallback.length >= 2 && fallback.startsWith("'") && fallback.endsWith("'")) return fallback.slice(1, -1);
  return { state: 'absent' };
}
