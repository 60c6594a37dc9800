import { lookUp } from '../../plist/look-up.ts';
import { readData } from '../../plist/read-data.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/** Base64 that a lenient reader takes and a strict one refuses, and images that are none (cyberduck-formats §3.1, §3.7). */
export const profileIconDamaged: ProfileRule = profileRule('profile-icon-damaged', (profile, report) => {
  for (const key of ['Disk', 'Icon']) {
    const value = lookUp(profile.dict, key)?.value;
    if (value?.type !== 'string' || value.value.trim() === '') continue;
    const problem = problemOf(value.value);
    if (problem === undefined) continue;
    // An icon has hundreds of lines: the first says enough.
    const span = firstLine(profile.plist.source, value.textSpan);
    report({ file: profile.file, span, facts: { key, problem } });
  }
});

/** The first line with anything on it, cut where it gets long. */
function firstLine(source: SourceText, { start, end }: Span): Span {
  const text = source.slice({ start, end: Math.min(end, start + 200) });
  const trimmed = text.trimStart();
  const from = start + text.length - trimmed.length;
  return { start: from, end: from + Math.min(trimmed.split(/[\r\n]/u)[0]?.length ?? 0, 76) };
}

/** An icon has a hundred thousand characters: regular expressions look at them faster than a loop, and none of these goes back. */
function problemOf(text: string): string | undefined {
  const packed = text.replaceAll(/[ \t\r\n]+/gu, '');
  if (/[^A-Za-z0-9+/=]|=[^=]/u.test(packed)) return 'it has characters that are no base64';
  const padding = packed.indexOf('=');
  if (packed.length % 4 !== 0 || (padding !== -1 && packed.length - padding > 2))
    return `it has ${packed.length} characters, and base64 comes in groups of four that = fills up`;
  const bytes: number[] = [];
  readData(packed.slice(0, 16).replaceAll('=', ''), (byte) => bytes.push(byte));
  return signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte))
    ? undefined
    : 'it is no image of a known kind';
}

/** First bytes of TIFF (two orders), PNG, ICO, ICNS, JPEG, GIF, BMP, WebP and PDF. */
const signatures: readonly (readonly number[])[] = [
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x89, 0x50, 0x4e, 0x47],
  [0x00, 0x00, 0x01, 0x00],
  [0x69, 0x63, 0x6e, 0x73],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x52, 0x49, 0x46, 0x46],
  [0x25, 0x50, 0x44, 0x46],
];
