import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ByteKeeper } from './byte-keeper.ts';

const BATCH = 256 * 1024;

/**
 * Bytes that are needed again at the end of an archive, kept in a temporary file: a million users would fill gigabytes
 * of memory. Where the platform allows, the file has no name while it is used, so that a kill leaves nothing behind.
 */
export class Spool implements ByteKeeper {
  readonly #folder: string;
  readonly #file: FileHandle;
  #batch: Buffer = Buffer.allocUnsafe(BATCH);
  #filled = 0;
  #written = 0;

  private constructor(folder: string, file: FileHandle) {
    this.#folder = folder;
    this.#file = file;
  }

  static async open(): Promise<Spool> {
    const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-fleet-'));
    const file = await open(path.join(folder, 'spool'), 'wx+', 0o600);
    if (process.platform !== 'win32') await rm(folder, { recursive: true, force: true });
    return new Spool(folder, file);
  }

  get size(): number {
    return this.#written + this.#filled;
  }

  /** Adds bytes; a promise only when the file has to be written, which is once in a quarter of a megabyte. */
  add(piece: Uint8Array): Promise<void> | undefined {
    if (this.#filled + piece.byteLength <= BATCH) {
      this.#batch.set(piece, this.#filled);
      this.#filled += piece.byteLength;
      return undefined;
    }
    return this.#addMore(piece);
  }

  async #addMore(piece: Uint8Array): Promise<void> {
    await this.#flush();
    if (piece.byteLength > BATCH) await this.#write(piece);
    else {
      this.#batch.set(piece, 0);
      this.#filled = piece.byteLength;
    }
  }

  /** Everything added so far, from the start. */
  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    await this.#flush();
    for (let at = 0; at < this.#written;) {
      const { bytesRead, buffer } = await this.#file.read(Buffer.allocUnsafe(BATCH), 0, BATCH, at);
      if (bytesRead === 0) throw new Error('the temporary file of the fleet was cut off');
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #flush(): Promise<void> {
    if (this.#filled === 0) return;
    await this.#write(this.#batch.subarray(0, this.#filled));
    this.#filled = 0;
  }

  async #write(piece: Uint8Array): Promise<void> {
    for (let done = 0; done < piece.byteLength;) {
      const { bytesWritten } = await this.#file.write(piece, done, piece.byteLength - done, this.#written + done);
      done += bytesWritten;
    }
    this.#written += piece.byteLength;
  }
}
