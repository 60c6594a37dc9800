import type { ByteBatch } from './byte-batch.ts';

/** What the records of a ZIP say about one file. Format: PKWARE's APPNOTE 6.3. */
export interface ZipMember {
  readonly name: Uint8Array;
  readonly mode: number;
  readonly method: 0 | 8;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header starts. */
  readonly offset: number;
}

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const END_64 = 0x0606_4b50;
const LOCATOR_64 = 0x0706_4b50;
const MAX_16 = 0xffff;
const MAX_32 = 0xffff_ffff;
/** Of the reader: 2.0 for deflated files in folders, 4.5 for 64-bit numbers. */
const NEEDS_20 = 20;
const NEEDS_45 = 45;
/** Made on Unix, so that the mode counts. */
const MADE_BY = (3 << 8) | NEEDS_45;
/** Names are in UTF-8. */
const UTF_8 = 0x0800;
/** The first day that a ZIP can name, 1980-01-01: no clock gets into the bytes. */
const DATE = 0x0021;
const REGULAR_FILE = 0o100000;

/** Stands before the bytes of a file. */
export function printLocalHeader({ name, method, crc32, packedSize, size }: ZipMember, out: ByteBatch): void {
  const big = size >= MAX_32 || packedSize >= MAX_32;
  const extra = big ? extra64([size, packedSize]) : undefined;
  const record = out.reserve(30 + name.byteLength + (extra?.byteLength ?? 0));
  record.writeUInt32LE(LOCAL, 0);
  record.writeUInt16LE(big ? NEEDS_45 : NEEDS_20, 4);
  record.writeUInt16LE(UTF_8, 6);
  record.writeUInt16LE(method, 8);
  record.writeUInt16LE(0, 10);
  record.writeUInt16LE(DATE, 12);
  record.writeUInt32LE(crc32, 14);
  record.writeUInt32LE(big ? MAX_32 : packedSize, 18);
  record.writeUInt32LE(big ? MAX_32 : size, 22);
  record.writeUInt16LE(name.byteLength, 26);
  record.writeUInt16LE(extra?.byteLength ?? 0, 28);
  record.set(name, 30);
  if (extra !== undefined) record.set(extra, 30 + name.byteLength);
}

const CENTRAL_FIXED = 46;

/** Stands in the directory at the end. */
export function printCentralHeader({ name, mode, method, crc32, packedSize, size, offset }: ZipMember): Buffer {
  const bigNumbers = [size, packedSize, offset].filter((number) => number >= MAX_32);
  const extra = bigNumbers.length > 0 ? extra64(bigNumbers) : undefined;
  const record = Buffer.allocUnsafe(CENTRAL_FIXED + name.byteLength + (extra?.byteLength ?? 0));
  record.writeUInt32LE(CENTRAL, 0);
  record.writeUInt16LE(MADE_BY, 4);
  record.writeUInt16LE(extra === undefined ? NEEDS_20 : NEEDS_45, 6);
  record.writeUInt16LE(UTF_8, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt16LE(0, 12);
  record.writeUInt16LE(DATE, 14);
  record.writeUInt32LE(crc32, 16);
  record.writeUInt32LE(Math.min(packedSize, MAX_32), 20);
  record.writeUInt32LE(Math.min(size, MAX_32), 24);
  record.writeUInt16LE(name.byteLength, 28);
  record.writeUInt16LE(extra?.byteLength ?? 0, 30);
  // No comment, first disk, no attributes of MS-DOS.
  record.writeUInt32LE(0, 32);
  record.writeUInt16LE(0, 36);
  record.writeUInt32LE((REGULAR_FILE | mode) * 0x1_0000, 38);
  record.writeUInt32LE(Math.min(offset, MAX_32), 42);
  record.set(name, CENTRAL_FIXED);
  if (extra !== undefined) record.set(extra, CENTRAL_FIXED + name.byteLength);
  return record;
}

/** Bytes of the central header that begins here; undefined when not all of it is here. Throws for anything else. */
export function centralHeaderSize(bytes: Buffer, at: number): number | undefined {
  if (bytes.byteLength - at < CENTRAL_FIXED) return undefined;
  if (bytes.readUInt32LE(at) !== CENTRAL) throw new Error('not a record of the directory of a ZIP');
  const size = CENTRAL_FIXED + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30);
  return bytes.byteLength - at < size ? undefined : size;
}

/** The same record for a file that starts so much further on. */
export function movedCentralHeader(record: Buffer, by: number): Buffer {
  const extraSize = record.readUInt16LE(30);
  const offset = record.readUInt32LE(42) + by;
  if (extraSize === 0 && offset < MAX_32) {
    const moved = Buffer.from(record);
    moved.writeUInt32LE(offset, 42);
    return moved;
  }
  const nameSize = record.readUInt16LE(28);
  // The numbers in 64 bits stand in this order, each only where 32 do not hold it.
  let at = CENTRAL_FIXED + nameSize + 4;
  const wide = (place: number): number => {
    const number = record.readUInt32LE(place);
    if (number !== MAX_32) return number;
    at += 8;
    return Number(record.readBigUInt64LE(at - 8));
  };
  const [size, packedSize, start] = [wide(24), wide(20), wide(42)];
  return printCentralHeader({
    name: record.subarray(CENTRAL_FIXED, CENTRAL_FIXED + nameSize),
    mode: (record.readUInt32LE(38) >>> 16) & ~REGULAR_FILE,
    method: record.readUInt16LE(10) === 0 ? 0 : 8,
    crc32: record.readUInt32LE(16),
    packedSize,
    size,
    offset: start + by,
  });
}

/** Ends a ZIP: where its directory is, in 64 bits where 32 do not hold it. */
export function endRecords(count: number, directorySize: number, directoryOffset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(count, MAX_16), 8);
  end.writeUInt16LE(Math.min(count, MAX_16), 10);
  end.writeUInt32LE(Math.min(directorySize, MAX_32), 12);
  end.writeUInt32LE(Math.min(directoryOffset, MAX_32), 16);
  if (count < MAX_16 && directorySize < MAX_32 && directoryOffset < MAX_32) return end;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(END_64, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(MADE_BY, 12);
  end64.writeUInt16LE(NEEDS_45, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(directorySize), 40);
  end64.writeBigUInt64LE(BigInt(directoryOffset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(LOCATOR_64, 0);
  locator.writeBigUInt64LE(BigInt(directoryOffset + directorySize), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}

/** The numbers that are too big for their fields, in the order of APPNOTE 4.5.3. */
function extra64(numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [at, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * at);
  return extra;
}
