/** A word for a POSIX shell, quoted only when it must be; `~/` stays open so that the shell finds the home folder. */
export function quoteArgument(word: string): string {
  const home = word.startsWith('~/') ? '~/' : '';
  const rest = word.slice(home.length);
  if (rest !== '' && !/[^\w./:=@%+,-]/u.test(rest)) return word;
  return `${home}'${rest.replaceAll("'", String.raw`'\''`)}'`;
}
