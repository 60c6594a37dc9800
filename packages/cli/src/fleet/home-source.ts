import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type FleetFile, fleetOwner } from '@duckbill/core';
import { type FleetHome, readUserFolder } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import type { Exit } from '../exit-code.ts';
import type { FleetHomeOptions } from '../fleet-step-program.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { openMember } from './fleet-side.ts';

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

/**
 * What SOURCE says that a home is to hold: a generated user folder, or a spec with a member of a roster. With errors, which
 * are told, how the command ends.
 */
export async function readHomeSource(
  terminal: Terminal,
  source: string,
  options: FleetHomeOptions,
): Promise<HomeAndFiles | Exit> {
  return (await isFolder(terminal, source))
    ? fromFolder(terminal, source, options)
    : fromSpec(terminal, source, options);
}

async function isFolder(terminal: Terminal, source: string): Promise<boolean> {
  try {
    return (await stat(path.resolve(terminal.cwd, source))).isDirectory();
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot read ${source}: ${reasonOf(error)}`);
  }
}

async function fromFolder(terminal: Terminal, source: string, options: FleetHomeOptions): Promise<HomeAndFiles> {
  if (options.member !== undefined) throw CommandFailure.usage('--member goes with a spec, not with a user folder');
  const { files, owner } = await readUserFolder(path.resolve(terminal.cwd, source));
  const name = options.owner ?? owner;
  if (files.length === 0)
    throw CommandFailure.usage(`${source} holds no .aws/config, profiles or bookmarks: it is no folder of a user`);
  if (name === undefined)
    throw CommandFailure.usage(`${source} holds no managed block that says whose it is: name it with --owner`);
  return { home: readHome(terminal, options, name), files };
}

async function fromSpec(terminal: Terminal, source: string, options: FleetHomeOptions): Promise<HomeAndFiles | Exit> {
  const { member, roster, rosterFormat, json = false } = options;
  if (member === undefined || roster === undefined)
    throw CommandFailure.usage('a spec needs --roster FILE and --member ID: whose home is it?');
  const opened = await openMember(terminal, { spec: source, roster, rosterFormat, json }, member);
  if ('code' in opened) return opened;
  const { fleet, files } = opened;
  return { home: readHome(terminal, options, options.owner ?? fleetOwner(fleet)), files };
}
