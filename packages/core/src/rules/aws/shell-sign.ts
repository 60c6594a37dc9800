/** Signs that end a word and mean something to a shell. */
const operators: ReadonlySet<string> = new Set(['|', '||', '&&', ';', '>', '>>', '<', '2>', '2>>', '2>&1', '&']);

/**
 * The first thing in a command that only a shell understands, as the shell would see it: not inside single quotes, and
 * inside double ones only variables. Undefined when the command is a program with plain arguments.
 */
export function shellSign(command: string): string | undefined {
  let quote = '';
  let word = '';
  for (let at = 0; at <= command.length; at += 1) {
    const sign = command.charAt(at);
    if (quote === '' && (sign === '' || sign === ' ' || sign === '\t' || sign === '\n')) {
      if (operators.has(word) || (word.endsWith(';') && word.length > 1 && sign !== ''))
        return word.endsWith(';') ? ';' : word;
      word = '';
      continue;
    }
    if (sign === '\\') {
      at += 1;
      word += ' ';
      continue;
    }
    if ((sign === '"' || sign === "'") && (quote === '' || quote === sign)) {
      quote = quote === '' ? sign : '';
      word += sign;
      continue;
    }
    if (quote !== "'") {
      const next = command.charAt(at + 1);
      if (sign === '$' && /[A-Za-z_{(]/u.test(next)) return next === '(' ? '$(' : '$';
      if (sign === '`') return '`';
      if (sign === '~' && word === '' && quote === '' && (next === '/' || next === '' || next === ' ')) return '~';
    }
    word += sign;
  }
  return undefined;
}
