import { CommandFailure } from '../command-failure.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { paintDiff, textDiff } from '../text-diff.ts';
import type { AskOne } from './ask-for-values.ts';
import { decoded, type PlannedFile, writePlanned } from './write-generated.ts';

/** An answer; without one the person went away. */
export function answered<T>(answer: T | undefined): T {
  if (answer === undefined) throw cancelled();
  return answer;
}

function cancelled(): CommandFailure {
  return CommandFailure.couldNotFinish('cancelled; nothing is written');
}

/** Shows what would change, and writes it once that was agreed to. */
export async function writeAgreed(terminal: Terminal, ask: AskOne, planned: readonly PlannedFile[]): Promise<void> {
  const paint = paintFor(terminal.stderr, terminal.environment);
  for (const { path: where, before, text } of planned) {
    const diff = await textDiff(where, before === null ? '' : decoded(where, before), text);
    terminal.stderr.write(paintDiff(diff, paint));
  }
  const choices = [
    { value: 'yes', label: 'write this' },
    { value: 'no', label: 'write nothing' },
  ];
  const agreed = answered(await ask({ label: 'Write it?', hidden: false, choices }));
  if (agreed !== 'yes') throw cancelled();
  for (const { path: where, backup } of await writePlanned(planned, true)) {
    terminal.stdout.write(`wrote ${where}\n`);
    if (backup !== undefined) terminal.stdout.write(`what was there before is kept as ${backup}\n`);
  }
}
