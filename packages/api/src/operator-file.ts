import { locateJson, parseJson, SourceText } from '@duckbill/core';
import type { FieldError } from './problem.ts';
import type { Checked } from './validator.ts';

/** What a file of the operator says, or why it is not taken: each mistake with its line and column. */
export type OperatorFile<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads a JSON file of the operator: by its schema, then by `check`, which tells what a schema cannot. Reasons name
 * places and fields, never what stands there. A key that stands twice is refused: nobody could tell which one counts.
 */
export function readOperatorFile<Value>(
  text: string,
  validate: (value: unknown) => Checked<Value>,
  check: (value: Value) => readonly FieldError[] = () => [],
): OperatorFile<Value> {
  const source = new SourceText('file', text);
  const at = (offset: number): string => {
    const { line, column } = source.position(offset);
    return `line ${line}, column ${column}`;
  };
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, reason: `it is not JSON: ${at(parsed.problem.span.start)}` };
  const { root, repeated } = parsed;
  if (repeated.length > 0) {
    return told(repeated.map(({ span }) => ({ offset: span.start, words: 'the same key stands here once more' })));
  }
  const value: unknown = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const checked = validate(value);
  const errors = checked.ok ? check(checked.value) : checked.errors;
  if (checked.ok && errors.length === 0) return checked;
  return told(errors.map(({ pointer, detail }) => ({ offset: offsetOf(pointer), words: `${pointer} ${detail}` })));

  /** Of a field that is not known, its name; of one that is missing, where it should stand. */
  function offsetOf(pointer: string): number {
    const path = pointer.slice(1);
    const last = path.lastIndexOf('/');
    const name = path
      .slice(last + 1)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~');
    return locateJson(root, path.slice(0, Math.max(0, last)), name).start;
  }

  function told(mistakes: readonly { readonly offset: number; readonly words: string }[]): OperatorFile<never> {
    const lines = mistakes.toSorted((one, other) => one.offset - other.offset);
    return { ok: false, reason: lines.map(({ offset, words }) => `${at(offset)}: ${words}`).join('; ') };
  }
}
