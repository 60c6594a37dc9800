import type { Fleet } from '@duckbill/core';
import { type Exit, exitCodes } from '../exit-code.ts';
import { FleetFindings } from '../fleet/fleet-findings.ts';
import { rosterFiles } from '../fleet/roster-files.ts';
import { openRoster } from '../fleet/open-roster.ts';
import { jsonSpec, openSpec } from '../fleet/open-spec.ts';
import type { FleetCheckOptions } from '../fleet-spec-program.ts';
import { writeJson } from '../json-output.ts';
import type { Terminal } from '../terminal.ts';

/** `duckbill fleet check`: everything that is wrong with a spec and a roster; writes nothing. */
export async function fleetCheckCommand(terminal: Terminal, name: string, options: FleetCheckOptions): Promise<Exit> {
  const json = options.json === true;
  const spec = await openSpec(terminal, name, { json });
  if ('code' in spec) return spec;
  const { fleet, source, diagnostics } = spec;
  const warned = diagnostics.length;
  const specWords = describeFleet(fleet);
  if (options.roster === undefined) {
    const exit: Exit = { code: exitCodes.ok, reason: `${name}: ${specWords}` };
    if (json) writeJson(terminal, { version: 1, spec: jsonSpec(source, diagnostics) }, exit);
    else terminal.stdout.write(`${name}: ${specWords}${warned === 0 ? '' : `; ${counted(warned, 'warning')}`}\n`);
    return exit;
  }
  const roster = await openRoster(terminal, options.roster, options.rosterFormat, fleet);
  const findings = new FleetFindings(terminal, roster.name, json);
  const tally = { members: 0, files: 0 };
  for await (const _files of rosterFiles(roster.entries, { terminal, fleet, findings, tally, strict: false }));
  const exit = rosterExit(findings, tally.members);
  if (json) {
    const { counts, listed } = findings;
    writeJson(terminal, { version: 1, spec: jsonSpec(source, diagnostics), ...tally, counts, findings: listed }, exit);
    return exit;
  }
  terminal.stdout.write(`${name}: ${specWords}\n`);
  terminal.stdout.write(`${roster.name}: ${tallyWords(tally)}; ${countWords(findings)}\n`);
  return exit;
}

/** How a command ends that went through a roster. */
export function rosterExit({ counts }: FleetFindings, members: number): Exit {
  if (counts.error > 0) return { code: exitCodes.findings, reason: counted(counts.error, 'error') };
  if (members === 0) return { code: exitCodes.findings, reason: 'the roster has no members' };
  return { code: exitCodes.ok, reason: counted(members, 'member') };
}

export function tallyWords({ members, files }: { readonly members: number; readonly files: number }): string {
  return `${counted(members, 'member')}, ${counted(files, 'file')}`;
}

export function countWords({ counts }: FleetFindings): string {
  const words = [
    counts.error === 0 ? '' : counted(counts.error, 'error'),
    counts.warning === 0 ? '' : counted(counts.warning, 'warning'),
    counts.hint === 0 ? '' : `${counts.hint} not active`,
  ].filter((word) => word !== '');
  return words.length === 0 ? 'nothing found' : words.join(', ');
}

function describeFleet({ accounts, roles, buckets, grants }: Fleet): string {
  return [
    counted(accounts.length, 'account'),
    counted(roles.length, 'role'),
    counted(buckets.length, 'bucket'),
    counted(grants.length, 'grant'),
  ].join(', ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
