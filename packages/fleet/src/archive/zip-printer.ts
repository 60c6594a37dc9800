import type { FleetFile } from '@duckbill/core';
import type { ByteBatch } from './byte-batch.ts';
import type { ByteKeeper } from './byte-keeper.ts';
import type { EarlierFiles, EntryPrinter, StreamedFacts } from './entry-printer.ts';
import type { TextContent } from './text-content.ts';
import { endRecords, printCentralHeader, printLocalHeader, type ZipMember } from './zip-records.ts';

/**
 * A ZIP. Nothing in it depends on clock, user or machine: every file is of 1980-01-01 and has its mode; names are in
 * UTF-8; numbers above 32 bits are ZIP64's. What the closing directory needs is kept as it will be written.
 */
export class ZipPrinter implements EntryPrinter {
  readonly #out: ByteBatch;
  readonly #directory: ByteKeeper;
  readonly #store: boolean;
  #count = 0;

  constructor(out: ByteBatch, directory: ByteKeeper, store: boolean) {
    this.#out = out;
    this.#directory = directory;
    this.#store = store;
  }

  text({ path, mode }: FleetFile, content: TextContent): Promise<void> | undefined {
    const packed = this.#store ? content.bytes : content.packed;
    const full = this.#header({
      name: Buffer.from(path),
      mode,
      method: packed === content.bytes ? 0 : 8,
      crc32: content.crc32,
      packedSize: packed.byteLength,
      size: content.bytes.byteLength,
      offset: this.#out.size,
    });
    this.#out.add(packed);
    return full;
  }

  /** Its size has to stand before it, so it goes in as it is. */
  open({ path, mode, crc32, size }: StreamedFacts): Promise<void> | undefined {
    const name = Buffer.from(path);
    return this.#header({ name, mode, method: 0, crc32, packedSize: size, size, offset: this.#out.size });
  }

  #header(member: ZipMember): Promise<void> | undefined {
    printLocalHeader(member, this.#out);
    this.#count += 1;
    return this.#directory.add(printCentralHeader(member));
  }

  piece(bytes: Uint8Array): void {
    this.#out.add(bytes);
  }

  close(): void {
    // Nothing stands behind a file.
  }

  async *end(earlier?: EarlierFiles): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0;
    for await (const piece of earlier?.directory ?? []) {
      size += piece.byteLength;
      yield piece;
    }
    yield* this.#directory.read();
    yield endRecords((earlier?.files ?? 0) + this.#count, size + this.#directory.size, this.#out.size);
  }
}
