/**
 * Property lists for the fuzz that no seed file gives: OpenStep texts and binary files, most of them whole, so that a
 * reader gets further than the first character.
 */

type Random = () => number;

function below(random: Random, count: number): number {
  return Math.floor(random() * count);
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[below(random, items.length)] ?? items[0];
}

const words = [
  'Protocol',
  's3',
  'a',
  '',
  'a b',
  '\\U00e9',
  '\\101',
  '\\n',
  '\\',
  '"',
  '/',
  '*',
  'é',
  '\u{1F986}',
] as const;
const gaps = ['', ' ', '\n', '\t', '/* c */', '// c\n', '/*', '//'] as const;
const leaves = [
  'abc',
  '12',
  '-0.5',
  '<0fbd77>',
  '<0fb',
  '<>',
  '<*BY>',
  '<*I12>',
  '<*R1.5>',
  '<*D2026-01-01 00:00:00 +0000>',
  '<*B',
  '"',
] as const;

/** An OpenStep text; now and then a bracket, a quote or a semicolon is missing. */
export function openStepText(random: Random): string {
  const parts: string[] = [];
  let left = 1 + below(random, 60);
  const put = (part: string): void => {
    if (random() < 0.985) parts.push(part);
  };
  const gap = (): void => {
    if (random() < 0.3) parts.push(pick(random, gaps));
  };
  const text = (): void => {
    const word = pick(random, words);
    const quoted = word === '' || random() < 0.5;
    put(quoted ? `"${word}"` : word);
  };
  const value = (depth: number): void => {
    left -= 1;
    const kind = left < 0 || depth > 40 ? 0 : random();
    gap();
    if (kind < 0.3) text();
    else if (kind < 0.5) put(pick(random, leaves));
    else if (kind < 0.7) {
      put('(');
      for (let count = below(random, 5); count > 0; count -= 1) {
        value(depth + 1);
        gap();
        if (count > 1 || random() < 0.2) put(',');
      }
      put(')');
    } else {
      put('{');
      for (let count = below(random, 5); count > 0; count -= 1) {
        gap();
        text();
        gap();
        put('=');
        value(depth + 1);
        gap();
        put(';');
      }
      put('}');
    }
  };
  put(random() < 0.8 ? '{ Protocol = ' : '(');
  value(0);
  put(random() < 0.8 ? ';}' : ')');
  return parts.join('');
}

/** A binary property list with any objects; references, offsets, sizes and the trailer are now and then anything. */
export function binaryPlist(random: Random): Buffer {
  const count = 1 + below(random, 40);
  const wild = random() < 0.5 ? 0.02 : 0;
  const reference = (from: number): number =>
    random() < wild ? below(random, 256) : Math.min(count - 1, from + 1 + below(random, 4));
  const body: number[] = [...Buffer.from(random() < 0.97 ? 'bplist00' : 'bplist0')];
  const offsets: number[] = [];
  for (let index = 0; index < count; index += 1) {
    offsets.push(random() < wild ? below(random, 70_000) : body.length);
    body.push(...binaryObject(random, index, count, reference, wild));
  }
  const table = body.length;
  const offsetSize = table > 255 ? 2 : pick(random, [1, 2, 4]);
  for (const offset of offsets)
    for (let byte = offsetSize - 1; byte >= 0; byte -= 1) body.push(Math.floor(offset / 256 ** byte) & 255);
  const trailer = Buffer.alloc(32);
  trailer[6] = random() < wild ? below(random, 256) : offsetSize;
  trailer[7] = random() < wild ? below(random, 256) : 1;
  const number = (right: number): bigint =>
    random() < wild ? BigInt(below(random, 2 ** 32)) << BigInt(below(random, 32)) : BigInt(right);
  trailer.writeBigUInt64BE(number(count), 8);
  trailer.writeBigUInt64BE(number(0), 16);
  trailer.writeBigUInt64BE(number(table), 24);
  return Buffer.concat([Buffer.from(body), trailer]);
}

function bytesOf(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => below(random, 256));
}

function binaryObject(
  random: Random,
  index: number,
  count: number,
  reference: (from: number) => number,
  wild: number,
): number[] {
  if (random() < wild) return bytesOf(random, 1 + below(random, 12));
  const last = index === count - 1;
  const kind = index === 0 && !last ? 1 : random();
  if (!last && kind > 0.75) {
    const size = 1 + below(random, 6);
    const references = Array.from({ length: 2 * size }, () => reference(index));
    return [0xd0 | size, ...references];
  }
  if (!last && kind > 0.6) {
    const size = below(random, 6);
    return [pick(random, [0xa0, 0xa0, 0xc0]) | size, ...Array.from({ length: size }, () => reference(index))];
  }
  const size = below(random, 15);
  const ascii = [...Buffer.from(pick(random, ['Protocol', 's3', 'Vendor', 'a', '443', '']))];
  return pick<() => number[]>(random, [
    () => [0x50 | ascii.length, ...ascii],
    () => [0x50 | ascii.length, ...ascii],
    () => [0x60 | (size >> 1), ...bytesOf(random, (size >> 1) * 2)],
    () => [0x40 | size, ...bytesOf(random, size)],
    () => [pick(random, [0x00, 0x08, 0x09, 0x0f])],
    () => [0x10, below(random, 256)],
    () => [0x13, ...bytesOf(random, 8)],
    () => [0x14, ...bytesOf(random, 16)],
    () => [0x23, ...bytesOf(random, 8)],
    () => [0x33, ...bytesOf(random, 8)],
    () => [0x80, below(random, 256)],
    () => [0x5f, 0x10, ascii.length, ...ascii],
    () => [0x5f, 0x13, ...bytesOf(random, 8), ...ascii],
  ])();
}
