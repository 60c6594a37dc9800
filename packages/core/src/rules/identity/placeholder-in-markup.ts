import { findPlaceholder } from '../../identifiers/placeholder.ts';
import type { Span } from '../../source/span.ts';
import { refusedPlistRule, type RefusedPlistRule } from '../rule.ts';

/**
 * `<string>arn:aws:iam::<ACCOUNT_ID>:role/NAME</string>`, as the guides print it, is no XML: the placeholder reads as
 * an element. Then the file is refused, and this says why.
 */
export const placeholderInMarkup: RefusedPlistRule = refusedPlistRule(
  'placeholder-left-in',
  ({ source, diagnostics }, report) => {
    const lines = new Set(diagnostics.map(({ span }) => source.position(span.start).line));
    for (const line of lines) {
      const span = source.lineSpan(line);
      const value = arnIn(source.slice(span));
      const placeholder = value === undefined ? undefined : findPlaceholder(value.text);
      if (value === undefined || placeholder === undefined) continue;
      const start = span.start + value.start + placeholder.span.start;
      report({
        file: source.name,
        span: { start, end: start + placeholder.text.length },
        facts: {
          setting: keyBefore(source.text, span),
          placeholder: placeholder.text,
          example: 'the finished value looks like arn:aws:iam::123456789012:role/NAME',
        },
      });
    }
  },
);

/** The ARN of a line, up to the tag that closes it. */
function arnIn(line: string): { readonly text: string; readonly start: number } | undefined {
  const start = line.indexOf('arn:');
  if (start === -1) return undefined;
  const end = line.indexOf('</', start);
  return { text: line.slice(start, end === -1 ? undefined : end), start };
}

/** The key that stands before a value. */
function keyBefore(text: string, line: Span): string {
  const open = text.lastIndexOf('<key>', line.end);
  const close = open === -1 ? -1 : text.indexOf('</key>', open);
  return close === -1 ? 'this value' : text.slice(open + '<key>'.length, close);
}
