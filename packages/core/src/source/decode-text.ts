import { declaredEncoding, firstInvalidUtf8, guessEncoding, type Guess } from './detect-encoding.ts';
import { decodeUcs4, latin1Text, legacyLabel, windows1252Text } from './legacy-encodings.ts';
import type { SourceOrigin } from './source-text.ts';
import { textDecoder } from './web-globals.ts';

export type DecodedText = Omit<SourceOrigin, 'bytes'> & { readonly text: string };

/**
 * Decodes as the JDK's XML reader would (cyberduck-formats §1.2): it is told what the first bytes look like, without
 * any mark, and what the declaration says. Where it refuses, this goes on with the likeliest encoding.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWithWord(bytes, 'bplist')) return { text: '', encoding: 'binary' };
  const guess = guessEncoding(bytes);
  if (!guess.xml) return decodePlain(bytes, guess);
  const declared = declaredEncoding(bytes, guess);
  if (guess.encoding === 'utf-8') return decodeDeclared(bytes, declared);
  const text = decodeWith(bytes, guess.encoding, true);
  if (guess.marked && guess.encoding.startsWith('utf-16') && !guess.declares)
    return { text, encoding: guess.encoding, refusal: { offset: 0, ...undeclaredUtf16 } };
  if (declared !== undefined && !fits(guess, declared)) {
    const problem = `the declaration says ${declared}, but the file is ${guess.encoding.toUpperCase()}`;
    const offset = Math.max(0, text.indexOf(declared));
    return { text, encoding: guess.encoding, refusal: { offset, problem, expected: 'a file saved as UTF-8' } };
  }
  return { text, encoding: guess.encoding };
}

const undeclaredUtf16 = {
  problem: 'UTF-16 without an XML declaration',
  expected: 'a file saved as UTF-8, or <?xml version="1.0" encoding="UTF-16"?> at its start',
};

function fits(guess: Guess, declared: string): boolean {
  const name = declared.toUpperCase();
  if (name === guess.encoding.toUpperCase()) return true;
  return guess.encoding.startsWith('utf-16') && ['UTF-16', 'ISO-10646-UCS-2', 'UTF-16'].includes(name);
}

function decodePlain(bytes: Uint8Array, guess: Guess): DecodedText {
  return { text: decodeWith(bytes, guess.encoding, false), encoding: guess.encoding };
}

/** A file whose first bytes are plain ASCII: the declaration decides. */
function decodeDeclared(bytes: Uint8Array, declared: string | undefined): DecodedText {
  const label = declared === undefined ? 'utf-8' : legacyLabel(declared);
  if (label === 'utf-8') return decodeUtf8(bytes);
  const utf8 = decodeWith(bytes, 'utf-8', false);
  const offset = Math.max(0, declared === undefined ? 0 : utf8.indexOf(declared));
  if (label === undefined)
    return {
      text: utf8,
      encoding: 'utf-8',
      refusal: { offset, problem: `an encoding that is not known: ${shown(declared)}`, expected: 'encoding="UTF-8"' },
    };
  if (label.startsWith('utf-16') || label.startsWith('utf-32'))
    return {
      text: utf8,
      encoding: 'utf-8',
      refusal: {
        offset,
        problem: `the declaration says ${shown(declared)}, but the file is not`,
        expected: 'encoding="UTF-8"',
      },
    };
  if (label === 'us-ascii') {
    const at = bytes.findIndex((byte) => byte >= 0x80);
    if (at < 0) return { text: utf8, encoding: 'utf-8' };
    return {
      text: utf8,
      encoding: 'utf-8',
      refusal: { offset: at, problem: 'a character that is not ASCII, as declared', expected: 'encoding="UTF-8"' },
    };
  }
  return { text: decodeWith(bytes, label, true), encoding: label };
}

function decodeUtf8(bytes: Uint8Array): DecodedText {
  const encoding = 'utf-8';
  try {
    return { text: textDecoder(encoding, true)?.decode(bytes) ?? '', encoding };
  } catch {
    const offset = decodeWith(bytes.subarray(0, firstInvalidUtf8(bytes)), encoding, false).length;
    return {
      text: decodeWith(bytes, encoding, false),
      encoding,
      refusal: { offset, problem: 'bytes that are not UTF-8', expected: 'a file saved as UTF-8' },
    };
  }
}

function decodeWith(bytes: Uint8Array, encoding: string, xml: boolean): string {
  if (encoding === 'utf-32be' || encoding === 'utf-32le') return decodeUcs4(bytes, encoding === 'utf-32le', xml);
  if (encoding === 'iso-8859-1') return latin1Text(bytes);
  if (encoding === 'windows-1252') return windows1252Text(bytes);
  return textDecoder(encoding, false)?.decode(bytes) ?? latin1Text(bytes);
}

function startsWithWord(bytes: Uint8Array, word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (bytes[at] !== word.charCodeAt(at)) return false;
  return true;
}

function shown(name: string | undefined): string {
  return (name ?? '').slice(0, 40);
}
