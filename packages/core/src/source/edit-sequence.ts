import { applyTextEdits, type TextEdit } from './text-edit.ts';

/** A piece of the text as it is now: kept from the first text, or new. */
type Segment = { readonly start: number; readonly end: number } | { readonly text: string };

/** Edits made one after another, each to the text that the ones before it have left; told as edits of the first text. */
export class EditSequence {
  readonly #original: string;
  #text: string;
  #segments: readonly Segment[];

  constructor(text: string) {
    this.#original = text;
    this.#text = text;
    this.#segments = [{ start: 0, end: text.length }];
  }

  /** The text with everything done so far. */
  get text(): string {
    return this.#text;
  }

  /** Makes edits of the text as it is now. Throws as `applyTextEdits` does. */
  apply(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    this.#text = applyTextEdits(this.#text, edits);
    const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const next: Segment[] = [];
    let edit = 0;
    let at = 0;
    for (const segment of this.#segments) {
      const end = at + lengthOf(segment);
      let from = at;
      for (let current = sorted[edit]; current !== undefined && current.span.start < end; current = sorted[edit]) {
        if (current.span.start > from) next.push(part(segment, from - at, current.span.start - at));
        if (current.span.start >= at && current.text !== '') next.push({ text: current.text });
        from = Math.max(from, Math.min(current.span.end, end));
        if (current.span.end > end) break;
        edit += 1;
      }
      if (from < end) next.push(part(segment, from - at, end - at));
      at = end;
    }
    for (const { text } of sorted.slice(edit).filter(({ span }) => span.start >= at)) next.push({ text });
    this.#segments = next;
  }

  /** All of it as edits of the first text, none of which overlap or change nothing. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let done = 0;
    let pending = '';
    const flush = (upTo: number) => {
      const span = { start: done, end: upTo };
      if (this.#original.slice(done, upTo) !== pending) edits.push({ span, text: pending });
      pending = '';
    };
    for (const segment of this.#segments) {
      if ('text' in segment) {
        pending += segment.text;
        continue;
      }
      flush(segment.start);
      done = segment.end;
    }
    flush(this.#original.length);
    return edits;
  }

  /** Where a place of the text as it is now stands in the first text; of new text, where it was put. */
  originalOffset(offset: number): number {
    let at = 0;
    let last = 0;
    for (const segment of this.#segments) {
      const end = at + lengthOf(segment);
      if ('text' in segment) {
        if (offset < end) return last;
      } else {
        if (offset < end) return segment.start + offset - at;
        last = segment.end;
      }
      at = end;
    }
    return last;
  }
}

function lengthOf(segment: Segment): number {
  return 'text' in segment ? segment.text.length : segment.end - segment.start;
}

function part(segment: Segment, from: number, to: number): Segment {
  if ('text' in segment) return { text: segment.text.slice(from, to) };
  return { start: segment.start + from, end: segment.start + to };
}
