import { hasControls, type IniDialect } from '../ini-dialect.ts';

/** WinSCP.ini: names of sessions and texts are written with percent signs (inferred from its documentation). */
export const winscpDialect: IniDialect = {
  commentSigns: [';'],
  separators: ['='],
  separator: '=',
  indentedHeaders: false,
  oneSection: false,
  // Windows reads INI files without regard to case.
  anyCase: true,
  writeName: (name) => (hasControls(name) ? undefined : `Sessions\\${escapeWinscp(name)}`),
  readName: (text) => (isSession(text) ? unescapeWinscp(text.slice(sessionsPrefix.length)) : `${otherSection}${text}`),
  writeValue: (value) => (hasControls(value) ? undefined : escapeWinscp(value)),
  readValue: unescapeWinscp,
};

const sessionsPrefix = 'Sessions\\';

/** In front of the names of sections that are no session: no session can have such a name. */
export const otherSection = '\u0000';

function isSession(text: string): boolean {
  return text.slice(0, sessionsPrefix.length).toLowerCase() === sessionsPrefix.toLowerCase();
}

/** In front of texts that are UTF-8 behind their percent signs. */
const utf8Mark = '%EF%BB%BF';

/** Blanks, backslashes, wildcards, brackets, percent signs and all beyond ASCII become percent signs and digits. */
export function escapeWinscp(text: string): string {
  let escaped = '';
  let isAscii = true;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x7e) isAscii = false;
    const isPlain =
      code > 0x20 && code <= 0x7e && !'\\*?%[]'.includes(character) && (character !== '.' || escaped !== '');
    escaped += isPlain ? character : percent(code);
  }
  return isAscii ? escaped : utf8Mark + escaped;
}

/** Any two hexadecimal digits behind a percent sign are a byte; without the mark, of Latin 1. */
export function unescapeWinscp(text: string): string {
  const isUtf8 = text.slice(0, utf8Mark.length).toUpperCase() === utf8Mark;
  let plain = '';
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) plain += isUtf8 ? readUtf8(bytes) : String.fromCharCode(...bytes);
    bytes = [];
  };
  for (let at = isUtf8 ? utf8Mark.length : 0; at < text.length;) {
    const digits = text.charAt(at) === '%' ? text.slice(at + 1, at + 3) : '';
    if (/^[0-9A-Fa-f]{2}$/u.test(digits)) {
      bytes.push(Number.parseInt(digits, 16));
      at += 3;
      // A character has no more than four bytes; whole ones are let go, so that no long list is made.
      if (!isUtf8 || bytes.length > 4096) flush();
    } else {
      flush();
      plain += text.charAt(at);
      at += 1;
    }
  }
  flush();
  return plain;
}

function percent(code: number): string {
  return utf8Bytes(code)
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

function utf8Bytes(code: number): readonly number[] {
  if (code < 0x80) return [code];
  const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
}

/** Bytes as UTF-8; what is none becomes U+FFFD. */
export function readUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const more = first < 0x80 ? 0 : first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : -1;
    let code = more === 0 ? first : first & (0x3f >> Math.max(more, 0));
    let valid = more >= 0 && first < 0xf5;
    for (let next = 1; next <= more && valid; next += 1) {
      const byte = bytes[at + next] ?? 0;
      valid = (byte & 0xc0) === 0x80;
      code = (code << 6) | (byte & 0x3f);
    }
    const smallest = [0, 0x80, 0x800, 0x10000][more] ?? 0;
    valid = valid && code >= smallest && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    text += valid ? String.fromCodePoint(code) : '\u{fffd}';
    at += valid ? more + 1 : 1;
  }
  return text;
}
