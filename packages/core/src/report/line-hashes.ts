/** How many characters, blanks left out, stand for a line. */
const windowSize = 100;
const factor = 37;
const wrap = 2 ** 32;
const endOfFile = 0xffff;

const [space, tab, lf, cr] = [0x20, 0x09, 0x0a, 0x0d];

/**
 * For every line of a text the fingerprint that GitHub's upload of SARIF makes itself (`primaryLocationLineHash`): a
 * rolling hash of 64 bits over the line and what follows, and how often it came. Element 0 is line 1. The same
 * value from us keeps alerts in place whoever computes it. Linear.
 */
export function lineHashes(text: string): readonly string[] {
  const rolling = new RollingHash();
  /** Whether a line began with the unit that was fed a window ago. */
  const starts = Array.from({ length: windowSize }, () => false);
  const hashes: string[] = [];
  const counts = new Map<string, number>();
  let fed = 0;
  const feed = (unit: number, startsLine: boolean): void => {
    const place = fed % windowSize;
    if (starts[place] === true) {
      const hash = rolling.hexadecimal();
      const count = (counts.get(hash) ?? 0) + 1;
      counts.set(hash, count);
      hashes.push(`${hash}:${count}`);
    }
    starts[place] = startsLine;
    rolling.feed(unit);
    fed += 1;
  };
  let startsLine = true;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === space || unit === tab || (unit === lf && text.charCodeAt(at - 1) === cr)) continue;
    const shown = unit === cr ? lf : unit;
    feed(shown, startsLine);
    startsLine = shown === lf;
  }
  feed(endOfFile, startsLine);
  for (let left = 0; left < windowSize; left += 1) feed(0, false);
  return hashes;
}

/** `hash * 37 + unit` over the last hundred units, modulo 2^64, in two halves that a number holds exactly. */
class RollingHash {
  readonly #window: number[] = Array.from({ length: windowSize }, () => 0);
  #at = 0;
  #low = 0;
  #high = 0;

  feed(unit: number): void {
    const leaving = this.#window[this.#at] ?? 0;
    this.#window[this.#at] = unit;
    this.#at = (this.#at + 1) % windowSize;
    const low = this.#low * factor + unit - leaving * leavingFactor.low;
    const high = this.#high * factor + Math.floor(low / wrap) - leaving * leavingFactor.high;
    this.#low = modulo(low);
    this.#high = modulo(high);
  }

  hexadecimal(): string {
    const low = this.#low.toString(16);
    return this.#high === 0 ? low : this.#high.toString(16) + low.padStart(8, '0');
  }
}

function modulo(value: number): number {
  return value - Math.floor(value / wrap) * wrap;
}

/** 37 to the power of the window's size, modulo 2^64. */
const leavingFactor: { readonly low: number; readonly high: number } = (() => {
  let [low, high] = [1, 0];
  for (let power = 0; power < windowSize; power += 1) {
    const product = low * factor;
    high = modulo(high * factor + Math.floor(product / wrap));
    low = modulo(product);
  }
  return { low, high };
})();
