import path from 'node:path';
import { programs } from '@duckbill/core';
import { rehearsals, type Sandbox, startSandbox } from '@duckbill/sandbox';
import { type Machine, machineOfFiles } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { openBundle } from '../doctor/open-bundle.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { machineHere } from '../machine-here.ts';
import { readTarget } from '../read-target.ts';
import { rehearsalCommands } from '../rehearsal/rehearsal-commands.ts';
import { type RehearsalFolder, writeRehearsalFolder } from '../rehearsal/rehearsal-folder.ts';
import { greetRehearsal } from '../rehearsal/rehearsal-greeting.ts';
import { prepareRehearsal, type Rehearsal } from '../rehearsal/rehearsal.ts';
import { mfaCodes, showCodes } from '../sandbox-greeting.ts';
import { reasonOf } from '../system-reason.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';
import type { SandboxCommandOptions } from './sandbox.ts';

/** `duckbill sandbox --like TARGET`: a world like the person's own files, with other secrets, until Ctrl-C. */
export async function sandboxLikeCommand(terminal: Terminal, options: SandboxCommandOptions): Promise<Exit> {
  const { seed, break: breaks = [], worldOut } = options;
  // Before any file is read: the list of names must not depend on them.
  for (const what of breaks) checkName(what);
  const { machine, target, as, profile } = await whoseFiles(terminal, options);
  const wish = { ...(as === undefined ? {} : { as }), ...(profile === undefined ? {} : { profile }) };
  const read = await readTarget(terminal, target, wish, machine);
  const rehearsal = await prepareRehearsal(machine, read, { ...(seed === undefined ? {} : { seed }), breaks });
  tellNotes(terminal, rehearsal);
  const worldText = `${JSON.stringify(rehearsal.world, undefined, 2)}\n`;
  if (worldOut !== undefined) await writeWorld(terminal, worldOut, worldText);
  if (options.printWorld === true) {
    terminal.stdout.write(worldText);
    return { code: exitCodes.ok, reason: 'printed' };
  }
  const sandbox = await startSandbox({ world: rehearsal.world, port: options.port }).catch((error: unknown) => {
    throw CommandFailure.couldNotFinish(`cannot listen on port ${options.port}: ${reasonOf(error)}`);
  });
  try {
    return await play(terminal, rehearsal, sandbox, target, { ...options, ...wish });
  } finally {
    await sandbox.close();
  }
}

interface WhoseFiles {
  readonly machine: Machine;
  readonly target: string;
  readonly as?: string;
  readonly profile?: readonly string[];
}

/** Those of this computer, or of the one that a bundle is from, with the target that it is about. */
async function whoseFiles(terminal: Terminal, options: SandboxCommandOptions): Promise<WhoseFiles> {
  const { like, as, profile, fromBundle } = options;
  const own = { ...(as === undefined ? {} : { as }), ...(profile === undefined ? {} : { profile }) };
  if (fromBundle === undefined) return { machine: machineHere(terminal), target: like ?? 'aws:', ...own };
  const { manifest, record } = await openBundle(terminal, fromBundle);
  const theirs = {
    ...(manifest.options.as === undefined ? {} : { as: manifest.options.as }),
    ...(manifest.options.profile === undefined ? {} : { profile: manifest.options.profile }),
  };
  return { machine: machineOfFiles(record), target: like ?? manifest.target, ...theirs, ...own };
}

async function play(
  terminal: Terminal,
  rehearsal: Rehearsal,
  sandbox: Sandbox,
  target: string,
  { copyTo, as, json, break: breaks = [] }: SandboxCommandOptions,
): Promise<Exit> {
  // Before the folder is made: whoever interrupts now leaves nothing behind.
  const interrupted = terminal.interrupted();
  const wish = { target, ...(copyTo === undefined ? {} : { wanted: copyTo }) };
  const folder = await writeRehearsalFolder(terminal, rehearsal, sandbox, wish);
  try {
    const commands = rehearsalCommands(terminal, rehearsal, sandbox, folder, as === undefined ? {} : { as });
    if (json === true) terminal.stdout.write(`${JSON.stringify(asJson(rehearsal, sandbox, folder, commands))}\n`);
    else {
      const paint = paintFor(terminal.stdout, terminal.environment);
      terminal.stdout.write(greetRehearsal(rehearsal, sandbox, folder, commands, breaks, paint));
      showCodes(terminal, () => mfaCodes(sandbox.world, sandbox.clock.now()));
    }
    await interrupted;
  } finally {
    await folder.close();
  }
  return { code: exitCodes.ok, reason: 'stopped' };
}

function checkName(what: string): void {
  const [name = ''] = what.split('=', 1);
  if (rehearsals.some((one) => one.name === name)) return;
  throw CommandFailure.usage(`unknown problem "${name}"; known: ${rehearsals.map((one) => one.name).join(', ')}`);
}

/** What the world does not have, for people and logs alike. */
function tellNotes(terminal: Terminal, { likeness, read }: Rehearsal): void {
  for (const { kind, words } of likeness.notes)
    if (kind !== 'made-up')
      terminal.stderr.write(`duckbill: ${kind === 'replaced' ? 'replaced' : 'not played'}: ${words}\n`);
  const errors = read.planned.plan.problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0)
    terminal.stderr.write(
      `duckbill: ${programs[read.planned.plan.program].title} stops before AWS is asked; what is wrong: duckbill plan\n`,
    );
}

async function writeWorld(terminal: Terminal, name: string, text: string): Promise<void> {
  const outcome = await writeTextFile(path.resolve(terminal.cwd, name), text, { expected: null });
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}`);
}

/** Its keys open nothing anywhere else: they are the point of it, so not through the mask. */
function asJson(
  { likeness, read }: Rehearsal,
  { url }: Sandbox,
  folder: RehearsalFolder,
  commands: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    url,
    control: `${url}/_duckbill/`,
    processId: process.pid,
    folder: folder.path,
    target: folder.target,
    program: read.planned.plan.program,
    profiles: folder.profiles,
    commands,
    ...(likeness.keys === undefined ? {} : { keys: likeness.keys }),
    devices: likeness.world.users.flatMap((user) => user.mfaDevices),
    answers: likeness.answers,
    notes: likeness.notes,
    ...(likeness.person === undefined ? {} : { person: likeness.person }),
  };
}
