/** An address as a number in the IPv6 space; IPv4 sits in `::ffff:0:0/96`, so both forms of one address are equal. */
interface Address {
  readonly bits: bigint;
  readonly family: 4 | 6;
}

const mappedPrefix = 0xffffn << 32n;

/**
 * Whether an address lies in a network; undefined when the address is malformed. Leading zeros and host bits are fine in
 * an IPv4 network; an IPv6 network with host bits never matches; an IPv4 network holds no IPv6 address (aws-wire §2.3).
 */
export function inNetwork(network: string, address: string): boolean | undefined {
  const asked = parseAddress(address);
  if (asked === undefined) return undefined;
  const slash = network.indexOf('/');
  const base = parseAddress(slash < 0 ? network : network.slice(0, slash));
  if (base === undefined) return false;
  const width = base.family === 4 ? 32 : 128;
  const length = slash < 0 ? width : prefixLength(network.slice(slash + 1), width);
  if (length === undefined) return false;
  const host = BigInt(width - length);
  if (base.family === 6 && host > 0n && (base.bits & ((1n << host) - 1n)) !== 0n) return false;
  if (base.family === 4 && asked.bits >> 32n !== mappedPrefix >> 32n) return false;
  return base.bits >> host === asked.bits >> host;
}

function prefixLength(text: string, width: number): number | undefined {
  const digits = text.startsWith('+') ? text.slice(1) : text;
  if (digits.length === 0 || digits.length > 4 || !isDecimal(digits)) return undefined;
  const length = Number(digits);
  return length <= width ? length : undefined;
}

function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseVersion6(text) : parseVersion4(text);
}

function parseVersion4(text: string): Address | undefined {
  const parts = text.split('.', 5);
  if (parts.length !== 4) return undefined;
  let bits = 0n;
  for (const part of parts) {
    if (part.length === 0 || part.length > 3 || !isDecimal(part)) return undefined;
    const byte = Number(part);
    if (byte > 255) return undefined;
    bits = (bits << 8n) | BigInt(byte);
  }
  return { bits: mappedPrefix | bits, family: 4 };
}

function parseVersion6(text: string): Address | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::', 3);
  if (halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map(groups);
  if (left === 'malformed' || right === 'malformed') return undefined;
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const all = [...left, ...Array.from({ length: missing }, () => 0), ...right];
  let bits = 0n;
  for (const group of all) bits = (bits << 16n) | BigInt(group);
  return { bits, family: 6 };
}

function groups(half: string): number[] | 'malformed' {
  if (half === '') return [];
  const result: number[] = [];
  const parts = half.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.')) {
      const tail = index === parts.length - 1 ? parseVersion4(part) : undefined;
      if (tail === undefined) return 'malformed';
      result.push(Number((tail.bits >> 16n) & 0xffffn), Number(tail.bits & 0xffffn));
    } else {
      if (part.length === 0 || part.length > 4 || !isHexadecimal(part)) return 'malformed';
      result.push(Number.parseInt(part, 16));
    }
  }
  return result;
}

function isDecimal(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

function isHexadecimal(text: string): boolean {
  return /^[0-9a-fA-F]+$/.test(text);
}
