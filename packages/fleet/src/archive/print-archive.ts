import type { ArchiveEntries, ArchiveEntry } from './archive-entry.ts';
import { type ArchiveKind, entryPrinter } from './archive-format.ts';
import { ByteBatch } from './byte-batch.ts';
import { type ByteKeeper, HeldBytes } from './byte-keeper.ts';
import type { EntryPrinter } from './entry-printer.ts';
import { refuseUnsafePath } from './refuse-unsafe-path.ts';
import { Spool } from './spool.ts';
import { TextContents } from './text-content.ts';

/**
 * An archive of these files in their order, as bytes. Memory stays flat: what the end of a ZIP needs is spooled to a
 * temporary file. Throws `UnsafePathError`, and what the entries or the temporary file throw.
 */
export async function* printArchive(
  entries: ArchiveEntries,
  kind: ArchiveKind,
): AsyncGenerator<Uint8Array, void, undefined> {
  const spool = kind.format === 'zip' ? await Spool.open() : undefined;
  const directory: ByteKeeper = spool ?? new HeldBytes();
  try {
    const out = new ByteBatch();
    const printer = entryPrinter(kind, out, directory);
    const contents = new TextContents();
    for await (const entry of entries) {
      yield* printEntry(entry, printer, contents, out);
      if (out.isFull) yield* out.take();
    }
    yield* out.take(true);
    yield* printer.end();
  } finally {
    await spool?.close();
  }
}

/** One file; yields when there is much of it. */
export async function* printEntry(
  entry: ArchiveEntry,
  printer: EntryPrinter,
  contents: TextContents,
  out: ByteBatch,
): AsyncGenerator<Uint8Array, void, undefined> {
  refuseUnsafePath(entry.path);
  if ('text' in entry) {
    await printer.text(entry, contents.of(entry.text));
    return;
  }
  await printer.open(entry);
  for await (const piece of entry.bytes()) {
    printer.piece(piece);
    if (out.isFull) yield* out.take();
  }
  printer.close(entry);
}
