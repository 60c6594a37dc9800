import { Buffer } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import { bundleLimits } from './bundle-limits.ts';
import { BundleRefused } from './bundle-refused.ts';

/**
 * The entries of a ZIP that came from anywhere, in memory alone. Throws BundleRefused for what no bundle is: more or
 * longer entries than the limits allow, names that lead out of a folder, sizes and sums that are untrue, encryption,
 * several disks, 64-bit sizes. Nothing is unpacked further than its entry says it is long.
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > bundleLimits.zip) throw new BundleRefused('it is far too long for a bundle');
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, end } = findDirectory(zip);
  if (count > bundleLimits.entries) throw new BundleRefused('it holds far too many files for a bundle');
  const entries = new Map<string, Uint8Array>();
  let at = start;
  let total = 0;
  let taken = 0;
  for (let index = 0; index < count; index += 1) {
    const entry = readHeader(zip, at, end);
    at = entry.next;
    total += entry.size;
    taken += entry.packed;
    if (entry.size > bundleLimits.file * 2 || total > bundleLimits.total)
      throw new BundleRefused('unpacked it would be far too long for a bundle');
    // Entries that share their bytes: small outside, without end inside.
    if (taken > zip.length) throw new BundleRefused('its entries overlap');
    if (entries.has(entry.name)) throw new BundleRefused('it holds one name twice');
    entries.set(entry.name, unpack(zip, entry));
  }
  return entries;
}

const signatures = { end: 0x06054b50, header: 0x02014b50, local: 0x04034b50 } as const;
const endLength = 22;
const longestComment = 0xffff;

function findDirectory(zip: Buffer): { readonly count: number; readonly start: number; readonly end: number } {
  if (zip.length < 4 || zip.readUInt16LE(0) !== 0x4b50) throw new BundleRefused('it is no ZIP file');
  for (let at = zip.length - endLength; at >= Math.max(0, zip.length - endLength - longestComment); at -= 1) {
    if (zip.readUInt32LE(at) !== signatures.end) continue;
    const [disk, directoryDisk, here, count] = [4, 6, 8, 10].map((offset) => zip.readUInt16LE(at + offset));
    const length = zip.readUInt32LE(at + 12);
    const start = zip.readUInt32LE(at + 16);
    if (disk !== 0 || directoryDisk !== 0 || here !== count || count === undefined || count === 0xffff)
      throw new BundleRefused('it is a ZIP of a kind that bundles are not');
    if (start + length > at) throw new BundleRefused('it is damaged: its directory is not whole');
    return { count, start, end: start + length };
  }
  throw new BundleRefused('it is cut off, or no ZIP file');
}

interface ZipHeader {
  readonly name: string;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  readonly local: number;
  readonly next: number;
}

function readHeader(zip: Buffer, at: number, end: number): ZipHeader {
  if (at + 46 > end || zip.readUInt32LE(at) !== signatures.header)
    throw new BundleRefused('it is damaged: its directory is not whole');
  const [nameLength = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
  const next = at + 46 + nameLength + extra + comment;
  if (next > end) throw new BundleRefused('it is damaged: its directory is not whole');
  if ((zip.readUInt16LE(at + 8) & 0x1) !== 0) throw new BundleRefused('it is encrypted');
  const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
  if (!isSafeName(name)) throw new BundleRefused('it holds a name that leads out of its folder');
  return {
    name,
    method: zip.readUInt16LE(at + 10),
    sum: zip.readUInt32LE(at + 16),
    packed: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    local: zip.readUInt32LE(at + 42),
    next,
  };
}

function isSafeName(name: string): boolean {
  if (name === '' || name.length > 1000 || /^\/|^[A-Za-z]:|\\|\p{Cc}/u.test(name)) return false;
  return !name.split('/').some((part) => part === '..' || part === '.');
}

function unpack(zip: Buffer, { method, sum, packed, size, local }: ZipHeader): Uint8Array {
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== signatures.local)
    throw new BundleRefused('it is damaged: an entry is not where it should be');
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + packed > zip.length) throw new BundleRefused('it is cut off');
  const content = inflate(zip.subarray(start, start + packed), method, size);
  if (content.length !== size || crc32(content) !== sum) throw new BundleRefused('it is damaged: a file is not whole');
  return content;
}

function inflate(packed: Uint8Array, method: number, size: number): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new BundleRefused('it is packed in a way that bundles are not');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new BundleRefused('it is damaged: a file is not whole');
  }
}
