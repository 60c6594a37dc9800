import { createHash } from 'node:crypto';
import type { ObjectStore } from '../results/object-store.ts';

/** Something that was uploaded and is safe in the store. */
export class StoredUpload {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;

  private constructor(key: string, bytes: number, sha256: string) {
    this.key = key;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /** Keeps bytes as they come; with more than `limit` throws `refusal`, and what came before is not kept. */
  static async store(
    store: ObjectStore,
    key: string,
    chunks: AsyncIterable<Uint8Array>,
    limit: number,
    refusal: Error,
  ): Promise<StoredUpload> {
    const digest = createHash('sha256');
    let seen = 0;
    const counted = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
      for await (const chunk of chunks) {
        seen += chunk.byteLength;
        if (seen > limit) throw refusal;
        digest.update(chunk);
        yield chunk;
      }
    };
    const { bytes } = await store.put(key, counted());
    return new StoredUpload(key, bytes, digest.digest('hex'));
  }
}
