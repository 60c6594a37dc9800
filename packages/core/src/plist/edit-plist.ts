import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { TextEdit } from '../source/text-edit.ts';
import { detectFormat } from './detect-format.ts';
import { blankBefore, indentOf, lineStart, newlineOf, stepOf } from './plist-indent.ts';
import type { PlainPlist } from './plain-plist.ts';
import type { PlistDict, PlistEntry } from './plist-tree.ts';
import { printKey, printPlistValue, type PlistLayout } from './print-plist.ts';
import { escapedText } from './xml-escape.ts';

/*
 * Changes to an XML property list as edits: comments, order, indentation and line ends stay as they are
 * (cyberduck-formats §8.1, last item). A file in another format cannot be edited: no edits.
 */

/** Gives an entry a text for its value. */
export function setPlistString(source: SourceText, entry: PlistEntry, text: string): TextEdit[] {
  if (!isEditable(source)) return [];
  const { value } = entry;
  const escaped = escapedText(text, newlineOf(source));
  if (value.type === 'string') {
    if (value.value === text) return [];
    // `<string/>` has no room for a text.
    if (value.textSpan.end < value.span.end) return [{ span: value.textSpan, text: escaped }];
  }
  return [{ span: value.span, text: `<string>${escaped}</string>` }];
}

/** Gives an entry `<true/>` or `<false/>` for its value. */
export function setPlistBoolean(source: SourceText, entry: PlistEntry, boolean: boolean): TextEdit[] {
  if (!isEditable(source)) return [];
  const { value } = entry;
  if (value.type === 'boolean' && value.value === boolean) return [];
  return [{ span: value.span, text: boolean ? '<true/>' : '<false/>' }];
}

/** Gives an entry any value; one of several lines is indented like its key. */
export function setPlistValue(source: SourceText, entry: PlistEntry, plain: PlainPlist): TextEdit[] {
  if (typeof plain === 'string') return setPlistString(source, entry, plain);
  if (typeof plain === 'boolean') return setPlistBoolean(source, entry, plain);
  if (!isEditable(source)) return [];
  const layout = layoutOf(source, indentOf(source, entry.value.span.start));
  return [{ span: entry.value.span, text: printPlistValue(plain, layout) }];
}

/** Gives an entry another key; an element of another name that stands for a key becomes `<key>`. */
export function renamePlistKey(source: SourceText, entry: PlistEntry, key: string): TextEdit[] {
  if (!isEditable(source)) return [];
  const { keySpan, keyTextSpan } = entry;
  const isKey = source.text.startsWith('<key', keySpan.start) && keyTextSpan.end < keySpan.end;
  if (isKey && entry.key === key) return [];
  const newline = newlineOf(source);
  if (isKey) return [{ span: keyTextSpan, text: escapedText(key, newline) }];
  return [{ span: keySpan, text: printKey(key, { cdata: false, newline }) }];
}

/** Removes a key and its value, and the lines that they have to themselves. What stands between them goes along. */
export function removePlistEntry(source: SourceText, entry: PlistEntry): TextEdit[] {
  if (!isEditable(source)) return [];
  return [{ span: wholeLines(source, { start: entry.keySpan.start, end: entry.value.span.end }), text: '' }];
}

/** Puts a new key and value behind `after`, or at the end of the dictionary, in the style of its neighbour. */
export function insertPlistEntry(
  source: SourceText,
  dict: PlistDict,
  after: PlistEntry | undefined,
  key: string,
  plain: PlainPlist,
): TextEdit[] {
  if (!isEditable(source)) return [];
  const neighbour = after ?? dict.entries.at(-1);
  if (neighbour === undefined) return insertFirst(source, dict, key, plain);
  const { text } = source;
  const keyStart = neighbour.keySpan.start;
  const ownLine = blankBefore(source, keyStart);
  const layout = layoutOf(source, indentOf(source, keyStart));
  const between = text.slice(neighbour.keySpan.end, neighbour.value.span.start);
  const separator = between.trim() === '' ? between : ownLine ? layout.newline + layout.indent : '';
  const printed = printKey(key, layout) + separator + printPlistValue(plain, layout);
  const place = endOfEntry(source, neighbour);
  return [{ span: { start: place, end: place }, text: (ownLine ? layout.newline + layout.indent : '') + printed }];
}

function insertFirst(source: SourceText, dict: PlistDict, key: string, plain: PlainPlist): TextEdit[] {
  const { text } = source;
  const outer = indentOf(source, dict.span.start);
  const layout = layoutOf(source, outer + stepOf(source));
  const { newline, indent } = layout;
  const lines = `${newline}${indent}${printKey(key, layout)}${newline}${indent}${printPlistValue(plain, layout)}`;
  const element = text.slice(dict.span.start, dict.span.end);
  const close = element.lastIndexOf('</');
  if (close < 0) return [{ span: dict.span, text: `<dict>${lines}${newline}${outer}</dict>` }];
  // Comments in an empty dictionary stay before the new entry.
  let place = dict.span.start + close;
  while (' \t\r\n'.includes(text[place - 1] ?? 'x')) place -= 1;
  const tail = text.slice(place, dict.span.start + close).includes('\n') ? '' : newline + outer;
  return [{ span: { start: place, end: place }, text: lines + tail }];
}

function layoutOf(source: SourceText, indent: string): PlistLayout {
  return { indent, step: stepOf(source), newline: newlineOf(source), cdata: false };
}

function isEditable(source: SourceText): boolean {
  return detectFormat(source) === 'xml';
}

/** Behind the value, and behind a comment that explains it on the same line. */
function endOfEntry({ text }: SourceText, entry: PlistEntry): number {
  const { end } = entry.value.span;
  let at = end;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  if (!text.startsWith('<!--', at)) return end;
  const close = text.indexOf('-->', at);
  const behind = text[close + 3];
  return close >= 0 && (behind === '\n' || behind === '\r') ? close + 3 : end;
}

function wholeLines(source: SourceText, span: Span): Span {
  const { text } = source;
  let { end } = span;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  const ends = text[end] === '\n' || text[end] === '\r';
  if (!ends || !blankBefore(source, span.start)) return span;
  if (text[end] === '\r' && text[end + 1] === '\n') end += 1;
  return { start: lineStart(source, span.start), end: end + 1 };
}
