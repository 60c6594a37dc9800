import type { SourceText, Span } from '@duckbill/core';
import type { Position, Range } from 'vscode-languageserver/node';

/** A span as the protocol counts: lines and UTF-16 units from 0. */
export function rangeOf(source: SourceText, { start, end }: Span): Range {
  return { start: positionOf(source, start), end: positionOf(source, end) };
}

function positionOf(source: SourceText, offset: number): Position {
  const { line, column } = source.position(offset);
  return { line: line - 1, character: column - 1 };
}

/** The offset of a place in a text; the nearest one where the text has no such place. */
export function offsetOf(source: SourceText, { line, character }: Position): number {
  return source.offset({ line: line + 1, column: character + 1 });
}

/** Whether two ranges share a place; one that is empty has the place where it stands. */
export function rangesTouch(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
