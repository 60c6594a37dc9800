import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ByteChunks, ByteRange, ObjectStore, StoredObject } from './object-store.ts';
import { readS3 } from './read-s3.ts';
import { s3Error } from './s3-error.ts';
import { StoreError } from './store-error.ts';
import { checkKey, checkPrefix } from './store-key.ts';

export interface S3StoreOptions {
  readonly bucket: string;
  readonly region: string;
  /** Of a service that is not AWS's. */
  readonly endpoint?: string;
  /** The bucket stands in the path of an address and not in the name of the host, as most other services want it. */
  readonly pathStyle?: boolean;
  /** What all keys in the bucket begin with, so that others can use it as well; without a slash at its end. */
  readonly prefix?: string;
  /** Where the SDK would look for them, when absent. */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** How often a call is tried; 4 when absent. */
  readonly attempts?: number;
  /** Milliseconds without a byte until a call has failed; 30 seconds when absent. */
  readonly idleTimeout?: number;
}

/** More goes in parts of so many bytes; S3 takes 10,000 of them: 80 GB. */
const PART = 8 * 1024 * 1024;
const REMOVED_AT_ONCE = 16;

/** A store in a bucket of S3, or of a service that speaks like it. Its SDK is loaded here, for those who need it. */
export async function openS3Store(options: S3StoreOptions): Promise<ObjectStore> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  const {
    region,
    endpoint,
    pathStyle = endpoint !== undefined,
    credentials,
    attempts = 4,
    idleTimeout = 30_000,
  } = options;
  const client = new S3Client({
    region,
    forcePathStyle: pathStyle,
    maxAttempts: attempts,
    retryMode: 'standard',
    // Other services than AWS's know no check sums of 2024.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 5000,
      requestTimeout: idleTimeout,
      throwOnRequestTimeout: true,
      socketTimeout: idleTimeout,
    },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  });
  return new S3Store(client, options);
}

class S3Store implements ObjectStore {
  readonly place: string;
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(client: S3Client, { bucket, prefix, endpoint }: S3StoreOptions) {
    if (prefix !== undefined) checkKey(prefix);
    this.#client = client;
    this.#bucket = bucket;
    this.#prefix = prefix === undefined ? '' : `${prefix}/`;
    this.place = `the bucket ${bucket}${endpoint === undefined ? '' : ` at ${endpoint}`}`;
  }

  async put(key: string, chunks: ByteChunks): Promise<{ readonly bytes: number }> {
    const { Upload } = await import('@aws-sdk/lib-storage');
    const source = new Source(chunks);
    const upload = new Upload({
      client: this.#client,
      params: { ...this.#at(key), Body: Readable.from(source.read(), { highWaterMark: 1 }) },
      partSize: PART,
      // One after the other: with several, the others would go on to the end when one has failed.
      queueSize: 1,
    });
    try {
      await upload.done();
      return { bytes: source.bytes };
    } catch (error) {
      // What the chunks throw is theirs.
      throw source.failure === undefined
        ? s3Error(error, `cannot write ${key} in ${this.place}`)
        : source.failure.error;
    }
  }

  async *read(key: string, range: ByteRange = { start: 0 }): AsyncGenerator<Uint8Array, void, undefined> {
    const place = this.#at(key);
    try {
      yield* readS3(this.#client, place, range);
    } catch (error) {
      throw s3Error(error, `cannot read ${key} in ${this.place}`);
    }
  }

  async size(key: string): Promise<number | undefined> {
    const place = this.#at(key);
    const { HeadObjectCommand } = await import('@aws-sdk/client-s3');
    try {
      const { ContentLength } = await this.#client.send(new HeadObjectCommand(place));
      return ContentLength ?? 0;
    } catch (error) {
      const told = s3Error(error, `cannot look for ${key} in ${this.place}`);
      if (told.kind === 'missing') return undefined;
      throw told;
    }
  }

  async *list(prefix: string): AsyncGenerator<StoredObject, void, undefined> {
    checkPrefix(prefix);
    const { paginateListObjectsV2 } = await import('@aws-sdk/client-s3');
    const Prefix = `${this.#prefix}${prefix}`;
    try {
      for await (const { Contents = [] } of paginateListObjectsV2(
        { client: this.#client },
        { Bucket: this.#bucket, Prefix },
      ))
        for (const { Key = '', Size = 0 } of Contents) yield { key: Key.slice(this.#prefix.length), bytes: Size };
    } catch (error) {
      throw s3Error(error, `cannot list ${this.place}`);
    }
  }

  async remove(prefix: string): Promise<void> {
    checkPrefix(prefix);
    if (prefix === '') throw new RangeError('a store is never emptied at once');
    if (!prefix.endsWith('/')) return this.#remove(prefix);
    let batch: string[] = [];
    const flush = async (): Promise<void> => {
      await Promise.all(batch.map((key) => this.#remove(key)));
      batch = [];
    };
    for await (const { key } of this.list(prefix)) {
      batch.push(key);
      if (batch.length === REMOVED_AT_ONCE) await flush();
    }
    await flush();
  }

  /** One by one: the call that takes many is not known to all services. */
  async #remove(key: string): Promise<void> {
    const place = this.#at(key);
    const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
    try {
      await this.#client.send(new DeleteObjectCommand(place));
    } catch (error) {
      const told = s3Error(error, `cannot remove ${key} in ${this.place}`);
      if (told.kind !== 'missing') throw told;
    }
  }

  async probe(): Promise<void> {
    const key = `probe-${randomUUID()}`;
    await this.put(key, [Buffer.from(key)]);
    try {
      const found: string[] = [];
      for await (const { key: one } of this.list(key)) found.push(one);
      if (!found.includes(key) || (await this.size(key)) !== key.length)
        throw new StoreError('unreachable', 'READBACK', `${this.place} does not know what was written`);
    } finally {
      await this.#remove(key);
    }
  }

  #at(key: string): { readonly Bucket: string; readonly Key: string } {
    checkKey(key);
    return { Bucket: this.#bucket, Key: `${this.#prefix}${key}` };
  }
}

/** Counts what is taken, and keeps what was thrown on the way. */
class Source {
  bytes = 0;
  failure: { readonly error: unknown } | undefined;
  readonly #chunks: ByteChunks;

  constructor(chunks: ByteChunks) {
    this.#chunks = chunks;
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    // By hand: a stream that is let go of throws its own end into a generator, which is no failure of the chunks.
    const chunks = joined(this.#chunks);
    try {
      for (let next = await this.#next(chunks); next !== undefined; next = await this.#next(chunks)) {
        this.bytes += next.byteLength;
        yield next;
      }
    } finally {
      await chunks.return(undefined);
    }
  }

  async #next(chunks: AsyncGenerator<Uint8Array, void, undefined>): Promise<Uint8Array | undefined> {
    try {
      const next = await chunks.next();
      return next.done === true ? undefined : next.value;
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
}

async function* joined(chunks: ByteChunks): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) if (chunk.byteLength > 0) yield chunk;
}
