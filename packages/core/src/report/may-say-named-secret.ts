import { secretNameEnds, secretNameEndLength } from './secret-names.ts';

/**
 * Whether in front of any sign between a name and its value stands what a secret name ends with. Says yes too often, but
 * never no where `findNamedSecrets` finds something: it goes by the same signs, and looks at the last letters only.
 */
export function maySayNamedSecret(text: string): boolean {
  for (const sign of ['=', ':']) {
    for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
      if (endsLikeSecretName(text, endOfName(text, at))) return true;
    }
  }
  for (let at = text.indexOf('>'); at !== -1; at = text.indexOf('>', at + 1)) {
    if (endsLikeSecretName(text, at)) return true;
    if (text.startsWith(keyEnd, at - keyEnd.length) && endsLikeSecretName(text, at - keyEnd.length)) return true;
  }
  return false;
}

const keyEnd = '</key';

/** Back over blanks, a quote and its backslashes. */
function endOfName(text: string, sign: number): number {
  let end = sign;
  while (end > 0 && sign - end < mostBlanks && isBlank(text.charCodeAt(end - 1))) end -= 1;
  const quote = text.charCodeAt(end - 1);
  if (quote === 0x22 || quote === 0x27) end -= 1;
  for (let count = 0; count < mostBackslashes && text.charCodeAt(end - 1) === 0x5c; count += 1) end -= 1;
  return end;
}

/** As many as there may be between a name and its sign. */
const mostBlanks = 8;
const mostBackslashes = 3;

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** No name is longer. */
const longestName = 64;

function endsLikeSecretName(text: string, end: number): boolean {
  let letters = '';
  for (let at = end - 1; at >= 0 && end - at <= longestName; at -= 1) {
    const code = text.charCodeAt(at);
    // Blank, `-`, `.` and `_` do not count.
    if (code === 0x20 || code === 0x2d || code === 0x2e || code === 0x5f) continue;
    const small = code | 0x20;
    if (small < 0x61 || small > 0x7a) return false;
    letters = String.fromCharCode(small) + letters;
    if (letters.length === 1 && !lastLetters.has(letters)) return false;
    if (letters.length === secretNameEndLength) return secretNameEnds.has(letters);
  }
  return false;
}

const lastLetters: ReadonlySet<string> = new Set([...secretNameEnds].map((end) => end.slice(-1)));
