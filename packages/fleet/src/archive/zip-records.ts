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
export function localHeader({ name, method, crc32, packedSize, size }: ZipMember): Buffer {
  const big = size >= MAX_32 || packedSize >= MAX_32;
  const extra = big ? extra64([size, packedSize]) : undefined;
  const record = Buffer.alloc(30 + name.byteLength + (extra?.byteLength ?? 0));
  record.writeUInt32LE(LOCAL, 0);
  record.writeUInt16LE(big ? NEEDS_45 : NEEDS_20, 4);
  record.writeUInt16LE(UTF_8, 6);
  record.writeUInt16LE(method, 8);
  record.writeUInt16LE(DATE, 12);
  record.writeUInt32LE(crc32, 14);
  record.writeUInt32LE(big ? MAX_32 : packedSize, 18);
  record.writeUInt32LE(big ? MAX_32 : size, 22);
  record.writeUInt16LE(name.byteLength, 26);
  record.writeUInt16LE(extra?.byteLength ?? 0, 28);
  record.set(name, 30);
  if (extra !== undefined) record.set(extra, 30 + name.byteLength);
  return record;
}

/** Stands in the directory at the end. */
export function centralHeader({ name, mode, method, crc32, packedSize, size, offset }: ZipMember): Buffer {
  const bigNumbers = [size, packedSize, offset].filter((number) => number >= MAX_32);
  const extra = bigNumbers.length > 0 ? extra64(bigNumbers) : undefined;
  const record = Buffer.alloc(46 + name.byteLength + (extra?.byteLength ?? 0));
  record.writeUInt32LE(CENTRAL, 0);
  record.writeUInt16LE(MADE_BY, 4);
  record.writeUInt16LE(extra === undefined ? NEEDS_20 : NEEDS_45, 6);
  record.writeUInt16LE(UTF_8, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt16LE(DATE, 14);
  record.writeUInt32LE(crc32, 16);
  record.writeUInt32LE(Math.min(packedSize, MAX_32), 20);
  record.writeUInt32LE(Math.min(size, MAX_32), 24);
  record.writeUInt16LE(name.byteLength, 28);
  record.writeUInt16LE(extra?.byteLength ?? 0, 30);
  record.writeUInt32LE((REGULAR_FILE | mode) * 0x1_0000, 38);
  record.writeUInt32LE(Math.min(offset, MAX_32), 42);
  record.set(name, 46);
  if (extra !== undefined) record.set(extra, 46 + name.byteLength);
  return record;
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
