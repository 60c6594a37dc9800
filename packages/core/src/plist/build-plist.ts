import type { Span } from '../source/span.ts';
import type { XmlHandler, XmlProblem } from '../xml/xml-handler.ts';
import { ArrayFrame, DictFrame, RootFrame, type Frame } from './plist-frames.ts';
import type { PlistFindings } from './plist-findings.ts';
import { maxPlistDepth } from './plist-limits.ts';
import type { PlistValue } from './plist-tree.ts';
import { readLeaf, type LeafName } from './read-leaf.ts';

const leafNames: ReadonlyMap<string, LeafName> = new Map(
  (['string', 'integer', 'real', 'date', 'data', 'true', 'false'] as const).map((name) => [name, name]),
);

/** The element whose text is being collected. */
interface OpenLeaf {
  readonly name: string;
  /** Undefined for a key. */
  readonly element: LeafName | undefined;
  readonly start: number;
  readonly textStart: number;
  text: string;
  /** What ended the first stretch of text, when something did: only that stretch counts (cyberduck-formats §1.6). */
  cut: string | undefined;
  reported: boolean;
}

/** Makes a property list of XML events, the way dd-plist makes one of the JDK's document (cyberduck-formats §1). */
export class PlistBuilder implements XmlHandler {
  readonly #text: string;
  readonly #findings: PlistFindings;
  readonly #root: RootFrame;
  readonly #frames: Frame[];
  #leaf: OpenLeaf | undefined;
  /** Open elements that nobody looks into. */
  #skipping = 0;
  /** A value of unknown name, while inside it. */
  #unknown: { readonly name: string; readonly start: number } | undefined;
  #typed = false;
  #tooDeep = false;

  constructor(text: string, findings: PlistFindings) {
    this.#text = text;
    this.#findings = findings;
    this.#root = new RootFrame(findings);
    this.#frames = [this.#root];
  }

  get root(): PlistValue | undefined {
    return this.#root.value;
  }

  /** A root element that is no value: Cyberduck reads nothing and does not complain. */
  get unknownRoot(): { readonly name: string; readonly span: Span } | undefined {
    return this.#root.unknown;
  }

  doctype(name: string, span: Span): void {
    this.#typed = true;
    if (name !== 'plist')
      this.#findings.refuse({ span, problem: 'the document type is not "plist"', expected: '<!DOCTYPE plist …>' });
  }

  startElement(name: string, start: number, end: number): void {
    if (this.#skipping > 0) {
      this.#skipping += 1;
      return;
    }
    if (this.#leaf !== undefined) {
      if (this.#leaf.text !== '') this.#leaf.cut ??= `<${name.slice(0, 40)}>`;
      else if (this.#leaf.element !== 'true' && this.#leaf.element !== 'false') this.#remarkLostElement(start, end);
      this.#skipping = 1;
      return;
    }
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    if (frame === this.#root && this.#isWrapper(name, start, end)) return;
    if (frame.takesKey) this.#openLeaf(name, undefined, start, end);
    else this.#startValue(frame, name, start, end);
  }

  /** Whether this is the `<plist>` around everything; without a document type it has to be. */
  #isWrapper(name: string, start: number, end: number): boolean {
    if (this.#root.wrapped || this.#root.started) return false;
    this.#root.wrapped = name === 'plist';
    if (!this.#root.wrapped && !this.#typed) {
      const problem = `the first element is <${name.slice(0, 40)}>`;
      this.#findings.refuse({ span: { start, end }, problem, expected: '<plist version="1.0">' });
    }
    return this.#root.wrapped;
  }

  #startValue(frame: Frame, name: string, start: number, end: number): void {
    if (!frame.admits(start, end)) {
      this.#skipping = 1;
      return;
    }
    if (this.#frames.length > maxPlistDepth) {
      if (!this.#tooDeep)
        this.#findings.refuse({ span: { start, end }, problem: `values nested more than ${maxPlistDepth} deep` });
      this.#tooDeep = true;
      this.#skipping = 1;
      return;
    }
    const element = leafNames.get(name);
    if (element !== undefined) this.#openLeaf(name, element, start, end);
    else if (name === 'dict') this.#frames.push(new DictFrame(this.#findings, start));
    else if (name === 'array') this.#frames.push(new ArrayFrame(this.#findings, start));
    else {
      this.#unknown = { name, start };
      this.#skipping = 1;
    }
  }

  #openLeaf(name: string, element: LeafName | undefined, start: number, textStart: number): void {
    this.#leaf = { name, element, start, textStart, text: '', cut: undefined, reported: false };
  }

  endElement(start: number, end: number): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      if (this.#skipping === 0) this.#endSkipped(end);
    } else if (this.#leaf !== undefined) this.#endLeaf(this.#leaf, start, end);
    else if (this.#frames.length > 1) {
      const value = this.#frames.pop()?.finish(end);
      this.#frames.at(-1)?.add(value, end);
    } else this.#root.close({ start, end });
  }

  #endSkipped(end: number): void {
    if (this.#leaf !== undefined) return;
    const unknown = this.#unknown;
    this.#unknown = undefined;
    if (unknown !== undefined) this.#frames.at(-1)?.addUnknown(unknown.name, { start: unknown.start, end });
    else this.#frames.at(-1)?.add(undefined, end);
  }

  #endLeaf(leaf: OpenLeaf, start: number, end: number): void {
    this.#leaf = undefined;
    const span = { start: leaf.start, end };
    const textSpan = { start: leaf.textStart, end: Math.max(start, leaf.textStart) };
    const frame = this.#frames.at(-1);
    if (leaf.element === undefined) frame?.addKey(leaf.name, leaf.text, span, textSpan);
    else frame?.add(readLeaf({ element: leaf.element, span, textSpan, text: leaf.text }, this.#findings), end);
  }

  text(start: number, end: number, value: string | undefined): void {
    if (this.#skipping > 0) return;
    const leaf = this.#leaf;
    if (leaf === undefined) {
      this.#loose(start, end, this.#frames.at(-1)?.element ?? 'plist');
    } else if (leaf.element === 'true' || leaf.element === 'false') this.#loose(start, end, leaf.name);
    else if (leaf.cut === undefined) leaf.text += value ?? this.#text.slice(start, end);
    else if (!leaf.reported && !isBlank(this.#text, start, end)) {
      leaf.reported = true;
      this.#findings.remark('plist-text-cut', { start, end }, { facts: { element: leaf.name, cut: leaf.cut } });
    }
  }

  /** Text between elements: dd-plist looks at elements only. */
  #loose(start: number, end: number, element: string): void {
    if (isBlank(this.#text, start, end)) return;
    let from = start;
    let to = end;
    while (isBlank(this.#text, from, from + 1)) from += 1;
    while (isBlank(this.#text, to - 1, to)) to -= 1;
    this.#findings.remark('plist-text-ignored', { start: from, end: to }, { facts: { element } });
  }

  #remarkLostElement(start: number, end: number): void {
    const element = this.#leaf?.name ?? '';
    this.#findings.remark('plist-text-ignored', { start, end }, { facts: { element } });
  }

  instruction(): void {
    if (this.#skipping === 0 && this.#leaf !== undefined && this.#leaf.text !== '') this.#leaf.cut ??= 'a <?…?>';
  }

  entity(name: string, start: number, end: number): void {
    if (this.#skipping > 0) return;
    this.#findings.remark('plist-entity-vanished', { start, end }, { facts: { entity: name.slice(0, 40) } });
  }

  problem(problem: XmlProblem): void {
    this.#findings.refuse(problem);
  }

  /** The text is over; in a cut-off file, what is still open keeps what was read so far. */
  end(offset: number): void {
    this.#leaf = undefined;
    this.#skipping = 0;
    while (this.#frames.length > 1) {
      const value = this.#frames.pop()?.cutOff(offset);
      this.#frames.at(-1)?.add(value, offset);
    }
  }
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return false;
  }
  return true;
}
