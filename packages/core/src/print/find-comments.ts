import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { readXml } from '../xml/read-xml.ts';

/** Every comment of an XML text, in order. */
export function findComments({ text }: SourceText): readonly Span[] {
  const comments: Span[] = [];
  const ignore = (): void => undefined;
  readXml(text, text.startsWith('\uFEFF') ? 1 : 0, {
    doctype: ignore,
    startElement: ignore,
    endElement: ignore,
    text: ignore,
    instruction: ignore,
    entity: ignore,
    problem: ignore,
    end: ignore,
    comment: (start, end) => comments.push({ start, end }),
  });
  return comments;
}
