import { posixWord, powerShellQuoted } from '../handover/quote-word.ts';
import type { DuckShell } from './duck-shell.ts';

/** How the words of a command are written for a shell; undefined for one that no quotes can hold there. */
const words: Readonly<Record<DuckShell, (word: string) => string | undefined>> = {
  sh: posixWord,
  cmd: batchWord,
  powershell: powerShellWord,
};

/** A command line of a program, as a file of the shell has it; undefined where the shell has no way to write a word. */
export function printDuckLine(line: readonly string[], shell: DuckShell): string | undefined {
  const written = line.map((word) => (word.includes('\0') ? undefined : words[shell](word)));
  return written.includes(undefined) ? undefined : written.join(' ');
}

/** Signs that PowerShell takes for themselves wherever they stand in a word. */
function powerShellWord(word: string): string {
  return /^(?:--[a-z]+|[A-Za-z][\w./:\\-]*)$/u.test(word) ? word : powerShellQuoted(word);
}

/**
 * For a `.cmd` file: quotes of the program, which backslashes double before; each with a `^` in front, as every sign of
 * cmd has then, so that for cmd itself nothing is quoted. A line end ends the command in any case.
 */
function batchWord(word: string): string | undefined {
  if (/[\r\n]/u.test(word)) return undefined;
  if (/^[\w./:\\=+,@-]+$/u.test(word)) return word;
  const quoted = `"${doubleBackslashes(word)}"`;
  // Without a quote inside, cmd and the program agree where they end.
  const isPlain = !word.includes('"');
  return (isPlain ? quoted : quoted.replaceAll(/[()!^"<>&|]/gu, '^$&')).replaceAll('%', '%%');
}

/** Backslashes before a quote, or the end, stand for half of them; a quote gets one more. */
function doubleBackslashes(word: string): string {
  let backslashes = 0;
  let written = '';
  for (const character of word) {
    if (character === '"') written += '\\'.repeat(backslashes + 1);
    written += character;
    backslashes = character === '\\' ? backslashes + 1 : 0;
  }
  return written + '\\'.repeat(backslashes);
}
