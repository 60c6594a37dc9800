import { JsonBytes } from './json-bytes.ts';
import type { StreamedArchiveFile } from './streamed-archive-file.ts';
import { UnreadableArchiveError } from './unreadable-archive-error.ts';

/** The names of a line that are known. `path` has to come before what is in the file. */
const OPEN = 0x7b;
const CLOSE = 0x7d;
const COLON = 0x3a;
const COMMA = 0x2c;

/**
 * The files in lines of JSON as `printNdjson` writes them, in their order. What is in a file is read as it comes: the
 * check sums of a million users are one line of a gigabyte. Throws `UnreadableArchiveError`, and what the bytes throw.
 */
export async function* ndjsonFiles(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamedArchiveFile, void, undefined> {
  const json = new JsonBytes(bytes);
  for (let line = 1; await json.more(); line += 1) {
    await json.expect(OPEN, line);
    let path: string | undefined;
    let isRead = false;
    do {
      const name = await json.shortString(line);
      await json.expect(COLON, line);
      if (name === 'path') path = await json.shortString(line);
      else if ((name === 'text' || name === 'base64') && path !== undefined && !isRead) {
        isRead = true;
        const content = name === 'text' ? json.string(line) : decoded(json, line);
        yield { path, isOther: false, bytes: content };
        // Nobody may have read it to its end.
        for await (const piece of content) void piece;
      } else if (name === 'mode') await json.shortString(line);
      else throw new UnreadableArchiveError(`line ${line} is no file of a fleet`);
    } while ((await json.next(line)) === COMMA);
    if (json.last !== CLOSE || !isRead) throw new UnreadableArchiveError(`line ${line} is no file of a fleet`);
  }
}

/** What is no text is a signature, and small. */
async function* decoded(json: JsonBytes, line: number): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from(await json.shortString(line), 'base64');
}
