import type { Span } from '../source/span.ts';
import type { TextEdit } from '../source/text-edit.ts';
import type { PlistFindings } from './plist-findings.ts';

const known: ReadonlySet<string> = new Set([
  'string',
  'true',
  'false',
  'integer',
  'real',
  'date',
  'data',
  'array',
  'dict',
]);

const usual: ReadonlyMap<string, string> = new Map([
  ['int', 'integer'],
  ['float', 'real'],
  ['ustring', 'string'],
]);

/** Reports a value of unknown name, and what was meant when only the case of its letters is wrong or a type's usual name. */
export function remarkDropped(findings: PlistFindings, element: string, span: Span, what: string): void {
  const lower = element.toLowerCase();
  const meant = known.has(lower) ? lower : usual.get(lower);
  const facts = { element: element.slice(0, 40), what };
  if (meant === undefined) findings.remark('plist-value-dropped', span, { facts });
  else {
    const edits = renameElement(findings.source.text, span, element, meant);
    const expected = `<${meant}>`;
    findings.remarkMendable('plist-value-dropped', span, { ...facts, expected }, `Write ${expected}`, edits);
  }
}

function renameElement(text: string, span: Span, from: string, to: string): TextEdit[] {
  const start = { start: span.start + 1, end: span.start + 1 + from.length };
  if (text.startsWith('/>', span.end - 2)) return [{ span: start, text: to }];
  const end = { start: span.end - 1 - from.length, end: span.end - 1 };
  // Space inside the end tag: rare enough to leave to the author.
  return text.startsWith(`</${from}>`, end.start - 2)
    ? [
        { span: start, text: to },
        { span: end, text: to },
      ]
    : [];
}
