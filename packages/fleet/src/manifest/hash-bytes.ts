import { createHash } from 'node:crypto';

/** SHA-256 of bytes as they come, in hex. */
export async function hashBytes(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const sum = createHash('sha256');
  for await (const piece of bytes) sum.update(piece);
  return sum.digest('hex');
}
