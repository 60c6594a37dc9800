import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BodyRefused } from '../../src/read-bytes.ts';
import { unzipped } from '../../src/results/unzipped.ts';
import { cut } from './store-suite.ts';

const limit = 50_000_000;

async function unpack(packed: Buffer, most = limit): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unzipped(inPieces(packed), most)) pieces.push(piece);
  return Buffer.concat(pieces);
}

// oxlint-disable-next-line require-await -- as a body comes
async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield* cut(bytes, 777);
}

async function lossOf(unpacking: Promise<unknown>): Promise<string> {
  try {
    await unpacking;
    return 'nothing';
  } catch (error) {
    if (error instanceof BodyRefused) return error.loss;
    throw error;
  }
}

const roster = Buffer.from(
  Array.from({ length: 30_000 }, (_, at) => `user-${at}@example.com,finance,${at * 7919}\n`).join(''),
);

describe('a packed roster', () => {
  it('is unpacked, also when it was packed in parts', async () => {
    expect((await unpack(gzipSync(roster))).equals(roster)).toBe(true);
    const half = roster.byteLength / 2;
    const joined = Buffer.concat([gzipSync(roster.subarray(0, half)), gzipSync(roster.subarray(half))]);
    expect((await unpack(joined)).equals(roster)).toBe(true);
    expect((await unpack(gzipSync(''))).byteLength).toBe(0);
  });

  it('is refused when it becomes more than may be', async () => {
    expect(await lossOf(unpack(gzipSync(roster), roster.byteLength))).toBe('nothing');
    expect(await lossOf(unpack(gzipSync(roster), roster.byteLength - 1))).toBe('too-large');
  });

  it('is refused as a bomb long before the limit', async () => {
    let given = 0;
    const bomb = gzipSync(Buffer.alloc(40_000_000));
    const reading = async (): Promise<void> => {
      for await (const piece of unzipped(inPieces(bomb), limit)) given += piece.byteLength;
    };
    expect(await lossOf(reading())).toBe('too-large');
    expect(given).toBeLessThan(10_000_000);
  });

  it('is refused when it is cut off, damaged or not packed at all', async () => {
    const packed = gzipSync(roster);
    expect(await lossOf(unpack(packed.subarray(0, -5)))).toBe('incomplete');
    expect(await lossOf(unpack(packed.subarray(0, 5000)))).toBe('incomplete');
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 1000, 1100);
    expect(await lossOf(unpack(damaged))).toBe('not-gzip');
    expect(await lossOf(unpack(roster))).toBe('not-gzip');
    expect(await lossOf(unpack(randomBytes(16).fill(7)))).toBe('not-gzip');
  });

  it('hands on what its chunks throw, and lets go of them when nobody reads on', async () => {
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield gzipSync(roster).subarray(0, 5000);
      throw new BodyRefused('incomplete', 7);
    };
    const all = async (): Promise<void> => {
      for await (const piece of unzipped(failing(), limit)) expect(piece.byteLength).toBeGreaterThan(0);
    };
    await expect(all()).rejects.toMatchObject({ loss: 'incomplete', limit: 7 });
    let letGo = false;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield gzipSync(roster);
        for (;;) yield gzipSync(randomBytes(100_000));
      } finally {
        letGo = true;
      }
    };
    for await (const piece of unzipped(endless(), limit)) if (piece.byteLength > 0) break;
    expect(letGo).toBe(true);
  });
});
