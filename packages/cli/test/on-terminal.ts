import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const answerPrompts = fileURLToPath(new URL('../../../peers/answer-prompts.py', import.meta.url));

/** A program on a terminal of 160 columns, with answers to its prompts; what the terminal showed, without its controls. */
export function onTerminal(
  home: string,
  answers: readonly (readonly [prompt: string, answer: string])[],
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly exit: number; readonly shown: string }> {
  const widened = ['sh', '-c', 'stty cols 160 rows 50; exec "$@"', 'sh'];
  return new Promise((resolve) => {
    const options = { cwd: home, env: { ...environment, TERM: 'xterm' }, timeout: 90_000 };
    execFile('python3', [answerPrompts, JSON.stringify(answers), ...widened, ...words], options, (error, shown) =>
      resolve({
        exit: error === null ? 0 : typeof error.code === 'number' ? error.code : 1,
        shown: stripVTControlCharacters(shown),
      }),
    );
  });
}
