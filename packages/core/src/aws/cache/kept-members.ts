import { parseJson } from '../../json/parse-json.ts';
import type { PythonJson } from '../python-json.ts';

/**
 * The members of the file of before that we do not know, as they stand there: another program put them there and may
 * want them back. Of a damaged file nothing is kept.
 */
export function keptMembers(
  before: string | undefined,
  known: ReadonlySet<string>,
): readonly (readonly [key: string, value: PythonJson])[] {
  const parsed = parseJson(before ?? '');
  if (before === undefined || !parsed.ok || parsed.root.type !== 'object') return [];
  const kept = new Map<string, PythonJson>();
  for (const { key, value } of parsed.root.members)
    if (!known.has(key)) kept.set(key, { raw: before.slice(value.span.start, value.span.end) });
  return [...kept];
}
