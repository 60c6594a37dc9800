import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';

/** Where in an XML property list an offset is, also in one that is only half written. */
export interface PlistPlace {
  /** In a key's text, in a value or its tag, in a comment, or where the next element of a dictionary would stand. */
  readonly at: 'key' | 'value' | 'comment' | 'between';
  /** Keys of the dictionaries around, from the outside: none in the outermost. */
  readonly path: readonly string[];
  /** The key itself, or the one that the value belongs to; none between elements where a key would stand. */
  readonly key: string | undefined;
  /** Name of the element; between elements, of the one around: `dict` or `array`. */
  readonly element: string;
  /** What is written there: the text of the element, or the beginning of the next one. */
  readonly span: Span;
  /** All keys of the dictionary around. */
  readonly siblings: readonly string[];
}

/** An open element. */
interface Frame {
  readonly name: string;
  /** The key that it is the value of. */
  readonly key: string | undefined;
  readonly path: readonly string[];
  readonly keys: string[];
  /** The key that waits for its value. */
  pending: string | undefined;
}

const containers: ReadonlySet<string> = new Set(['plist', 'dict', 'array']);

/** Elements open at once after which the rest is not followed: no reader goes as deep. */
const mostOpen = 2000;

/** The place at an offset; undefined outside of any dictionary. Reads the text once, whatever is wrong with it. */
export function plistPlace(source: SourceText, offset: number): PlistPlace | undefined {
  return new PlaceFinder(source.text, offset).find();
}

class PlaceFinder {
  readonly #text: string;
  readonly #offset: number;
  readonly #open: Frame[] = [];
  #found: PlistPlace | undefined;
  /** The dictionary around what was found: its other keys may follow. */
  #around: Frame | undefined;
  #aroundIndex = -1;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  find(): PlistPlace | undefined {
    let at = 0;
    while (at < this.#text.length && this.#open.length < mostOpen && !this.#isDone()) {
      const next = this.#text.indexOf('<', at);
      const start = next === -1 ? this.#text.length : next;
      this.#readText(at, start);
      at = this.#readTag(start);
    }
    this.#readText(at, this.#text.length);
    return this.#found;
  }

  #isDone(): boolean {
    return this.#found !== undefined && this.#open[this.#aroundIndex] !== this.#around;
  }

  /** What stands between two tags; the offset may be at both of its ends. */
  #readText(start: number, end: number): void {
    const frame = this.#open.at(-1);
    if (frame === undefined) return;
    const line = endOfLine(this.#text, start, end);
    if (frame.name === 'key') {
      const parent = this.#open.at(-2);
      const key = this.#text.slice(start, line).trim();
      if (parent !== undefined && key !== '') {
        parent.keys.push(key);
        parent.pending = key;
      }
      this.#note('key', frame, key, start, line, frame.path);
    } else if (!containers.has(frame.name)) {
      this.#note('value', frame, frame.key, start, line, frame.path);
    } else if (frame.name !== 'plist' && this.#covers(start, end)) {
      const from = startOfWord(this.#text, start, this.#offset);
      this.#note('between', frame, keyOf(frame), from, this.#offset, frame.path);
    }
  }

  /** Reads what begins with `<`; returns where it ends. */
  #readTag(start: number): number {
    const text = this.#text;
    if (text.startsWith('<!--', start)) {
      const close = text.indexOf('-->', start);
      const end = close === -1 ? text.length : close + '-->'.length;
      const frame = this.#open.at(-1);
      if (start < this.#offset && this.#offset < end)
        this.#found ??= {
          at: 'comment',
          path: frame?.path ?? [],
          key: undefined,
          element: '',
          span: { start, end },
          siblings: [],
        };
      return end;
    }
    let end = start + 1;
    while (end < text.length && !'<>'.includes(text.charAt(end))) end += 1;
    const isWhole = text.charAt(end) === '>';
    const inside = text.slice(start + 1, end);
    if (isWhole) end += 1;
    const next = text.charAt(start + 1);
    if (next === '!' || next === '?') return end;
    if (next === '/') this.#close(inside.slice(1).trim());
    else if (isWhole) this.#openElement(inside, start, end);
    else if (start < this.#offset && this.#offset <= end) this.#noteHalfTag(start);
    return end;
  }

  #openElement(inside: string, start: number, end: number): void {
    const isEmpty = inside.endsWith('/');
    const name = (isEmpty ? inside.slice(0, -1) : inside).trim().split(/\s/u, 1)[0] ?? '';
    // A text that was never closed ends where the next element begins.
    if (!containers.has(this.#open.at(-1)?.name ?? 'plist')) this.#open.pop();
    const parent = this.#open.at(-1);
    const key = parent?.name === 'array' ? parent.key : parent?.pending;
    const path = parent === undefined ? [] : name === 'dict' && key !== undefined ? [...parent.path, key] : parent.path;
    const frame: Frame = { name, key, path, keys: [], pending: undefined };
    const isLeaf = isEmpty && name !== 'key' && name !== 'dict' && name !== 'array';
    if (isLeaf && start < this.#offset && this.#offset < end) this.#note('value', frame, key, start, end, path);
    if (!isEmpty) this.#open.push(frame);
    else if (parent !== undefined) parent.pending = undefined;
  }

  #close(name: string): void {
    const index = this.#open.findLastIndex((frame) => frame.name === name);
    if (index === -1) return;
    this.#open.length = index;
    const parent = this.#open.at(-1);
    if (parent !== undefined && name !== 'key') parent.pending = undefined;
  }

  #noteHalfTag(start: number): void {
    if (!containers.has(this.#open.at(-1)?.name ?? 'plist')) this.#open.pop();
    const frame = this.#open.at(-1);
    if (frame === undefined || frame.name === 'plist') return;
    if (this.#found !== undefined || this.#text.slice(start, this.#offset).includes('\n')) return;
    this.#found = this.#place('between', frame, keyOf(frame), { start, end: this.#offset });
    this.#follow(frame);
  }

  #note(
    at: PlistPlace['at'],
    frame: Frame,
    key: string | undefined,
    start: number,
    end: number,
    path: readonly string[],
  ): void {
    if (this.#found !== undefined || !this.#covers(start, end)) return;
    const around = at === 'between' ? this.#open.at(-1) : this.#open.findLast(({ name }) => name === 'dict');
    this.#follow(around);
    this.#found = { ...this.#place(at, frame, key, { start, end }), path, siblings: around?.keys ?? [] };
  }

  #follow(frame: Frame | undefined): void {
    this.#around = frame;
    this.#aroundIndex = frame === undefined ? -1 : this.#open.lastIndexOf(frame);
  }

  #place(at: PlistPlace['at'], frame: Frame, key: string | undefined, span: Span): PlistPlace {
    return { at, path: frame.path, key, element: frame.name, span, siblings: frame.keys };
  }

  #covers(start: number, end: number): boolean {
    return start <= this.#offset && this.#offset <= end;
  }
}

/** Whose value an element inside this one would be. */
function keyOf({ name, key, pending }: Frame): string | undefined {
  return name === 'array' ? key : pending;
}

function endOfLine(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charAt(at) !== '\n' && text.charAt(at) !== '\r') at += 1;
  return at;
}

function startOfWord(text: string, start: number, offset: number): number {
  let at = offset;
  while (at > start && text.charAt(at - 1).trim() !== '') at -= 1;
  return at;
}
