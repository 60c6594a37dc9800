import type { Span } from '../source/span.ts';
import type { JsonTag } from './json-tags.ts';
import type { Refusal } from './plist-findings.ts';
import type { PlistString, PlistValue } from './plist-tree.ts';
import { readData } from './read-data.ts';

/** The value that an object with a tag stands for, or why it stands for none. */
export function readTagged(tag: JsonTag, value: PlistValue, span: Span): PlistValue | Refusal {
  if (value.type !== 'string') return { span: value.span, problem: `"${tag}" is no string`, expected: examples[tag] };
  return readers[tag](value, span) ?? { span: value.span, problem: problems[tag], expected: examples[tag] };
}

const examples: Readonly<Record<JsonTag, string>> = {
  $date: '"2026-01-31T12:00:00Z"',
  $data: 'base64, padded with = to a multiple of four',
  $real: '"nan", "+infinity" or "-infinity"',
};

const problems: Readonly<Record<JsonTag, string>> = {
  $date: 'this is no date',
  $data: 'this is not base64',
  $real: 'this is not one of the words for a number without digits',
};

type TagReader = (text: PlistString, span: Span) => PlistValue | undefined;

const readers: Readonly<Record<JsonTag, TagReader>> = {
  $date: ({ value, textSpan }, span) => {
    const milliseconds = readIsoDate(value);
    return milliseconds === undefined ? undefined : { type: 'date', span, textSpan, value: milliseconds };
  },
  $data: ({ value, textSpan }, span) => {
    const data = readData(value);
    if (data === undefined || data.lost > 0) return undefined;
    return { type: 'data', span, textSpan, byteLength: data.byteLength, content: value };
  },
  $real: ({ value, textSpan }, span) => {
    const real = realWords.get(value);
    return real === undefined ? undefined : { type: 'real', span, textSpan, value: real };
  },
};

const realWords: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['+infinity', Number.POSITIVE_INFINITY],
  ['-infinity', Number.NEGATIVE_INFINITY],
]);

const isoForm = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/u;

/** Strict: no day that rolls over into the next month. */
function readIsoDate(text: string): number | undefined {
  const milliseconds = isoForm.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) return undefined;
  const written = new Date(milliseconds).toISOString();
  return written === text || written.replace('.000Z', 'Z') === text ? milliseconds : undefined;
}
