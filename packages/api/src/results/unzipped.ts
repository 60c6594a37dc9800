import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BodyRefused } from '../read-bytes.ts';

/** A roster is unpacked to some ten times its bytes; what becomes far more is no roster. */
const MOST_TIMES = 200;
/** Up to here the times are not looked at. */
const SMALL = 1024 * 1024;

/**
 * What gzip packed, unpacked as it comes, in flat memory. Throws `BodyRefused`: `too-large` beyond the limit or when a
 * few bytes become very many, `not-gzip`, `incomplete` when the end is missing; and what the chunks throw.
 */
export async function* unzipped(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const gunzip = createGunzip();
  let [packed, unpacked] = [0, 0];
  const counted = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of chunks) {
      packed += chunk.byteLength;
      yield chunk;
    }
  };
  // How it ended is told to whoever reads the stream.
  const feeding = pipeline(Readable.from(counted()), gunzip).catch(() => undefined);
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      unpacked += piece.byteLength;
      if (unpacked > limit || (unpacked > SMALL && unpacked > packed * MOST_TIMES))
        throw new BodyRefused('too-large', limit);
      yield piece;
    }
  } catch (error) {
    throw refused(error, limit);
  } finally {
    gunzip.destroy();
    await feeding;
  }
}

function refused(error: unknown, limit: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return new BodyRefused('incomplete', limit);
  return typeof code === 'string' && code.startsWith('Z_') ? new BodyRefused('not-gzip', limit) : error;
}
