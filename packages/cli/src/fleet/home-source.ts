import path from 'node:path';
import type { FleetFile } from '@duckbill/core';
import { type FleetHome, readUserFolder } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import type { FleetHomeOptions } from '../fleet-step-program.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';

/** A home, and what is to stand in it. */
export interface HomeAndFiles {
  readonly home: FleetHome;
  readonly files: readonly FleetFile[];
}

/** The home that the options name; `owner` when they name none. */
export function readHome(terminal: Terminal, options: FleetHomeOptions, owner: string): FleetHome {
  const { environment, platform, cwd } = terminal;
  if (!/^[a-z0-9_-]{1,64}$/u.test(owner))
    throw CommandFailure.usage(`--owner is a name of a-z, 0-9, _ and -, at most 64 characters: not "${owner}"`);
  if (options.home === undefined) {
    if (options.platform !== undefined) throw CommandFailure.usage('--platform goes with --home');
    return { home: terminal.home, environment, platform, owner };
  }
  // The variables tell of this computer, not of a home in a folder.
  return { home: path.resolve(cwd, options.home), environment: {}, platform: options.platform ?? platform, owner };
}

/** What SOURCE says that a home is to hold. */
export async function readHomeSource(
  terminal: Terminal,
  source: string,
  options: FleetHomeOptions,
): Promise<HomeAndFiles> {
  const folder = path.resolve(terminal.cwd, source);
  try {
    const { files, owner } = await readUserFolder(folder);
    const name = options.owner ?? owner;
    if (name === undefined)
      throw CommandFailure.usage(`${source} holds no managed block that says whose it is: name it with --owner`);
    if (files.length === 0) throw CommandFailure.usage(`${source} holds no AWS config, connection profile or bookmark`);
    return { home: readHome(terminal, options, name), files };
  } catch (error) {
    if (CommandFailure.is(error)) throw error;
    throw CommandFailure.couldNotFinish(`cannot read ${source}: ${reasonOf(error)}`);
  }
}
