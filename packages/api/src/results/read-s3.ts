import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import type { ByteRange } from './object-store.ts';

/** How often an answer may break off with nothing new in between. */
const TRIES = 4;

/**
 * The bytes of an object, or a part of them. An answer that breaks off is asked for again from where it ended, and only of
 * the same object: the SDK tries again before the first byte, and not behind it. Throws what the SDK throws.
 */
export async function* readS3(
  client: S3Client,
  place: { readonly Bucket: string; readonly Key: string },
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (end !== undefined && end <= start) return;
  let [at, tag, left] = [start, '', TRIES];
  for (;;) {
    const body = await answerFrom(client, { ...place, ...(tag === '' ? {} : { IfMatch: tag }) }, at, end);
    if (body === 'behind-the-end') return;
    tag = body.ETag ?? '';
    try {
      for await (const piece of piecesOf(body)) {
        at += piece.byteLength;
        left = TRIES;
        yield piece;
      }
      return;
    } catch (error) {
      left -= 1;
      if (left === 0 || tag === '') throw error;
    }
  }
}

async function answerFrom(
  client: S3Client,
  place: { readonly Bucket: string; readonly Key: string; readonly IfMatch?: string },
  at: number,
  end: number | undefined,
): Promise<GetObjectCommandOutput | 'behind-the-end'> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  // No range at all for the whole: an empty object has none.
  const Range = at === 0 && end === undefined ? {} : { Range: `bytes=${at}-${end === undefined ? '' : end - 1}` };
  try {
    return await client.send(new GetObjectCommand({ ...place, ...Range }));
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidRange') return 'behind-the-end';
    throw error;
  }
}

async function* piecesOf({ Body, ContentLength }: GetObjectCommandOutput): AsyncGenerator<Uint8Array, void, undefined> {
  if (Body === undefined) return;
  if (!(Symbol.asyncIterator in Body)) throw new TypeError('the SDK gave no stream of Node');
  let left = ContentLength ?? 0;
  // Leaving the loop closes the connection, so that nobody has to wait for the rest.
  for await (const piece of Body as AsyncIterable<Uint8Array>) {
    left -= piece.byteLength;
    yield piece;
  }
  if (left > 0) throw new Error('the answer was cut off');
}
