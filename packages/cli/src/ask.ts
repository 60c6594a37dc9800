import { createInterface } from 'node:readline';
import type { Question } from '@duckbill/doctor';
import type { Terminal } from './terminal.ts';

/** What a person is asked. */
type Asked = Pick<Question, 'label' | 'hidden' | 'again'>;

/** Asks the person: on the terminal, hidden where it must be; without one, a line of standard input is the answer. */
export function askOn(terminal: Terminal): (question: Asked) => Promise<string | undefined> {
  if (terminal.stdin.isTTY === true) return (question) => askPerson(terminal, question);
  const lines = createInterface({ input: terminal.stdin, crlfDelay: Infinity })[Symbol.asyncIterator]();
  return async (question) => {
    terminal.stderr.write(`${questionText(question)}\n`);
    const line = await lines.next();
    return line.done === true ? undefined : line.value;
  };
}

function questionText({ label, again }: Asked): string {
  return again === undefined ? label.trim() : `${again.words}\n${label.trim()}`;
}

async function askPerson(terminal: Terminal, question: Asked): Promise<string | undefined> {
  const prompts = await import('@clack/prompts');
  const { stdin: input, stderr: output } = terminal;
  const message = questionText(question);
  const answer = question.hidden
    ? await prompts.password({ message, input, output })
    : await prompts.text({ message, input, output });
  return prompts.isCancel(answer) ? undefined : answer;
}
