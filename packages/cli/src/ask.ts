import { createInterface } from 'node:readline';
import type { DoctorWorld, Question } from '@duckbill/doctor';
import type { Terminal } from './terminal.ts';

/** Asks the person: on the terminal, hidden where it must be; without one, a line of standard input is the answer. */
export function askOn(terminal: Terminal): DoctorWorld['ask'] {
  if (terminal.stdin.isTTY === true) return (question) => askPerson(terminal, question);
  const lines = createInterface({ input: terminal.stdin, crlfDelay: Infinity })[Symbol.asyncIterator]();
  return async (question) => {
    terminal.stderr.write(`${questionText(question)}\n`);
    const line = await lines.next();
    return line.done === true ? undefined : line.value;
  };
}

function questionText({ label, again }: Question): string {
  return again === undefined ? label.trim() : `${again.words}\n${label.trim()}`;
}

async function askPerson(terminal: Terminal, question: Question): Promise<string | undefined> {
  const prompts = await import('@clack/prompts');
  const { stdin: input, stderr: output } = terminal;
  const message = questionText(question);
  const answer = question.hidden
    ? await prompts.password({ message, input, output })
    : await prompts.text({ message, input, output });
  return prompts.isCancel(answer) ? undefined : answer;
}
