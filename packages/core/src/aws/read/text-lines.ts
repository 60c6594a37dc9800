import type { Span } from '../../source/span.ts';

/** Which characters end a line for a reader, beside LF. */
export interface LineEnds {
  /** A lone CR. */
  readonly cr: boolean;
  /** CRLF ends the line before the CR; otherwise the CR stays at the line's end. */
  readonly crlf: boolean;
  /** U+0085, U+2028, U+2029: Java's Scanner. */
  readonly unicode: boolean;
}

/** A line without its end, and where it stands. */
export interface TextLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  readonly start: number;
}

const LF = 10;
const CR = 13;

/** The lines of a text as one reader counts them. A line end at the very end opens no further line. */
export function* textLines(text: string, ends: LineEnds): Generator<TextLine> {
  let start = 0;
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const carriage = code === CR && ends.cr;
    const wide = ends.unicode && (code === 0x85 || code === 0x2028 || code === 0x2029);
    if (code !== LF && !carriage && !wide) continue;
    const crlf = code === LF && ends.crlf && at > start && text.charCodeAt(at - 1) === CR;
    const end = crlf ? at - 1 : at;
    if (carriage && text.charCodeAt(at + 1) === LF) at += 1;
    number += 1;
    yield { number, text: text.slice(start, end), start };
    start = at + 1;
  }
  if (start < text.length) yield { number: number + 1, text: text.slice(start), start };
}

/** A piece of a text and where it starts. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

/** The piece without the characters at its ends for which `isBlank` holds. */
export function trimPiece(piece: Piece, isBlank: (code: number) => boolean): Piece {
  let start = 0;
  let end = piece.text.length;
  while (end > 0 && isBlank(piece.text.charCodeAt(end - 1))) end -= 1;
  while (start < end && isBlank(piece.text.charCodeAt(start))) start += 1;
  return { text: piece.text.slice(start, end), start: piece.start + start };
}

/** The part of a piece from `from` to `to`. */
export function slicePiece(piece: Piece, from: number, to: number = piece.text.length): Piece {
  return { text: piece.text.slice(from, to), start: piece.start + from };
}

/** Where a piece stands. */
export function pieceSpan(piece: Piece): Span {
  return { start: piece.start, end: piece.start + piece.text.length };
}

/** What Python calls white space, for `strip` and `\S`. */
export function isPythonBlank(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x1f);
  return code === 0x85 || isWideBlank(code);
}

/** What Java's `String.trim` takes away: everything up to the space. */
export function isJavaBlank(code: number): boolean {
  return code <= 0x20;
}

/** White space beyond ASCII that JavaScript, Go and Python agree on, without U+0085 and U+FEFF. */
function isWideBlank(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** What JavaScript's `trim` and `\s` take for white space. */
export function isJsBlank(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13);
  return isWideBlank(code) || code === 0xfeff;
}

/** What Go's `strings.TrimSpace` takes away. */
export function isGoBlank(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13);
  return isWideBlank(code) || code === 0x85;
}
