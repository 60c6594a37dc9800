/**
 * Splits a text into words as Python's `shlex.split` does: blanks between words, quotes and backslashes taken away.
 * Undefined when a quote or a backslash stays open (aws-config A.3, C.5).
 */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote === "'") {
      if (character === quote) quote = '';
      else word += character;
    } else if (quote === '"') {
      if (character === quote) quote = '';
      else if (character === '\\') {
        at += 1;
        if (at === text.length) return undefined;
        const next = text.charAt(at);
        // Inside double quotes a backslash escapes only itself and the quote.
        word += next === '\\' || next === '"' ? next : `\\${next}`;
      } else word += character;
    } else if (character === ' ' || character === '\t' || character === '\r' || character === '\n') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === "'" || character === '"') {
      word ??= '';
      quote = character;
    } else if (character === '\\') {
      at += 1;
      if (at === text.length) return undefined;
      word = (word ?? '') + text.charAt(at);
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
