import { forbiddenUnits, type XmlVersion } from './xml-characters.ts';

/**
 * Tells where the next character stands that keeps a run of text from being a plain copy of the file: a reference, a
 * carriage return, a `]`, one that XML forbids. Each kind is looked for once: asked with growing offsets, the cost is
 * one pass, and the engine's own search makes that a fast one.
 */
export class SpecialCharacters {
  readonly #text: string;
  readonly #forbidden: RegExp;
  readonly #next: [number, number, number, number] = [-1, -1, -1, -1];

  constructor(text: string, version: XmlVersion) {
    this.#text = text;
    this.#forbidden = forbiddenUnits(version);
  }

  /** Whether one stands between two offsets. Offsets must not go back from call to call. */
  within(start: number, end: number): boolean {
    const next = this.#next;
    if (next[0] < start) next[0] = this.#find('&', start);
    if (next[1] < start) next[1] = this.#find('\r', start);
    if (next[2] < start) next[2] = this.#find(']', start);
    if (next[3] < start) next[3] = this.#findForbidden(start);
    return next[0] < end || next[1] < end || next[2] < end || next[3] < end;
  }

  #find(character: string, start: number): number {
    const found = this.#text.indexOf(character, start);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }

  #findForbidden(start: number): number {
    this.#forbidden.lastIndex = start;
    return this.#forbidden.exec(this.#text)?.index ?? Number.POSITIVE_INFINITY;
  }
}
