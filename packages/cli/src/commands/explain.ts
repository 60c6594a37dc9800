import { catalogueEntry, explain, type Explanation, explanationReport, guidance, programEffects } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { readStandardInput } from '../read-input.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** `duckbill explain`: what is known about a code or a pasted text. The text itself is never printed back. */
export async function explainCommand(
  terminal: Terminal,
  given: string,
  options: { readonly json?: boolean },
): Promise<Exit> {
  const text = given === '-' ? (await readStandardInput(terminal.stdin)).toString('utf8') : given;
  if (text.trim() === '')
    throw CommandFailure.usage('nothing to explain: give a code, a text, or - and a text on standard input');
  const explanations = explain(text);
  const exit: Exit =
    explanations.length > 0
      ? { code: exitCodes.ok, reason: 'explained' }
      : { code: exitCodes.findings, reason: 'nothing is known about it' };
  if (options.json === true) {
    writeJson(terminal, { version: 1, explanations: explanations.map(entryOf) }, exit);
  } else if (explanations.length > 0) {
    terminal.stdout.write(explanationReport(explanations, paintFor(terminal.stdout, terminal.environment)));
  } else {
    terminal.stdout.write(
      'Nothing is known about this text.\nPaste the whole message, with its error code; or let the files be checked: duckbill lint\n',
    );
  }
  return exit;
}

function entryOf(explanation: Explanation): object {
  switch (explanation.kind) {
    case 'rule': {
      const { code } = explanation;
      return { kind: 'rule', code, ...catalogueEntry(code), effects: programEffects(code) };
    }
    case 'failure':
      return { ...explanation, ...guidance[explanation.code], recognise: undefined };
    case 'no-rule':
      return explanation;
  }
}
