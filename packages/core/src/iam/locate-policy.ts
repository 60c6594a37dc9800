import { locateJson } from '../json/locate-json.ts';
import { parseJson } from '../json/parse-json.ts';
import type { Span } from '../source/span.ts';

/** Where a statement of a policy text stands, 0-based; undefined for a text that is no JSON. */
export function locateStatement(text: string, statement: number): Span | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok || parsed.root.type !== 'object') return undefined;
  const list = parsed.root.members.findLast(({ key }) => key === 'Statement')?.value;
  return locateJson(parsed.root, list?.type === 'array' ? `/Statement/${statement}` : '/Statement');
}
