import { unzipSync } from 'fflate';
import type { GivenFile } from './desk-message.ts';

/** What a ZIP holds for the desk. */
export interface OpenedZip {
  readonly files: readonly GivenFile[];
  /** What the doctor said, in a bundle of `duckbill doctor`. */
  readonly doctor?: string;
}

const limits = { entries: 2000, fileBytes: 32 * 1024 * 1024, totalBytes: 128 * 1024 * 1024 } as const;

/** Whether these are the bytes of a ZIP. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The files of a ZIP: of a bundle those that it was made for, under the paths that they had. Undefined for what is no
 * ZIP, or too much: nothing is unpacked further than its entry says, and their sum has a limit.
 */
export function openZip(bytes: Uint8Array): OpenedZip | undefined {
  let entries: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  let count = 0;
  let total = 0;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || name.startsWith('__MACOSX/')) return false;
        count += 1;
        total += originalSize;
        if (count > limits.entries || originalSize > limits.fileBytes || total > limits.totalBytes) {
          throw new RangeError('too much');
        }
        return true;
      },
    });
  } catch {
    return undefined;
  }
  const files = new Map(Object.entries(entries));
  const manifest = readManifest(files.get('manifest.json'));
  if (manifest === undefined) return { files: [...files].map(([name, content]) => ({ name, bytes: content })) };
  const report = files.get('report.txt');
  return {
    files: [...files].flatMap(([name, content]) =>
      name.startsWith('files/')
        ? [{ name: manifest.pathOf.get(name) ?? name.slice('files/'.length), bytes: content }]
        : [],
    ),
    ...(report !== undefined ? { doctor: new TextDecoder().decode(report) } : {}),
  };
}

interface Manifest {
  /** The path that an entry had on its computer, or the name that it was handed in under. */
  readonly pathOf: ReadonlyMap<string, string>;
}

/** The manifest of a bundle, of the doctor or of this page. */
function readManifest(bytes: Uint8Array | undefined): Manifest | undefined {
  if (bytes === undefined) return undefined;
  try {
    const { format, files } = JSON.parse(new TextDecoder().decode(bytes)) as { format?: unknown; files?: unknown };
    if (format !== 'duckbill-bundle') return undefined;
    const pathOf = new Map<string, string>();
    for (const file of Array.isArray(files) ? (files as readonly unknown[]) : []) {
      const { entry, name, path } = Object(file) as { entry?: unknown; name?: unknown; path?: unknown };
      const called = typeof name === 'string' ? name : path;
      if (typeof entry === 'string' && typeof called === 'string') pathOf.set(entry, called);
    }
    return { pathOf };
  } catch {
    return undefined;
  }
}
