import { crc32, createDeflateRaw } from 'node:zlib';
import { writeDrained } from './write-drained.ts';

/** No name, no time, no flags, and system "unknown": Node's own header names the system that it was built for. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

/** These bytes in the gzip format (RFC 1952). Throws what they throw. */
export async function* printGzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const deflate = createDeflateRaw();
  let crc = 0;
  let size = 0;
  const feed = async (): Promise<void> => {
    for await (const piece of bytes) {
      crc = crc32(piece, crc);
      size += piece.byteLength;
      if (!(await writeDrained(deflate, piece))) return;
    }
    deflate.end();
  };
  const feeding = feed().catch((error: unknown) => {
    deflate.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  yield HEADER;
  try {
    for await (const piece of deflate) if (piece instanceof Uint8Array) yield piece;
    await feeding;
  } finally {
    deflate.destroy();
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(size % 0x1_0000_0000, 4);
  yield trailer;
}
