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
import { openSide } from '../fleet/fleet-side.ts';
import type { FleetDiffOptions } from '../fleet-step-program.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { paintDiff, textDiff } from '../text-diff.ts';

/** `duckbill fleet diff`: what would change for whom, told as it is found. */
export async function fleetDiffCommand(terminal: Terminal, spec: string, options: FleetDiffOptions): Promise<Exit> {
  const { roster, rosterFormat, json = false } = options;
  const side = await openSide(terminal, { spec, roster, rosterFormat, json });
  if ('code' in side) return side;
  const other = await openBefore(terminal, options);
  if ('code' in other) return other;
  const list = new JsonList(terminal, 'differences', json);
  const differences = diffFleet(usersOf(side.files), other);
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
  const errors = side.findings.counts.error;
  const exit: Exit =
    differing + errors === 0
      ? { code: exitCodes.ok, reason: 'the same' }
      : {
          code: exitCodes.findings,
          reason: `${differing} users differ${errors === 0 ? '' : `; ${errors} errors in the roster`}`,
        };
  if (json) list.end({ counts, roster: side.findings.listed }, exit);
  else terminal.stdout.write(summaryText(counts));
  return exit;
}

async function openBefore(terminal: Terminal, options: FleetDiffOptions): Promise<OtherFleet | Exit> {
  const { against, roster, againstRoster, rosterFormat, json = false } = options;
  const { other } = await openOther(terminal, against);
  if (other !== undefined) {
    if (againstRoster !== undefined) throw CommandFailure.usage('--against-roster goes with another spec');
    return other;
  }
  // The same rows are told by the other side already.
  const names = {
    spec: against,
    roster: againstRoster ?? roster,
    rosterFormat,
    json,
    quiet: againstRoster === undefined,
  };
  if (names.roster === '-')
    throw CommandFailure.usage('standard input cannot be read twice: the roster has to be a file');
  const side = await openSide(terminal, names);
  return 'code' in side ? side : { kind: 'stream', users: usersOf(side.files) };
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
