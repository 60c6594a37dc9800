import type { Span } from '../source/span.ts';

/** Something that makes the JDK's XML reader refuse the file. */
export interface XmlProblem {
  readonly span: Span;
  /** Words for the finding, no full stop. */
  readonly problem: string;
  /** What would be accepted. */
  readonly expected?: string;
  /** The tag that was left open, when that is the matter. */
  readonly opened?: Span;
  /** The tag that came in the way, when `span` is the one left open. */
  readonly noticed?: Span;
  /** Text that may safely take the place of `span`. */
  readonly replacement?: string;
}

/** Receives what stands in an XML text, in order. All numbers are offsets in the text. */
export interface XmlHandler {
  /** A document type declaration named its root element. */
  doctype(name: string, span: Span): void;
  startElement(name: string, start: number, end: number): void;
  /** The end tag; for `<a/>`, an empty stretch behind it. */
  endElement(start: number, end: number): void;
  /** A stretch of text; `value` is absent when it is exactly what stands in the file. */
  text(start: number, end: number, value: string | undefined): void;
  instruction(start: number, end: number): void;
  /** A comment outside the document type; only for those who ask. */
  comment?(start: number, end: number): void;
  /** A reference to a general entity: the JDK's reader leaves it out (cyberduck-formats §1.3). */
  entity(name: string, start: number, end: number): void;
  problem(problem: XmlProblem): void;
  /** The text ended, or could not be followed any further, at this offset. */
  end(offset: number): void;
}
