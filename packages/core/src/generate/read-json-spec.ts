import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { JsonMember, JsonNode } from '../json/json-tree.ts';
import { parseJson } from '../json/parse-json.ts';
import type { SourceText } from '../source/source-text.ts';
import type { GivenValue, GivenValues } from './generate-spec.ts';
import { type FieldType, isFieldName, specField } from './spec-fields.ts';

export type ReadSpec =
  | { readonly ok: true; readonly given: GivenValues }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The values of a specification in JSON, with their places. Takes any text. */
export function readGenerateSpec({ name: file, text }: SourceText): ReadSpec {
  const outcome = parseJson(text);
  if (!outcome.ok) return refuse(file, [[outcome.problem.span, outcome.problem.problem]]);
  if (outcome.repeated.length > 0)
    return refuse(
      file,
      outcome.repeated.map(({ span, problem }) => [span, problem] as const),
    );
  const { root } = outcome;
  if (root.type !== 'object') return refuse(file, [[root.span, 'it is no object']]);
  const values = new Map<string, GivenValue>();
  const diagnostics: Diagnostic[] = [];
  for (const member of root.members) {
    if (member.key === '$schema') continue;
    const type = typeOf(member.key);
    const found = valueOf(member, type);
    if (found !== undefined) values.set(member.key, found);
    else {
      const facts = { field: member.key.slice(0, 64), type: typeWords[type] };
      diagnostics.push(diagnostic('generate-value-type', file, member.value.span, { facts }));
    }
  }
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  // At the brace, where the missing one belongs.
  return { ok: true, given: { file, whole: { start: root.span.start, end: root.span.start + 1 }, values } };
}

function refuse(file: string, problems: readonly (readonly [JsonNode['span'], string])[]): ReadSpec {
  return {
    ok: false,
    diagnostics: problems.map(([span, problem]) =>
      diagnostic('generate-spec-malformed', file, span, { facts: { problem } }),
    ),
  };
}

const typeWords: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  whole: 'a whole number',
  list: 'a list of texts',
  flag: 'true or false',
};

function typeOf(key: string): FieldType {
  if (key === 'for') return 'list';
  return isFieldName(key) ? specField(key).type : 'text';
}

/** Undefined when it is of another type. What stands under an unknown name is told by its name. */
function valueOf({ key, keySpan, value }: JsonMember, type: FieldType): GivenValue | undefined {
  const given = (text: string): GivenValue => ({ text, span: value.span, nameSpan: keySpan });
  const isKnown = key === 'access' || key === 'for' || isFieldName(key);
  if (!isKnown) return given('');
  switch (type) {
    case 'text':
      return value.type === 'string' ? given(value.value) : undefined;
    case 'whole':
      return value.type === 'number' && value.isWhole ? given(value.text) : undefined;
    case 'flag':
      return value.type === 'boolean' ? given(String(value.value)) : undefined;
    case 'list': {
      if (value.type === 'string' && key === 'for') return given(value.value);
      if (value.type !== 'array') return undefined;
      const texts = value.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
      return texts.length === value.items.length && texts.every((text) => !text.includes(','))
        ? given(texts.join(','))
        : undefined;
    }
  }
}
