const BLOCK = 512;
const EMPTY = Buffer.alloc(BLOCK);
/** 1980-01-01, as in a ZIP, which knows no earlier day. */
const MTIME = Date.UTC(1980, 0, 1) / 1000;
const MOST_OCTAL = 0o77_777_777_777;

/** What stands before the bytes of a regular file: a ustar header, before it a pax record where its name needs one. */
export function tarHeaders(path: string, mode: number, size: number): Buffer {
  const place = ustarPlace(path);
  if (place !== undefined) return header(place, mode, size, '0');
  const record = paxRecord('path', path);
  const name = { name: 'PaxHeader', prefix: '' };
  return Buffer.concat([
    header(name, mode, record.byteLength, 'x'),
    record,
    tarPadding(record.byteLength),
    header(name, mode, size, '0'),
  ]);
}

/** What fills the last block of a file. */
export function tarPadding(size: number): Uint8Array {
  const rest = size % BLOCK;
  return rest === 0 ? EMPTY.subarray(0, 0) : EMPTY.subarray(rest);
}

interface UstarPlace {
  readonly name: string;
  readonly prefix: string;
}

/** Up to 100 bytes of name behind 155 of prefix, in ASCII; undefined when it does not fit. */
function ustarPlace(path: string): UstarPlace | undefined {
  if (Buffer.byteLength(path) !== path.length) return undefined;
  let cut = 0;
  while (path.length - cut > 100) {
    const slash = path.indexOf('/', cut);
    if (slash === -1) return undefined;
    cut = slash + 1;
  }
  if (cut - 1 > 155) return undefined;
  return { name: path.slice(cut), prefix: path.slice(0, Math.max(0, cut - 1)) };
}

function header({ name, prefix }: UstarPlace, mode: number, size: number, type: '0' | 'x'): Buffer {
  const block = Buffer.from(EMPTY);
  block.write(name, 0, 'latin1');
  block.write(octal(mode, 6), 100, 'latin1');
  // Owner and group, and further down the numbers of devices.
  for (const at of [108, 116, 329, 337]) block.write(octal(0, 6), at, 'latin1');
  if (size <= MOST_OCTAL) block.write(octal(size, 11), 124, 'latin1');
  else {
    // Eight gigabytes and more, as GNU and libarchive write them.
    block.writeUInt8(0x80, 124);
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  block.write(octal(MTIME, 11), 136, 'latin1');
  block.write(type, 156, 'latin1');
  block.write('ustar\u000000', 257, 'latin1');
  block.write(prefix, 345, 'latin1');
  // Its own place counts as blanks.
  let sum = 8 * 0x20;
  for (const byte of block) sum += byte;
  block.write(octal(sum, 6), 148, 'latin1');
  return block;
}

function octal(number: number, digits: number): string {
  return `${number.toString(8).padStart(digits, '0')} `;
}

/** A record says its own length, the digits of which belong to it. */
function paxRecord(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes;
  while (length !== bytes + String(length).length) length = bytes + String(length).length;
  return Buffer.from(`${length}${rest}`);
}
