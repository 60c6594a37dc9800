import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type * as ClackPrompts from '@clack/prompts';
import type { Question } from '@duckbill/doctor';
import type { Terminal } from './terminal.ts';

/** What a person is asked. */
type Asked = Pick<Question, 'label' | 'hidden' | 'again' | 'choices'>;

/** Asks the person: on the terminal, hidden where it must be; without one, a line of standard input is the answer. */
export function askOn(terminal: Terminal): (question: Asked, signal?: AbortSignal) => Promise<string | undefined> {
  let lines: TypedLines | undefined;
  return async (question, signal) => {
    // Standard input is opened with the first question: most runs ask none.
    if (terminal.stdin.isTTY === true) return askPerson(terminal.stdin, terminal.streams.stderr, question, signal);
    terminal.stderr.write(`${questionText(question)}\n${choiceLines(question)}`);
    lines ??= new TypedLines(terminal.stdin);
    return lines.next();
  };
}

/** Lines of a stream that is left alone between questions: whoever holds its other end open does not keep us running. */
class TypedLines {
  readonly #reader: Interface;
  readonly #lines: AsyncIterator<string>;
  #isOver = false;

  constructor(input: Readable) {
    this.#reader = createInterface({ input, crlfDelay: Infinity });
    this.#lines = this.#reader[Symbol.asyncIterator]();
    this.#reader.once('close', () => (this.#isOver = true));
  }

  /** The next line; undefined at the end. */
  async next(): Promise<string | undefined> {
    if (!this.#isOver) this.#reader.resume();
    const line = await this.#lines.next();
    if (!this.#isOver) this.#reader.pause();
    return line.done === true ? undefined : line.value;
  }
}

function questionText({ label, again }: Asked): string {
  return again === undefined ? label.trim() : `${again.words}\n${label.trim()}`;
}

/** The values to choose from, for a person or script that types the answer. */
function choiceLines({ choices = [] }: Asked): string {
  return choices
    .slice(0, mostChoices)
    .map(({ value, label }) => `  ${value}${label === value ? '' : `   ${label}`}\n`)
    .join('');
}

/** More are not listed where nobody can scroll through them; their values are taken all the same. */
const mostChoices = 50;

/** Asks a person who sits there; undefined when they cancelled. */
export async function askPerson(
  input: Readable,
  output: Writable,
  question: Asked,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const prompts = await import('@clack/prompts');
  const around = { message: questionText(question), input, output, ...(signal === undefined ? {} : { signal }) };
  const answer = await askKind(prompts, question, around);
  return typeof answer === 'string' ? answer : undefined;
}

type Prompts = typeof ClackPrompts;

/** What every kind of prompt takes. */
interface Around {
  readonly message: string;
  readonly input: Readable;
  readonly output: Writable;
  readonly signal?: AbortSignal;
}

function askKind(prompts: Prompts, { choices, hidden }: Asked, around: Around): Promise<string | symbol> {
  if (choices !== undefined) {
    const options = choices.map(({ value, label }) => ({ value, label }));
    return options.length > searchFrom
      ? prompts.autocomplete({ ...around, options, maxItems: 12 })
      : prompts.select({ ...around, options });
  }
  return hidden ? prompts.password(around) : prompts.text(around);
}

/** Longer lists are searched by typing. */
const searchFrom = 8;
