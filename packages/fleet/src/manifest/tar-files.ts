import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import type { StreamedArchiveFile } from './streamed-archive-file.ts';
import { UnreadableArchiveError } from './unreadable-archive-error.ts';

/** The files of a TAR in its order, folders left out. Throws `UnreadableArchiveError`, and what the bytes throw. */
export async function* tarFiles(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamedArchiveFile, void, undefined> {
  const tar = extract();
  const source = Readable.from(bytes);
  const feeding = pipeline(source, tar).catch(() => undefined);
  try {
    for await (const entry of tar) {
      const { name, type } = entry.header;
      // Whoever packs a folder again may name it: `./ada/config`.
      const path = name.startsWith('./') ? name.slice(2) : name;
      if (type !== 'directory')
        yield { path, isOther: type !== 'file' && type !== 'contiguous-file', bytes: contentOf(entry) };
      entry.resume();
    }
  } catch (error) {
    throw readable(error);
  } finally {
    source.destroy();
    tar.destroy();
    await feeding;
  }
}

async function* contentOf(entry: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const piece of entry) if (piece instanceof Uint8Array) yield piece;
  } catch (error) {
    throw readable(error);
  }
}

/** What the file system says is told as it is; the rest is about the archive. */
function readable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && !code.startsWith('Z_') ? error : new UnreadableArchiveError(error);
}
