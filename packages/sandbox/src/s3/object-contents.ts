import { createHash } from 'node:crypto';
import type { HeaderField } from '../http-message.ts';

/** What a client put under a key. */
export interface ObjectContent {
  readonly bytes: Uint8Array;
  /** Without its quotes. */
  readonly etag: string;
  /** Content type, and what else has to come back with it. */
  readonly headers: readonly HeaderField[];
}

/** An upload in parts that was begun and not ended. */
export interface PartialUpload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly headers: readonly HeaderField[];
  /** ISO 8601. */
  readonly begunAt: string;
  readonly parts: Map<number, ObjectPart>;
}

export interface ObjectPart {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly modifiedAt: string;
}

const mostBytes = 512 * 1024 * 1024;

/** The bytes of objects that clients put into buckets; which objects there are, the world says. */
export class ObjectContents {
  readonly #contents = new Map<string, ObjectContent>();
  readonly #uploads = new Map<string, PartialUpload>();

  /** Everything is in memory. */
  hasRoomFor(bytes: number): boolean {
    let held = bytes;
    for (const content of this.#contents.values()) held += content.bytes.byteLength;
    for (const { parts } of this.#uploads.values()) for (const part of parts.values()) held += part.bytes.byteLength;
    return held <= mostBytes;
  }

  find(bucket: string, key: string): ObjectContent | undefined {
    return this.#contents.get(place(bucket, key));
  }

  keep(bucket: string, key: string, content: ObjectContent): void {
    this.#contents.set(place(bucket, key), content);
  }

  forget(bucket: string, key: string): void {
    this.#contents.delete(place(bucket, key));
  }

  begin(upload: PartialUpload): void {
    this.#uploads.set(upload.id, upload);
  }

  /** An upload of this object; undefined when it was ended, or never begun. */
  upload(id: string, bucket: string, key: string): PartialUpload | undefined {
    const upload = this.#uploads.get(id);
    return upload?.bucket === bucket && upload.key === key ? upload : undefined;
  }

  end(upload: PartialUpload): void {
    this.#uploads.delete(upload.id);
  }

  /** By key, and by when they were begun. */
  uploadsOf(bucket: string): readonly PartialUpload[] {
    return [...this.#uploads.values()]
      .filter((upload) => upload.bucket === bucket)
      .sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1));
  }
}

/** No name of a bucket has a slash in it. */
function place(bucket: string, key: string): string {
  return `${bucket}/${key}`;
}

export function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
