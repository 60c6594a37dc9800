/** What markdown or HTML could take for a sign of its own. */
const signs = /[\\`*_[\]<>#|&~$!"'{}]/gu;

/** Pieces of a sentence that are to be typed or pasted: XML, a policy, a command behind a colon. */
const code = /(?:<[A-Za-z/][^<>]*>[^<>{}]*)*<[A-Za-z/][^<>]*>|\{".*\}|(?<=: )(?:aws|duckbill) [^:]+$/gu;

/** The name of a fact. */
const fact = /\{(?<name>[A-Za-z]{1,40})\}/gu;

/**
 * Words of the catalogue as markdown that shows just these words. `{fact}` becomes an italic name: a page is about
 * every occurrence.
 */
export function escapeText(text: string): string {
  return replaceBetween(text, code, escapeProse, (piece) => `<code>${escapeProse(piece)}</code>`);
}

function escapeProse(text: string): string {
  return replaceBetween(text, fact, escapeSigns, (piece) => `<var>${piece.slice(1, -1)}</var>`);
}

function escapeSigns(text: string): string {
  // Vue would take two braces for an expression; a tag between them shows nothing.
  return text
    .split('{{')
    .map((part) => part.replaceAll(signs, (sign) => `&#${sign.codePointAt(0) ?? 0};`))
    .join('&#123;<wbr>&#123;');
}

function replaceBetween(
  text: string,
  pattern: RegExp,
  outside: (piece: string) => string,
  inside: (piece: string) => string,
): string {
  const parts: string[] = [];
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(outside(text.slice(done, match.index)), inside(match[0]));
    done = match.index + match[0].length;
  }
  return [...parts, outside(text.slice(done))].join('');
}

/** A text as a block of code, whatever it holds. */
export function codeBlock(info: string, text: string): string {
  let fence = '```';
  while (text.includes(fence)) fence += '`';
  return `${fence}${info}\n${text.trimEnd()}\n${fence}`;
}
