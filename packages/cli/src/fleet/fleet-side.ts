import { expandMember, type Fleet, type FleetFile, visibleText } from '@duckbill/core';
import { type RosterFormat, sha1Hex } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import type { Terminal } from '../terminal.ts';
import { FleetFindings } from './fleet-findings.ts';
import { openRoster } from './open-roster.ts';
import { openSpec } from './open-spec.ts';
import { rosterFiles, ungrouped } from './roster-files.ts';

/** A spec and the people it is for. */
export interface SideNames {
  readonly spec: string;
  readonly roster: string;
  readonly rosterFormat: RosterFormat | undefined;
  readonly json: boolean;
  /** What is wrong with the rows is told by somebody else. */
  readonly quiet?: boolean;
}

/** The files that a spec makes for a roster, one member after the other. */
export interface FleetSide {
  readonly fleet: Fleet;
  readonly files: AsyncIterable<FleetFile>;
  /** Complete when the files are. */
  readonly findings: FleetFindings;
}

/** Opens a spec with a roster; how the command ends when the spec has errors, which are told. */
export async function openSide(terminal: Terminal, names: SideNames): Promise<FleetSide | Exit> {
  const spec = await openSpec(terminal, names.spec, names);
  if ('code' in spec) return spec;
  const { fleet } = spec;
  const roster = await openRoster(terminal, names.roster, names.rosterFormat, fleet);
  const findings = new FleetFindings(terminal, roster.name, names.json || names.quiet === true);
  const tally = { members: 0, files: 0 };
  const files = ungrouped(rosterFiles(roster.entries, { terminal, fleet, findings, tally, strict: false }));
  return { fleet, files, findings };
}

/** The files of one member alone. */
export async function openMember(
  terminal: Terminal,
  names: SideNames,
  id: string,
): Promise<{ readonly fleet: Fleet; readonly files: readonly FleetFile[] } | Exit> {
  const spec = await openSpec(terminal, names.spec, names);
  if ('code' in spec) return spec;
  const { fleet } = spec;
  const roster = await openRoster(terminal, names.roster, names.rosterFormat, fleet);
  const findings = new FleetFindings(terminal, roster.name, names.json);
  for await (const { member, diagnostics } of roster.entries) {
    if (member?.id !== id) {
      // Rows of others are theirs; one that could not be read may be the one.
      if (member === undefined) findings.add(diagnostics);
      continue;
    }
    const expanded = expandMember(fleet, member, sha1Hex);
    const told = [...diagnostics, ...expanded.diagnostics];
    findings.add(told);
    // Files that are missing for a mistake must not be taken for files that are no longer wanted.
    if (told.some(({ severity }) => severity === 'error')) {
      const reason = `the files of ${id} cannot all be made; nothing is compared or written`;
      const exit: Exit = { code: exitCodes.findings, reason };
      if (names.json) writeJson(terminal, { version: 1, roster: findings.listed }, exit);
      else terminal.stderr.write(`duckbill: ${visibleText(reason)}\n`);
      return exit;
    }
    return { fleet, files: expanded.files };
  }
  throw CommandFailure.usage(`${names.roster} has no member "${id}" that files can be made for`);
}
