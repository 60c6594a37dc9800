import { type HandoverForm, handoverForms, refusalReport } from '@duckbill/core';
import {
  type Connection,
  type DoctorWorld,
  jsonConnectOutcome,
  printConnectOutcome,
  type ReadTarget,
  signIn,
} from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { doctorWorld } from '../doctor-world.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { askOnControllingTerminal, hasControllingTerminal } from '../hand-over/ask-on-controlling-terminal.ts';
import { completeBookmarkFile } from '../hand-over/complete-bookmark-file.ts';
import { runChild } from '../hand-over/run-child.ts';
import { mayBeSaved, saveAsProfile } from '../hand-over/save-as-profile.ts';
import type { Saved } from '../hand-over/saved.ts';
import { writeJson } from '../json-output.ts';
import type { ConnectCommandOptions } from '../program.ts';
import { readTarget } from '../read-target.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { exitCodeOf } from './connect.ts';

const nothingToSave: Saved = { ok: true, done: [] };

/** `duckbill connect` for another tool: signs in, lists nothing, and hands the keys over. */
export async function handOverCommand(
  terminal: Terminal,
  target: string,
  options: ConnectCommandOptions,
  command: readonly string[],
): Promise<Exit> {
  refuseContradictions(terminal, target, options, command);
  const read = await readTarget(terminal, target, options);
  const { saveProfile: name, export: form } = options;
  const force = options.force === true;
  // Asked before a person types a code for nothing.
  const { plan, keys } = read.planned;
  const accessKeyId = plan.strategy === 'static-keys' ? keys.accessKeyId : undefined;
  const may = name === undefined ? nothingToSave : await mayBeSaved(terminal, name, accessKeyId, force);
  if (!may.ok) return refuse(terminal, may.why);
  const connection = await signIn(read.planned, worldFor(terminal, options));
  const { handedOver } = connection;
  if (handedOver === undefined) return notSignedIn(terminal, connection, read, options);
  const saved = name === undefined ? nothingToSave : await saveAsProfile(terminal, name, handedOver, force);
  if (!saved.ok) return refuse(terminal, saved.why);
  const { completeBookmark: file } = options;
  const { ssoValues = {} } = connection;
  const completed = file === undefined ? nothingToSave : await completeBookmarkFile(terminal, file, ssoValues);
  const done = [...saved.done, ...(completed.ok ? completed.done : [])];
  for (const line of done) terminal.stderr.write(`${line}\n`);
  if (!completed.ok) return refuse(terminal, completed.why);
  const exit: Exit = { code: exitCodes.ok, reason: 'handed over' };
  if (form !== undefined) {
    const printed = handoverForms[form](handedOver);
    if (!printed.ok) return refuse(terminal, refusalReport([printed.diagnostic], []));
    // Not through the mask: this is what was asked for, and the only place where it goes.
    terminal.stdout.write(printed.text);
  } else if (options.json === true) {
    const secrets = new Set([...read.secrets, ...connection.secrets]);
    writeJson(terminal, { ...jsonConnectOutcome(connection.outcome, read.sources), done }, exit, secrets);
  }
  const [program, ...words] = command;
  if (program === undefined) return exit;
  return { ...exit, passedOn: await runChild(terminal, program, words, handedOver) };
}

/** With `--exec` standard input belongs to the command, and a person is asked on the terminal itself. */
function worldFor(terminal: Terminal, options: ConnectCommandOptions): DoctorWorld {
  if (options.exec !== true) return doctorWorld(terminal, options);
  const input = options.input && hasControllingTerminal(terminal);
  return doctorWorld(terminal, { ...options, input }, askOnControllingTerminal(terminal));
}

function refuse(terminal: Terminal, why: string): Exit {
  terminal.stderr.write(why);
  return { code: exitCodes.findings, reason: 'refused, nothing is handed over' };
}

/** Why there are no keys, on standard error: the next tool reads standard output. */
function notSignedIn(
  terminal: Terminal,
  { outcome, secrets }: Connection,
  read: ReadTarget,
  options: ConnectCommandOptions,
): Exit {
  const exit: Exit = { code: exitCodeOf(outcome), reason: outcome.reason };
  if (options.json === true)
    writeJson(terminal, jsonConnectOutcome(outcome, read.sources), exit, new Set([...read.secrets, ...secrets]));
  else terminal.stderr.write(printConnectOutcome(outcome, paintFor(terminal.stderr, terminal.environment)));
  return exit;
}

const evaluations: Readonly<Partial<Record<HandoverForm, (command: string) => string>>> = {
  env: (command) => `eval "$(${command})"`,
  fish: (command) => `${command} | source`,
  powershell: (command) => `${command} | Out-String | Invoke-Expression`,
  cmd: (command) => `for /f "delims=" %i in ('${command}') do @%i`,
};

function refuseContradictions(
  terminal: Terminal,
  target: string,
  options: ConnectCommandOptions,
  command: readonly string[],
): void {
  const { export: form, exec, json, yes } = options;
  if (exec === true && command.length === 0)
    throw CommandFailure.usage('--exec wants a command: duckbill connect TARGET --exec -- aws s3 ls');
  if (form !== undefined && exec === true) throw CommandFailure.usage('--export and --exec exclude each other');
  if (json === true && (form !== undefined || exec === true))
    throw CommandFailure.usage('standard output belongs to the next tool: leave out --json, or see --export json');
  if (form !== undefined && terminal.stdout.isTTY === true && yes !== true) {
    const evaluation = evaluations[form]?.(`duckbill connect ${target} --export ${form}`);
    const instead = evaluation === undefined ? 'send it to a program or a file' : `use it: ${evaluation}`;
    throw CommandFailure.usage(`this would show secrets on the screen; ${instead}; or show them with --yes`);
  }
}
