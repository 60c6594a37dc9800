import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { folderSource } from './folder-source.ts';
import type { ManifestSource } from './manifest-source.ts';
import { ndjsonFiles } from './ndjson-files.ts';
import { streamSource } from './stream-source.ts';
import { tarFiles } from './tar-files.ts';
import { zipSource } from './zip-source.ts';

/** Opens a fleet that was handed on: a folder, or an archive, which its first bytes tell and not its name. */
export async function openSource(place: string): Promise<ManifestSource> {
  if ((await stat(place)).isDirectory()) return folderSource(place);
  const start = await startOf(place);
  if (start[0] === 0x1f && start[1] === 0x8b) return streamSource(tarFiles(unpacked(place)));
  if (start[0] === 0x7b) return streamSource(ndjsonFiles(bytesOf(place)));
  // The name of the format stands where the first header ends.
  if (start.toString('latin1', 257, 262) === 'ustar') return streamSource(tarFiles(bytesOf(place)));
  return zipSource(place);
}

const HEADER = 512;

async function startOf(place: string): Promise<Buffer> {
  const file = await open(place);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEADER), 0, HEADER, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* bytesOf(place: string): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of createReadStream(place)) if (piece instanceof Uint8Array) yield piece;
}

async function* unpacked(place: string): AsyncGenerator<Uint8Array, void, undefined> {
  const gunzip = createGunzip();
  const packed = Readable.from(bytesOf(place));
  packed.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const piece of packed.pipe(gunzip)) if (piece instanceof Uint8Array) yield piece;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}
