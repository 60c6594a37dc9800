import { visibleText } from '@duckbill/core';
import {
  changeLine,
  diffFleet,
  type FleetDiffCounts,
  type FleetDifference,
  type OtherFleet,
  usersOf,
} from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { JsonList } from '../fleet/json-list.ts';
import { openOther } from '../fleet/open-other.ts';
import { filesOf, openSpec, type RosterTally } from '../fleet/open-spec.ts';
import type { FleetDiffOptions } from '../fleet-step-program.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { paintDiff, textDiff } from '../text-diff.ts';

/** `duckbill fleet diff`: what would change for whom, told as it is found. */
export async function fleetDiffCommand(terminal: Terminal, spec: string, options: FleetDiffOptions): Promise<Exit> {
  const fleet = await openSpec(terminal, spec);
  const tally: RosterTally = { wrong: 0 };
  const other = await openSide(terminal, options);
  const json = options.json === true;
  const list = new JsonList(terminal, 'differences', json);
  const differences = diffFleet(usersOf(filesOf(terminal, fleet, options.roster, tally)), other);
  let counts: FleetDiffCounts;
  for (;;) {
    const next = await differences.next();
    if (next.done === true) {
      counts = next.value;
      break;
    }
    if (json && options.summary !== true) list.add(jsonDifference(next.value));
    else if (!json && options.summary !== true)
      terminal.stdout.write(await differenceText(terminal, next.value, options.text === true));
  }
  const { added, removed, changed } = counts.users;
  const differing = added + removed + changed;
  const exit: Exit =
    differing + tally.wrong === 0
      ? { code: exitCodes.ok, reason: 'the same' }
      : {
          code: exitCodes.findings,
          reason: `${differing} users differ${tally.wrong === 0 ? '' : `; ${tally.wrong} errors in the roster`}`,
        };
  if (json) list.end({ counts }, exit);
  else terminal.stdout.write(summaryText(counts));
  return exit;
}

async function openSide(terminal: Terminal, { against, roster, againstRoster }: FleetDiffOptions): Promise<OtherFleet> {
  const { other } = await openOther(terminal, against);
  if (other !== undefined) {
    if (againstRoster !== undefined) throw CommandFailure.usage('--against-roster goes with another spec');
    return other;
  }
  const fleet = await openSpec(terminal, against);
  // Its rows are told by the other side, but for those of a roster of its own.
  const tally = { wrong: 0, quiet: againstRoster === undefined };
  const files = filesOf(terminal, fleet, againstRoster ?? roster, tally);
  return { kind: 'stream', users: usersOf(files) };
}

function jsonDifference({ user, path, what, files, changes }: FleetDifference): object {
  return { user, ...(path === undefined ? { files } : { path }), what, changes };
}

async function differenceText(terminal: Terminal, difference: FleetDifference, text: boolean): Promise<string> {
  const { user, path, what, files, changes, before, after } = difference;
  const paint = paintFor(terminal.stdout, terminal.environment);
  const look = what === 'added' ? paint.good : what === 'removed' ? paint.error : paint.strong;
  if (path === undefined) return `${look(what)}  ${visibleText(user)}, ${files} ${files === 1 ? 'file' : 'files'}\n`;
  const name = `${user}/${path}`;
  const head = `${look(what)}  ${visibleText(name)}\n`;
  if (text) return `${head}${paintDiff(await textDiff(visibleText(name), before ?? '', after ?? ''), paint)}`;
  return head + changes.map((change) => `  ${changeLine(path, change)}\n`).join('');
}

function summaryText({ users, files }: FleetDiffCounts): string {
  const line = (title: string, { added, removed, changed, same }: FleetDiffCounts['users']): string =>
    `${title}: ${added} added, ${removed} removed, ${changed} changed, ${same} the same\n`;
  return line('users', users) + line('files', files);
}
