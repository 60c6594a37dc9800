import { decodeText } from './decode-text.ts';
import { SourceText } from './source-text.ts';

/** A text made from bytes; what was wrong with them stands in its `origin`. */
export interface ReadSource {
  readonly source: SourceText;
}

/**
 * Makes a text of a file's bytes: by byte-order mark, else as an XML declaration says, else UTF-8. Bytes that do not
 * fit become U+FFFD; whether that matters is for the parsers to say, which find the bytes in `source.origin`.
 */
export function readSource(name: string, bytes: Uint8Array): ReadSource {
  const { text, ...decoding } = decodeText(bytes);
  return { source: new SourceText(name, text, { bytes, ...decoding }) };
}
