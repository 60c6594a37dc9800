import type { FleetFile } from '@duckbill/core';
import type { ByteBatch } from './byte-batch.ts';
import type { EntryPrinter, StreamedFacts } from './entry-printer.ts';
import { tarHeaders, tarPadding } from './tar-headers.ts';
import type { TextContent } from './text-content.ts';

/** A TAR (POSIX ustar, with pax records for names that need them): modes kept, owner 0, every file of 1980-01-01. */
export class TarPrinter implements EntryPrinter {
  readonly #out: ByteBatch;

  constructor(out: ByteBatch) {
    this.#out = out;
  }

  text({ path, mode }: FleetFile, { bytes }: TextContent): undefined {
    const size = bytes.byteLength;
    this.#out.add(tarHeaders(path, mode, size));
    this.#out.add(bytes);
    this.#out.add(tarPadding(size));
  }

  open({ path, mode, size }: StreamedFacts): undefined {
    this.#out.add(tarHeaders(path, mode, size));
  }

  piece(bytes: Uint8Array): void {
    this.#out.add(bytes);
  }

  close({ size }: StreamedFacts): void {
    this.#out.add(tarPadding(size));
  }

  end(): Iterable<Uint8Array> {
    return [Buffer.alloc(1024)];
  }
}
