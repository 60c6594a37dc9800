/** A piece of a script as PowerShell reads it (about_Quoting_Rules, about_Parsing). */
export interface PowerShellToken {
  readonly kind: 'word' | 'literal' | 'expandable' | 'sign' | 'line-end';
  /** Of a literal: what it stands for. */
  readonly text: string;
}

/** Typographic quotes are quotes as well. */
const singles = `'\u2018\u2019\u201A\u201B`;
const doubles = '"\u201C\u201D\u201E';
const closing: ReadonlyMap<string, string> = new Map([
  [')', '('],
  ['}', '{'],
  [']', '['],
]);

/**
 * A small reader of PowerShell, written from its rules and not from ours: quotes, here-strings, comments, backticks and
 * brackets. Throws where a quote or a bracket stays open.
 */
export function readPowerShell(script: string): readonly PowerShellToken[] {
  const tokens: PowerShellToken[] = [];
  const open: string[] = [];
  let word = '';
  let at = 0;
  const endWord = () => {
    if (word !== '') tokens.push({ kind: 'word', text: word });
    word = '';
  };
  while (at < script.length) {
    const character = script.charAt(at);
    const next = script.charAt(at + 1);
    const line = script.startsWith('\r\n', at) ? 2 : character === '\n' ? 1 : 0;
    if (line > 0) {
      endWord();
      tokens.push({ kind: 'line-end', text: '\n' });
      at += line;
    } else if (character === '@' && (singles.includes(next) || doubles.includes(next)) && next !== '') {
      endWord();
      const header = /^@.[ \t]*\r?\n/u.exec(script.slice(at));
      if (header === null) throw new Error(`a here-string that does not begin with its line at ${at}`);
      const quotes = singles.includes(next) ? singles : doubles;
      const body = script.slice(at + header[0].length);
      const end = new RegExp(`(?:^|\\r?\\n)[${quotes}]@`, 'u').exec(body);
      if (end === null) throw new Error(`a here-string without an end at ${at}`);
      tokens.push({ kind: quotes === singles ? 'literal' : 'expandable', text: body.slice(0, end.index) });
      at += header[0].length + end.index + end[0].length;
    } else if (singles.includes(character) || doubles.includes(character)) {
      endWord();
      const { text, end } = readQuoted(script, at);
      tokens.push({ kind: singles.includes(character) ? 'literal' : 'expandable', text });
      at = end;
    } else if (script.startsWith('<#', at)) {
      const end = script.indexOf('#>', at);
      if (end === -1) throw new Error(`a comment without an end at ${at}`);
      at = end + 2;
    } else if (character === '#' && word === '') {
      const end = script.indexOf('\n', at);
      at = end === -1 ? script.length : script.charAt(end - 1) === '\r' ? end - 1 : end;
    } else if (character === '`') {
      const isLineEnd = script.startsWith('\r\n', at + 1) ? 3 : next === '\n' ? 2 : 0;
      if (isLineEnd === 0) word += next;
      at += isLineEnd === 0 ? 2 : isLineEnd;
    } else if (/\s/u.test(character)) {
      endWord();
      at += 1;
    } else if ('(){}[];|&,='.includes(character)) {
      endWord();
      if ('([{'.includes(character)) open.push(character);
      const partner = closing.get(character);
      if (partner !== undefined && open.pop() !== partner) throw new Error(`"${character}" closes nothing at ${at}`);
      tokens.push({ kind: 'sign', text: character });
      at += 1;
    } else {
      word += character;
      at += 1;
    }
  }
  endWord();
  if (open.length > 0) throw new Error(`"${open.join('')}" stays open`);
  return tokens;
}

/** A quote twice is one in both kinds; in double ones a backtick takes the next character along, `$(` opens a script. */
function readQuoted(script: string, start: number): { readonly text: string; readonly end: number } {
  const quotes = singles.includes(script.charAt(start)) ? singles : doubles;
  let text = '';
  let at = start + 1;
  while (at < script.length) {
    const character = script.charAt(at);
    if (quotes.includes(character)) {
      if (at + 1 >= script.length || !quotes.includes(script.charAt(at + 1))) return { text, end: at + 1 };
      text += script.charAt(at + 1);
      at += 2;
    } else if (quotes === doubles && character === '`') {
      text += script.charAt(at + 1);
      at += 2;
    } else if (quotes === doubles && script.startsWith('$(', at)) {
      const end = endOfScript(script, at + 2);
      text += script.slice(at, end);
      at = end;
    } else {
      text += character;
      at += 1;
    }
  }
  throw new Error(`a quote without an end at ${start}`);
}

/** Behind the bracket that closes a script within a string. */
function endOfScript(script: string, start: number): number {
  let depth = 1;
  let at = start;
  while (depth > 0 && at < script.length) {
    const character = script.charAt(at);
    if (singles.includes(character) || doubles.includes(character)) at = readQuoted(script, at).end;
    else {
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      at += 1;
    }
  }
  if (depth > 0) throw new Error(`a script in a string without an end at ${start}`);
  return at;
}
