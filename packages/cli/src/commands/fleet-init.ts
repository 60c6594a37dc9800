import path from 'node:path';
import { readSsoExport, type SsoExport, startingRoster, startingSpec } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeTexts } from '../fleet/write-texts.ts';
import type { FleetInitOptions } from '../fleet-spec-program.ts';
import { writeJson } from '../json-output.ts';
import { readFileSource } from '../read-input.ts';
import type { Terminal } from '../terminal.ts';

/** `duckbill fleet init`: a spec and a roster to start from. */
export async function fleetInitCommand(terminal: Terminal, folder: string, options: FleetInitOptions): Promise<Exit> {
  const { fromSso, force = false, json = false } = options;
  const found =
    fromSso === undefined ? undefined : ssoExportOf((await readFileSource(fromSso, terminal.cwd)).text, fromSso);
  const files = [
    { name: path.join(folder, 'fleet.yaml'), text: startingSpec(found) },
    { name: path.join(folder, 'roster.csv'), text: startingRoster },
  ];
  await writeTexts(terminal, files, force);
  const names = files.map(({ name }) => name);
  const exit: Exit = { code: exitCodes.ok, reason: `wrote ${names.join(' and ')}` };
  if (json) writeJson(terminal, { version: 1, files: names }, exit);
  else {
    const [spec = '', roster = ''] = names;
    terminal.stdout.write(`wrote ${spec} and ${roster}; next: duckbill fleet check ${spec} --roster ${roster}\n`);
  }
  return exit;
}

/** What `duckbill sso roles` found; anything else is wrong usage. */
export function ssoExportOf(text: string, name: string): SsoExport {
  const outcome = readSsoExport(text);
  if (outcome.ok) return outcome.found;
  throw CommandFailure.usage(`${name}:${outcome.line}: ${outcome.problem}`);
}
