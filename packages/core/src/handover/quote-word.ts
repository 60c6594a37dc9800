/** A text for a POSIX shell: between single quotes everything but the quote stands for itself. */
export function posixQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A word of a POSIX command line, in quotes only where it needs them; zsh looks for a program behind a first `=`. */
export function posixWord(text: string): string {
  return /^(?!=)[\w@%+=:,./-]+$/u.test(text) ? text : posixQuoted(text);
}

/** A text for PowerShell, which takes typographic quotes for quotes as well: each is doubled. */
export function powerShellQuoted(text: string): string {
  return `'${text.replaceAll(/['\u2018-\u201b]/gu, '$&$&')}'`;
}
