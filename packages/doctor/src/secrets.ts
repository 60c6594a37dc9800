import { maskSecrets, secretMark } from '@duckbill/core';

/** What must not be printed, gathered while it turns up. */
export class Secrets {
  readonly values: Set<string> = new Set();
  readonly #codes: Set<string> = new Set();

  add(secret: string | undefined): void {
    if (secret !== undefined && secret !== '') this.values.add(secret);
  }

  /** Six digits: hidden as a word only, or they would tear holes into account numbers. */
  addCode(code: string): void {
    this.#codes.add(code);
  }

  mask(text: string): string {
    let masked = maskSecrets(text, this.values);
    for (const code of this.#codes) masked = maskWord(masked, code);
    return masked;
  }

  /** The same value with every string masked; keys stay. For plain JSON only. */
  maskAll<T>(value: T): T;
  maskAll(value: unknown): unknown {
    if (typeof value === 'string') return this.mask(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.maskAll(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, this.maskAll(item)]));
  }
}

function maskWord(text: string, word: string): string {
  return text
    .split(word)
    .reduce((before, after) =>
      endsInDigit(before) || startsWithDigit(after)
        ? `${before}${word}${after}`
        : `${before}${secretMark.repeat(word.length)}${after}`,
    );
}

function endsInDigit(text: string): boolean {
  return /[0-9]$/u.test(text.slice(-1));
}

function startsWithDigit(text: string): boolean {
  return /^[0-9]/u.test(text.slice(0, 1));
}
