import type { Span } from '../source/span.ts';
import type { TextEdit } from '../source/text-edit.ts';
import type { IniLine, IniNestedLine, IniSettingLine, IniTree } from './ini-tree.ts';

interface Examples {
  setting?: IniSettingLine;
  nested?: IniNestedLine;
}

/**
 * Changes to a file of sections that are made all at once. Lines that nobody touches stay byte for byte; new ones end
 * as the file's first line does, and a file without a line end at its end gets none.
 */
export class IniDraft {
  readonly tree: IniTree;
  readonly #places = new Map<IniLine, number>();
  readonly #touched = new Set<number>();
  readonly #replaced: TextEdit[] = [];
  readonly #before = new Map<number, string[]>();
  readonly #after = new Map<number, string[]>();
  readonly #deleted = new Set<number>();
  readonly #appended: (readonly string[])[] = [];
  #collided = false;
  #trimmed = false;
  #examples: Examples | undefined;

  constructor(tree: IniTree) {
    this.tree = tree;
    for (const [index, line] of tree.lines.entries()) this.#places.set(line, index);
  }

  /** Two changes wanted the same line; the edits mean nothing then. */
  get collided(): boolean {
    return this.#collided;
  }

  /** Replaces a part of a line. */
  replace(line: IniLine, span: Span, text: string): void {
    if (this.tree.source.slice(span) === text) return;
    this.#touch(line);
    this.#replaced.push({ span, text });
  }

  /** Replaces several parts of one line. */
  replaceParts(line: IniLine, parts: readonly TextEdit[]): void {
    const changed = parts.filter(({ span, text }) => this.tree.source.slice(span) !== text);
    if (changed.length === 0) return;
    this.#touch(line);
    this.#replaced.push(...changed);
  }

  /** Takes a line away with its line end; twice is as good as once. */
  delete(line: IniLine): void {
    const place = this.#placeOf(line);
    if (this.#deleted.has(place)) return;
    this.#touch(line);
    this.#deleted.add(place);
  }

  /** Takes the blank lines away that are left at the end when what stood there has gone. */
  trimEnd(): void {
    this.#trimmed = true;
  }

  /** The lines from one on, in the order of the file. */
  *linesFrom(line: IniLine): Generator<IniLine> {
    for (let at = this.#placeOf(line); ; at += 1) {
      const next = this.tree.lines[at];
      if (next === undefined) return;
      yield next;
    }
  }

  /** The last setting and the last line of a nested block in the file: how its author writes them. */
  get lastSetting(): IniSettingLine | undefined {
    this.#examples ??= findExamples(this.tree);
    return this.#examples.setting;
  }

  get lastNested(): IniNestedLine | undefined {
    this.#examples ??= findExamples(this.tree);
    return this.#examples.nested;
  }

  /** New lines above a line. */
  insertBefore(line: IniLine, texts: readonly string[]): void {
    add(this.#before, this.#placeOf(line), texts);
  }

  /** New lines below a line, behind others that were put there before. */
  insertAfter(line: IniLine, texts: readonly string[]): void {
    add(this.#after, this.#placeOf(line), texts);
  }

  /** New lines at the end of the file, a blank line before them. */
  append(texts: readonly string[]): void {
    this.#appended.push(texts);
  }

  /** The line end that the file uses first; LF when it has none. */
  get lineEnd(): string {
    const first = this.tree.lines[0];
    if (first === undefined || first.fullSpan.end === first.span.end) return '\n';
    return this.tree.source.slice({ start: first.span.end, end: first.fullSpan.end });
  }

  /** Everything that was asked for, as edits that do not overlap. */
  edits(): TextEdit[] {
    const { lines, source } = this.tree;
    if (this.#trimmed) this.#deleteBlanksAtTheEnd();
    const edits = [...this.#replaced];
    for (const [index, line] of lines.entries()) {
      if (this.#deleted.has(index)) edits.push({ span: line.fullSpan, text: '' });
      const above = this.#before.get(index);
      if (above !== undefined)
        edits.push({ span: emptyAt(line.fullSpan.start), text: this.#terminated(above, this.lineEnd) });
    }
    for (const [index, texts] of [...this.#after].toSorted(([a], [b]) => a - b)) {
      const line = lines[index];
      if (line === undefined || index === lines.length - 1) continue;
      edits.push({ span: emptyAt(line.fullSpan.end), text: this.#terminated(texts, this.lineEnd) });
    }
    const last = this.#atTheEnd();
    if (last !== '') edits.push({ span: emptyAt(source.text.length), text: last });
    return edits;
  }

  /** What comes behind the last line: settings of its section, then new sections. */
  #atTheEnd(): string {
    const { lines } = this.tree;
    const below = this.#after.get(lines.length - 1) ?? [];
    const texts = [...below];
    let blank = below.length === 0 && this.#endsBlank();
    for (const section of this.#appended) {
      if (!blank) texts.push('');
      texts.push(...section);
      blank = false;
    }
    const last = lines.at(-1);
    const unterminated = last !== undefined && last.fullSpan.end === last.span.end;
    if (!unterminated) return this.#terminated(texts, this.lineEnd);
    if (this.#deleted.has(lines.length - 1)) return texts.join(this.lineEnd);
    return texts.map((text) => this.lineEnd + text).join('');
  }

  /** Whether nothing stands at the end of the file, or a blank line does. */
  #endsBlank(): boolean {
    const { lines } = this.tree;
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      if (this.#after.has(index)) return false;
      if (!this.#deleted.has(index)) return lines[index]?.type === 'blank';
      if (this.#before.has(index)) return false;
    }
    return true;
  }

  #deleteBlanksAtTheEnd(): void {
    const { lines } = this.tree;
    let gone = false;
    for (let index = lines.length - 1; index >= 0 && !this.#after.has(index); index -= 1) {
      if (this.#deleted.has(index)) gone = true;
      else if (lines[index]?.type !== 'blank') return;
      else if (gone) this.#deleted.add(index);
    }
  }

  #terminated(texts: readonly string[], lineEnd: string): string {
    return texts.map((text) => text + lineEnd).join('');
  }

  #touch(line: IniLine): void {
    const place = this.#placeOf(line);
    if (this.#touched.has(place)) this.#collided = true;
    this.#touched.add(place);
  }

  #placeOf(line: IniLine): number {
    const place = this.#places.get(line);
    if (place === undefined) throw new RangeError('a line of another tree');
    return place;
  }
}

function add(lists: Map<number, string[]>, place: number, texts: readonly string[]): void {
  const list = lists.get(place);
  if (list === undefined) lists.set(place, [...texts]);
  else list.push(...texts);
}

function emptyAt(offset: number): Span {
  return { start: offset, end: offset };
}

function findExamples(tree: IniTree): Examples {
  const examples: Examples = {};
  for (const line of tree.lines) {
    if (line.type === 'setting') examples.setting = line;
    else if (line.type === 'nested') examples.nested = line;
  }
  return examples;
}
