import { fleetOwners, undoHome, undoneLine } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { readHome } from '../fleet/home-source.ts';
import type { FleetHomeOptions } from '../fleet-step-program.ts';
import { homeWriterOnDisk } from '../home-writer-on-disk.ts';
import { writeJson } from '../json-output.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';

/** `duckbill fleet undo`: the bytes of before the last apply. */
export async function fleetUndoCommand(terminal: Terminal, options: FleetHomeOptions): Promise<Exit> {
  const home = readHome(terminal, options, options.owner ?? (await onlyOwner(terminal, options)));
  const { of, files } = await undo(home);
  if (of === 'none') throw CommandFailure.usage('there is no apply to undo');
  if (of === 'damaged')
    throw CommandFailure.couldNotFinish(`the journal in ~/.duckbill/fleet/${home.owner} is damaged`);
  const refused = files.filter(({ what }) => what === 'refused').length;
  const exit: Exit =
    refused === 0
      ? { code: exitCodes.ok, reason: 'undone' }
      : { code: exitCodes.findings, reason: `${refused} of ${files.length} files were refused` };
  if (options.json === true) writeJson(terminal, { version: 1, of, files }, exit);
  else terminal.stdout.write(files.map((file) => `${undoneLine(file)}\n`).join(''));
  return exit;
}

async function undo(home: Parameters<typeof undoHome>[0]): ReturnType<typeof undoHome> {
  try {
    return await undoHome(home, homeWriterOnDisk);
  } catch (error) {
    throw CommandFailure.couldNotFinish(reasonOf(error));
  }
}

async function onlyOwner(terminal: Terminal, options: FleetHomeOptions): Promise<string> {
  const owners = await fleetOwners(readHome(terminal, options, 'any'));
  const [owner] = owners;
  if (owner === undefined) throw CommandFailure.usage('there is no apply to undo');
  if (owners.length > 1) throw CommandFailure.usage(`name one with --owner: ${owners.join(', ')}`);
  return owner;
}
