import type { ArchiveEntries, ArchiveEntry } from './archive-entry.ts';
import { gatherBytes } from './gather-bytes.ts';
import { refuseUnsafePath } from './refuse-unsafe-path.ts';

/**
 * These files as lines of JSON, in their order: `{"path":…,"mode":"0644","text":…}`; a signature has `base64` in place of `text`. Throws `UnsafePathError` and what
 * the entries throw.
 */
export function printNdjson(entries: ArchiveEntries): AsyncGenerator<Uint8Array, void, undefined> {
  return gatherBytes(ndjsonPieces(entries));
}

async function* ndjsonPieces(entries: ArchiveEntries): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const entry of entries) {
    refuseUnsafePath(entry.path);
    if ('text' in entry) yield Buffer.from(`${lineStart(entry)}${inString(entry.text)}"}\n`);
    else if (entry.binary === true) {
      const bytes = await collect(entry.bytes());
      yield Buffer.from(`${lineStart(entry, 'base64')}${bytes.toString('base64')}"}\n`);
    } else {
      yield Buffer.from(lineStart(entry));
      const decoder = new TextDecoder();
      for await (const piece of entry.bytes()) yield Buffer.from(inString(decoder.decode(piece, { stream: true })));
      yield Buffer.from(`${inString(decoder.decode())}"}\n`);
    }
  }
}

function lineStart({ path, mode }: ArchiveEntry, content = 'text'): string {
  return `{"path":${JSON.stringify(path)},"mode":"${mode.toString(8).padStart(4, '0')}","${content}":"`;
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

function inString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
