import path from 'node:path';
import { explain, explanationReport, jsonExplanation } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { kindOf } from '../files/path-kind.ts';
import { readFileSource, readStandardInput } from '../read-input.ts';
import { paintFor, type Terminal } from '../terminal.ts';

export interface ExplainCommandOptions {
  readonly file?: string;
  readonly json?: boolean;
}

/** `duckbill explain`: what is known about a code, a pasted text or a log. The text itself is never printed back. */
export async function explainCommand(
  terminal: Terminal,
  words: readonly string[],
  options: ExplainCommandOptions,
): Promise<Exit> {
  const text = await readText(terminal, words, options.file);
  if (text.trim() === '')
    throw CommandFailure.usage(
      'nothing to explain: give a code, a text, --file LOG, or - and a text on standard input',
    );
  const explanations = explain(text);
  const exit: Exit =
    explanations.length > 0
      ? { code: exitCodes.ok, reason: 'explained' }
      : { code: exitCodes.findings, reason: 'nothing is known about it' };
  if (options.json === true) {
    writeJson(terminal, { version: 1, explanations: explanations.map(jsonExplanation) }, exit);
  } else if (explanations.length > 0) {
    terminal.stdout.write(explanationReport(explanations, paintFor(terminal.stdout, terminal.environment)));
  } else {
    terminal.stdout.write(
      'Nothing is known about this text.\nPaste the whole message, with its error code; or let the files be checked: duckbill lint\n',
    );
  }
  return exit;
}

async function readText(terminal: Terminal, words: readonly string[], file: string | undefined): Promise<string> {
  if (file !== undefined) {
    if (words.length > 0) throw CommandFailure.usage('give either a text or --file, not both');
    if (file !== '-') return (await readFileSource(file, terminal.cwd)).text;
  }
  const given = words.join(' ');
  if (given === '-' || file === '-') return (await readStandardInput(terminal.stdin)).toString('utf8');
  // Nobody pastes the name of a file that is here.
  const isFile =
    words.length === 1 && explain(given).length === 0 && kindOf(path.resolve(terminal.cwd, given)) === 'file';
  return isFile ? (await readFileSource(given, terminal.cwd)).text : given;
}
