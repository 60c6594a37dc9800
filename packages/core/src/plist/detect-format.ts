import type { SourceText } from '../source/source-text.ts';
import type { PlistFormat } from './plist-document.ts';

/** Tells the formats apart as dd-plist does: by what follows white space and one byte-order mark (cyberduck-formats §1.2). */
export function detectFormat(source: SourceText): PlistFormat | 'blank' {
  const { text } = source;
  if (source.origin?.encoding === 'binary') return 'binary';
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (' \t\r\n\f'.includes(text[at] ?? 'x')) at += 1;
  // The eight units from here are trimmed as Java trims: everything up to the space goes.
  const head = text.slice(at, at + 8);
  let start = 0;
  while (start < head.length && head.charCodeAt(start) <= 0x20) start += 1;
  const word = head.slice(start);
  if (word === '') return 'blank';
  if (word.startsWith('bplist')) return 'binary';
  if (word.startsWith('{') || word.startsWith('(') || word.startsWith('/')) return 'openstep';
  return word.startsWith('<') ? 'xml' : 'unknown';
}
