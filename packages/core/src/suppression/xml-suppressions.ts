import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { XmlHandler } from '../xml/xml-handler.ts';
import { readXml } from '../xml/read-xml.ts';
import { readSuppression } from './read-suppression.ts';
import type { SuppressionComment, SuppressionWords } from './suppression.ts';

/**
 * The suppressions of an XML property list. One covers the next element beside it; before a `<key>` also the value
 * that belongs to the key.
 */
export function xmlSuppressions(source: SourceText): readonly SuppressionComment[] {
  const reader = new CommentReader(source.text);
  readXml(source.text, source.text.startsWith('\uFEFF') ? 1 : 0, reader);
  return reader.found;
}

type Comment = Omit<SuppressionComment, 'covers'>;

interface Waiting {
  readonly comment: Comment;
  /** Where the element that it covers begins. */
  start: number | undefined;
}

/** An open element, or the file around them all. */
interface Level {
  /** Comments that have not met the end of what they cover. */
  waiting: Waiting[];
  /** The element before this place is a key that a comment covers. */
  behindKey: boolean;
}

class CommentReader implements XmlHandler {
  readonly #text: string;
  readonly found: SuppressionComment[] = [];
  readonly #levels: Level[] = [newLevel()];
  readonly #names: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  comment(start: number, end: number): void {
    const words = readSuppression(this.#text, { start: start + '<!--'.length, end: end - '-->'.length });
    if (words === undefined) return;
    const comment = asComment(this.#text, { start, end }, words);
    if (words.wholeFile) this.found.push({ ...comment, covers: 'file' });
    else this.#levels.at(-1)?.waiting.push({ comment, start: undefined });
  }

  startElement(name: string, start: number): void {
    for (const waiting of this.#levels.at(-1)?.waiting ?? []) waiting.start ??= start;
    this.#names.push(name);
    this.#levels.push(newLevel());
  }

  endElement(start: number, end: number): void {
    const inner = this.#levels.pop();
    if (inner !== undefined) this.#settle(inner, start);
    const name = this.#names.pop();
    const level = this.#levels.at(-1);
    if (level === undefined || level.waiting.length === 0) return;
    if (name === 'key' && !level.behindKey) level.behindKey = true;
    else this.#settle(level, end);
  }

  end(offset: number): void {
    for (const level of this.#levels) this.#settle(level, offset);
  }

  /** What is waited for has ended here, or never came. */
  #settle(level: Level, end: number): void {
    for (const { comment, start } of level.waiting)
      this.found.push({ ...comment, covers: start === undefined ? undefined : { start, end } });
    level.waiting = [];
    level.behindKey = false;
  }

  doctype(): void {}
  text(): void {}
  instruction(): void {}
  entity(): void {}
  problem(): void {}
}

function newLevel(): Level {
  return { waiting: [], behindKey: false };
}

function asComment(text: string, span: Span, { codes, listSpan, reason }: SuppressionWords): Comment {
  return { span, removal: withItsLine(text, span), codes, listSpan, reason };
}

/** The comment, its indentation and its line end; the comment alone where something else stands on its lines. */
function withItsLine(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && (text.charAt(from - 1) === ' ' || text.charAt(from - 1) === '\t')) from -= 1;
  let to = end;
  while (text.charAt(to) === ' ' || text.charAt(to) === '\t') to += 1;
  const before = from === 0 ? '\n' : text.charAt(from - 1);
  const after = text.charAt(to);
  if ((before !== '\n' && before !== '\r') || (after !== '\n' && after !== '\r')) return { start, end };
  return { start: from, end: text.startsWith('\r\n', to) ? to + 2 : to + 1 };
}
