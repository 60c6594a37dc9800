import {
  asciiHead,
  declarationLength,
  declaredEncoding,
  firstInvalidUtf8,
  guessEncoding,
  type Guess,
} from './detect-encoding.ts';
import { asciiHalf, asciiHalfText, decodeUcs4, latin1Text, legacyLabel, windows1252Text } from './legacy-encodings.ts';
import type { SourceOrigin } from './source-text.ts';
import { textDecoder } from './web-globals.ts';

export type DecodedText = Omit<SourceOrigin, 'bytes'> & { readonly text: string };

type Refusal = NonNullable<SourceOrigin['refusal']>;

/**
 * Decodes as the JDK's XML reader would (cyberduck-formats §1.2): it is told what the first bytes look like, without
 * any mark, and what the declaration says. Where it refuses, this goes on with the likeliest encoding.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWithWord(bytes, 'bplist')) return { text: '', encoding: 'binary' };
  const guess = guessEncoding(bytes);
  const { encoding } = guess;
  if (!guess.xml)
    return encoding === 'utf-8' ? decodeUtf8(bytes) : { text: decodeWith(bytes, encoding, false), encoding };
  const declared = declaredEncoding(asciiHead(bytes, guess));
  if (encoding === 'utf-8') return decodeDeclared(bytes, declared);
  const text = decodeWith(bytes, encoding, true);
  const refusal = wideRefusal(guess, declared, text, bytes);
  return refusal === undefined ? { text, encoding } : { text, encoding, refusal };
}

/** What is wrong with UTF-16 or UTF-32 for that reader. */
function wideRefusal(guess: Guess, declared: string | undefined, text: string, bytes: Uint8Array): Refusal | undefined {
  const short = guess.encoding.startsWith('utf-16');
  if (short && !guess.declares)
    return {
      offset: 0,
      problem: 'UTF-16 without an XML declaration',
      expected: 'a file saved as UTF-8, or <?xml version="1.0" encoding="UTF-16"?> at its start',
    };
  const names = short ? ['UTF-16', 'ISO-10646-UCS-2'] : ['ISO-10646-UCS-4'];
  names.push(guess.encoding.toUpperCase());
  // Names without a byte order mean the big-endian one to Java.
  if (guess.encoding.endsWith('be')) names.push(short ? 'UNICODE' : 'UTF-32');
  if (declared !== undefined && !names.includes(declared.toUpperCase()))
    return {
      offset: Math.max(0, text.indexOf(declared)),
      problem: `the declaration says ${shown(declared)}, but the file is ${guess.encoding.toUpperCase()}`,
      expected: 'a file saved as UTF-8',
    };
  if (!short || decodes(bytes, guess.encoding)) return undefined;
  return {
    offset: Math.max(0, text.indexOf('\uFFFD')),
    problem: 'half a UTF-16 character',
    expected: 'nothing in its place',
  };
}

/** Whether a strict decoder takes the bytes. */
function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    return textDecoder(encoding, true)?.decode(bytes) !== undefined;
  } catch {
    return false;
  }
}

/** A file whose first bytes are plain ASCII: the declaration decides. */
function decodeDeclared(bytes: Uint8Array, declared: string | undefined): DecodedText {
  const label = declared === undefined ? 'utf-8' : legacyLabel(declared);
  // By any other name than its own, UTF-8 is decoded by a reader that is not strict.
  if (label === 'utf-8' && (declared ?? 'UTF-8').toUpperCase() === 'UTF-8') return decodeUtf8(bytes);
  const text = decodeWith(bytes, label === undefined || isWide(label) ? 'utf-8' : label, true);
  const refusal = declarationRefusal(text) ?? (label === 'us-ascii' ? asciiRefusal(bytes) : undefined);
  const encoding = label === undefined || isWide(label) ? 'utf-8' : label;
  return refusal === undefined ? { text, encoding } : { text, encoding, refusal };
}

function isWide(label: string): boolean {
  return label.startsWith('utf-16') || label.startsWith('utf-32');
}

/** Why a text whose bytes are ASCII at least in its declaration cannot be in the encoding that this one names. */
export function declarationRefusal(text: string): Refusal | undefined {
  const declared = declaredEncoding(text.slice(0, declarationLength));
  if (declared === undefined) return undefined;
  const label = legacyLabel(declared);
  if (label !== undefined && !isWide(label)) return undefined;
  const problem =
    label === undefined
      ? `an encoding that is not known: ${shown(declared)}`
      : `the declaration says ${shown(declared)}, but the file is not`;
  return { offset: Math.max(0, text.indexOf(declared)), problem, expected: 'encoding="UTF-8"' };
}

function asciiRefusal(bytes: Uint8Array): Refusal | undefined {
  const offset = bytes.findIndex((byte) => byte >= 0x80);
  if (offset < 0) return undefined;
  return { offset, problem: 'a character that is not ASCII, as declared', expected: 'encoding="UTF-8"' };
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
  switch (encoding) {
    case 'utf-32be':
    case 'utf-32le':
      return decodeUcs4(bytes, encoding === 'utf-32le', xml);
    case 'iso-8859-1':
      return latin1Text(bytes);
    case 'windows-1252':
      return windows1252Text(bytes);
    case 'us-ascii':
    case asciiHalf:
      return asciiHalfText(bytes);
    default:
      return textDecoder(encoding, false)?.decode(bytes) ?? latin1Text(bytes);
  }
}

function startsWithWord(bytes: Uint8Array, word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (bytes[at] !== word.charCodeAt(at)) return false;
  return true;
}

function shown(name: string | undefined): string {
  return (name ?? '').slice(0, 40);
}
