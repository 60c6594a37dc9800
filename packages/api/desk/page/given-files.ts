import type { GivenFile } from '../work/desk-message.ts';

/** What is read at most: more is no set of connection files, and a browser would choke on it. */
export const givenLimits = { files: 500, fileBytes: 32 * 1024 * 1024, totalBytes: 128 * 1024 * 1024 } as const;

/** Files that were given, and why others were not taken. */
export interface Given {
  readonly files: readonly GivenFile[];
  readonly refused: readonly string[];
}

interface NamedFile {
  readonly name: string;
  readonly file: File;
}

/** Files as chosen in a dialogue or pasted. Files of a chosen folder keep their path in it. */
export function readChosen(files: Iterable<File>): Promise<Given> {
  const named = Array.from(files, (file) => ({ name: file.webkitRelativePath || file.name, file }));
  return readAll(named);
}

/** What was dropped: files, and the files in folders. The entries have to be taken before anything is waited for. */
export async function readDropped(transfer: DataTransfer): Promise<Given> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry());
  const loose = Array.from(transfer.files);
  const named: NamedFile[] = [];
  for (const entry of entries) if (entry !== null) await collect(entry, named);
  // A script or an old browser gives files without entries.
  return named.length === 0 ? readChosen(loose) : readAll(named);
}

async function collect(entry: FileSystemEntry, into: NamedFile[]): Promise<void> {
  if (into.length > givenLimits.files) return;
  if (isFile(entry)) {
    const file = await new Promise<File | undefined>((resolve) => {
      entry.file(resolve, () => resolve(undefined));
    });
    if (file !== undefined) into.push({ name: entry.fullPath.replace(/^\//u, ''), file });
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  // A reader gives a hundred at a time, then none.
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (some.length === 0) return;
    for (const one of some) await collect(one, into);
  }
}

// Not by their classes: Chromium has those under other names, or under none.
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function readAll(named: readonly NamedFile[]): Promise<Given> {
  const files: GivenFile[] = [];
  const refused: string[] = [];
  let total = 0;
  for (const { name, file } of named) {
    if (files.length >= givenLimits.files) {
      refused.push(`more than ${givenLimits.files} files: the others were left out`);
      break;
    }
    if (file.size > givenLimits.fileBytes || total + file.size > givenLimits.totalBytes) {
      refused.push(`${name} is too large for this page; use the command line for it`);
      continue;
    }
    try {
      files.push({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
      total += file.size;
    } catch {
      refused.push(`${name} cannot be read`);
    }
  }
  return { files, refused };
}
