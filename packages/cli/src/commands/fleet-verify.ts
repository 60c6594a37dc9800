import { changeLine, type FleetFinding, homeReport, planHome, usersOf, verifyFleet } from '@duckbill/fleet';
import { visibleText } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { jsonHome } from '../fleet/home-json.ts';
import { openOther } from '../fleet/open-other.ts';
import { openSide } from '../fleet/fleet-side.ts';
import { JsonList } from '../fleet/json-list.ts';
import { readHomeSource } from '../fleet/home-source.ts';
import type { FleetVerifyOptions } from '../fleet-step-program.ts';
import { writeJson } from '../json-output.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** `duckbill fleet verify`: a home against what its user is to have. */
export async function fleetVerifyCommand(
  terminal: Terminal,
  source: string,
  options: FleetVerifyOptions,
): Promise<Exit> {
  if (options.against !== undefined) return verifyGenerated(terminal, source, options.against, options);
  const read = await readHomeSource(terminal, source, options);
  if ('code' in read) return read;
  const { home, files } = read;
  const plan = await planHome(home, { files });
  const differing = plan.items.filter(({ status }) => status !== 'same').length;
  const exit: Exit =
    differing === 0
      ? { code: exitCodes.ok, reason: 'in step' }
      : { code: exitCodes.findings, reason: `${differing} of ${plan.items.length} files are not in step` };
  if (options.json === true) writeJson(terminal, { version: 1, ...jsonHome(plan) }, exit);
  else terminal.stdout.write(homeReport(plan, paintFor(terminal.stdout, terminal.environment), true));
  return exit;
}

/** A generated fleet against the spec, as it is found. */
async function verifyGenerated(
  terminal: Terminal,
  spec: string,
  place: string,
  { roster, rosterFormat, json = false }: FleetVerifyOptions,
): Promise<Exit> {
  if (roster === undefined) throw CommandFailure.usage('--against needs --roster FILE: who is in the fleet?');
  const side = await openSide(terminal, { spec, roster, rosterFormat, json });
  if ('code' in side) return side;
  const { other, folder } = await openOther(terminal, place);
  if (other === undefined) throw CommandFailure.usage(`${place} is no folder and no ZIP`);
  const counts = { missing: 0, changed: 0, stale: 0, foreign: 0 };
  const list = new JsonList(terminal, 'findings', json);
  for await (const finding of verifyFleet(usersOf(side.files), other, folder)) {
    counts[finding.status] += 1;
    if (json) list.add(finding);
    else terminal.stdout.write(findingLines(place, finding));
  }
  const wrong = counts.missing + counts.changed + counts.stale;
  const errors = side.findings.counts.error;
  const exit: Exit =
    wrong + errors === 0
      ? { code: exitCodes.ok, reason: 'in step' }
      : {
          code: exitCodes.findings,
          reason: `${wrong} files or users are not in step; ${errors} errors in the roster`,
        };
  if (json) list.end({ counts, roster: side.findings.listed }, exit);
  else
    terminal.stdout.write(
      `${wrong === 0 ? 'in step' : 'not in step'}: ${counts.missing} missing, ${counts.changed} changed, ${counts.stale} stale; ${counts.foreign} not ours\n`,
    );
  return exit;
}

function findingLines(place: string, { status, path, changes }: FleetFinding): string {
  const name = `${place}/${path}`;
  const word = status === 'foreign' ? 'not ours' : status;
  return [`${word}  ${visibleText(name)}`, ...changes.map((change) => `  ${changeLine(name, change)}`)]
    .map((line) => `${line}\n`)
    .join('');
}
