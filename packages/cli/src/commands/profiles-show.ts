import { findFamily, profileText } from '@duckbill/profiles';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { chooseProfile } from '../profiles/choose-profile.ts';
import type { Terminal } from '../terminal.ts';

export interface ProfileParameters {
  readonly region?: string;
  readonly account?: string;
  readonly endpoint?: string;
}

export interface ProfilesShowOptions extends ProfileParameters {
  readonly as: string;
}

/** `duckbill profiles show`: one profile as the file that would be installed, or its values as JSON. */
export async function profilesShowCommand(
  terminal: Terminal,
  name: string,
  { as: form, ...parameters }: ProfilesShowOptions,
): Promise<Exit> {
  if (form !== 'xml' && form !== 'json') throw CommandFailure.usage(`unknown form "${form}"; known: xml, json`);
  const entry = chooseProfile(name, parameters);
  const exit: Exit = { code: exitCodes.ok, reason: 'shown' };
  const notes = entry.family === undefined ? [] : (findFamily(entry.family)?.notes ?? []);
  if (form === 'json') {
    writeJson(terminal, { version: 1, ...entry, notes }, exit);
    return exit;
  }
  terminal.stdout.write(profileText(entry));
  for (const note of notes) terminal.stderr.write(`· ${note}\n`);
  return exit;
}
