import type { ArchiveEntries } from './archive-entry.ts';
import { gatherBytes } from './gather-bytes.ts';
import { Packer } from './packer.ts';
import { refuseUnsafePath } from './refuse-unsafe-path.ts';
import { Spool } from './spool.ts';
import { centralHeader, endRecords, localHeader, type ZipMember } from './zip-records.ts';

export interface ZipOptions {
  /** Puts the files in as they are: the same bytes under every version of Node, whose deflate may change. */
  readonly store?: boolean;
}

/**
 * A ZIP of these files in their order, as bytes. Nothing in it depends on clock, user or machine: every file is of
 * 1980-01-01 and has its mode; names are in UTF-8; numbers above 32 bits are ZIP64's.
 *
 * Written here and not by a library, because those in use (archiver, yazl, fflate, jszip) hold an object for every entry
 * until the end: gigabytes for a million users. Here what the closing directory needs is spooled to a temporary file,
 * and memory stays flat. Throws `UnsafePathError`, and what the entries or the temporary file throw.
 */
export function printZip(
  entries: ArchiveEntries,
  options: ZipOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  return gatherBytes(zipPieces(entries, options));
}

async function* zipPieces(
  entries: ArchiveEntries,
  { store = false }: ZipOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const directory = await Spool.open();
  try {
    const packer = new Packer(store);
    let offset = 0;
    let count = 0;
    for await (const entry of entries) {
      refuseUnsafePath(entry.path);
      const { path, mode } = entry;
      const name = Buffer.from(path);
      let member: ZipMember;
      if ('text' in entry) {
        const { packed, ...facts } = packer.pack(entry.text);
        member = { name, mode, ...facts, offset };
        const header = localHeader(member);
        yield header;
        yield packed;
        offset += header.byteLength;
      } else {
        // Its size has to stand before it, so it goes in as it is.
        const { size } = entry;
        member = { name, mode, method: 0, crc32: entry.crc32, packedSize: size, size, offset };
        const header = localHeader(member);
        yield header;
        yield* entry.bytes();
        offset += header.byteLength;
      }
      offset += member.packedSize;
      count += 1;
      const full = directory.add(centralHeader(member));
      if (full !== undefined) await full;
    }
    const { size } = directory;
    yield* directory.read();
    yield endRecords(count, size, offset);
  } finally {
    await directory.close();
  }
}
