import { existsSync } from 'node:fs';
import path from 'node:path';
import { CommandFailure } from '../command-failure.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';

/** Writes new files, all of them or, where one is there already, none; with `force` the old ones become `.bak`. */
export async function writeTexts(
  terminal: Terminal,
  files: readonly { readonly name: string; readonly text: string }[],
  force: boolean,
): Promise<void> {
  const placed = files.map((file) => ({ ...file, place: path.resolve(terminal.cwd, file.name) }));
  const there = force ? [] : placed.filter(({ place }) => existsSync(place));
  if (there.length > 0)
    throw CommandFailure.usage(`there already: ${there.map(({ name }) => name).join(', ')}; --force writes over it`);
  for (const { name, text, place } of placed) {
    const outcome = await writeTextFile(place, text, {
      mode: 0o644,
      ...(force ? { backup: true } : { expected: null }),
    });
    if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}`);
  }
}
