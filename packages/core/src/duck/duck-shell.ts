import type { SourceText } from '../source/source-text.ts';
import type { CommandWords } from './command-words.ts';
import { splitPosixLine } from './split-posix-line.ts';
import { splitPowerShellLine } from './split-powershell-line.ts';
import { splitWindowsLine } from './split-windows-line.ts';

/** Shells whose command lines are read and written. */
export const duckShells = ['sh', 'cmd', 'powershell'] as const;

export type DuckShell = (typeof duckShells)[number];

/** The shell that a file is for, by the end of its name. */
export function shellOfName(name: string): DuckShell | undefined {
  if (/\.(?:cmd|bat)$/iu.test(name)) return 'cmd';
  if (/\.psm?1$/iu.test(name)) return 'powershell';
  return /\.(?:sh|bash|zsh|command)$/iu.test(name) ? 'sh' : undefined;
}

/** What only PowerShell has: its prompt, its variables of the environment, `&` before a program, lines that go on. */
const powerShellSigns =
  /(?:^|\n)[ \t]{0,20}(?:PS [A-Z]:[^\r\n>]{0,200}>|&[ \t]*['"\w]|\$\{?env:)|`\r?\n|[ \t]--%[ \t]/iu;

/** A program of Windows, in a line whose words stand in single quotes: those of cmd are double. */
const singleQuoted = /[ \t]'[^"\r\n]{0,200}'(?:\s|$)/u;

/** Prompts that were copied along. */
const prompts = /(?:^|(?<=\n))(?:(?:PS )?[A-Za-z]:\\[^\r\n<>"|]{0,200}>|>> )/gu;

/**
 * Parts a text into commands and words as the shell does, as a file of it; without one, as the shell that name and text
 * tell of, at its prompt where the name does not tell.
 */
export function splitCommands(source: SourceText, said?: DuckShell): CommandWords {
  const named = said ?? shellOfName(source.name);
  const shell = named ?? shellOfText(source.text);
  const text = shell === 'sh' ? source.text : source.text.replaceAll(prompts, (prompt) => ' '.repeat(prompt.length));
  switch (shell) {
    case 'powershell':
      return splitPowerShellLine(text);
    case 'cmd':
      return splitWindowsLine(text, { isBatch: named !== undefined });
    case 'sh':
      return splitPosixLine(text);
  }
}

function shellOfText(text: string): DuckShell {
  if (powerShellSigns.test(text)) return 'powershell';
  const isWindows = /(?:^|[\s"'\\/>])duck\.exe(?:$|[\s"'])|(?:^|\n)[A-Za-z]:\\[^\r\n<>"|]{0,200}>/iu.test(text);
  if (!isWindows) return 'sh';
  return singleQuoted.test(text) ? 'powershell' : 'cmd';
}
