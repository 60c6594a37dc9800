import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A file of the pages as it goes out. */
export interface PageFile {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** What the build gives its files for names: nothing that leads out of a folder. */
const plainName = /^[\w-]+\.[a-z]+$/u;

/** The files that the build of the pages wrote, each read once. They do not change while the service runs. */
export class PageFiles {
  readonly #folder: string;
  readonly #read: Map<string, Promise<PageFile | undefined>> = new Map();

  /** `folder`: `Assets.pages`. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A page, by its name: `index.html`. Undefined when there is none, or the pages were not built. */
  page(name: string): Promise<PageFile | undefined> {
    return this.#file(name);
  }

  /** What a page needs. */
  asset(name: string): Promise<PageFile | undefined> {
    return plainName.test(name) ? this.#file(path.join('assets', name)) : Promise.resolve(undefined);
  }

  #file(name: string): Promise<PageFile | undefined> {
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const read = readPageFile(path.join(this.#folder, name));
    this.#read.set(name, read);
    // Names that are not there are not kept: anybody can ask for as many as they like.
    const forget = (): unknown => this.#read.delete(name);
    read.then((file) => file ?? forget(), forget);
    return read;
  }
}

async function readPageFile(file: string): Promise<PageFile | undefined> {
  const type = types[path.extname(file)];
  if (type === undefined) return undefined;
  try {
    const bytes = new Uint8Array(await readFile(file));
    const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    return { type, etag, bytes, gzipped: new Uint8Array(await promisify(gzip)(bytes)) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
