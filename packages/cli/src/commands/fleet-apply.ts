import { findSecrets, maskSecrets, openAws, SourceText } from '@duckbill/core';
import { applyHome, type FleetHome, type HomePlan, homeReport, isCutOff, planHome, undoneLine } from '@duckbill/fleet';
import { askPerson } from '../ask.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { jsonHome } from '../fleet/home-json.ts';
import { readHomeSource } from '../fleet/home-source.ts';
import type { FleetApplyOptions } from '../fleet-step-program.ts';
import { homeWriterOnDisk } from '../home-writer-on-disk.ts';
import { writeJson } from '../json-output.ts';
import { reasonOf } from '../system-reason.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { paintDiff, textDiff } from '../text-diff.ts';

/** `duckbill fleet apply`: brings this home in step, with consent. */
export async function fleetApplyCommand(terminal: Terminal, source: string, options: FleetApplyOptions): Promise<Exit> {
  const read = await readHomeSource(terminal, source, options);
  if ('code' in read) return read;
  const { home, files } = read;
  const wish = { files, force: options.force === true };
  const plan = await planHome(home, wish);
  const changing = changesOf(plan);
  const json = options.json === true;
  const diff = options.dryRun === true ? await diffOf(plan) : '';
  if (!json) tell(terminal, plan, diff);
  const cutOff = await isCutOff(home);
  if (cutOff) terminal.stderr.write('duckbill: an apply was cut off here; it is taken back first\n');
  tellMovedConfig(terminal, home);
  if (options.dryRun === true) {
    const exit = exitOf(plan, changing.length === 0 ? 'in step' : 'shown, nothing is written');
    if (json) writeJson(terminal, { version: 1, ...jsonHome(plan), diff, written: [] }, exit);
    return exit;
  }
  if ((changing.length > 0 || cutOff) && !(await isWanted(terminal, options, changing.length)))
    throw CommandFailure.usage('nothing is written: say --yes to do it without asking, or --dry-run to see it');
  try {
    const outcome = await applyHome(home, wish, homeWriterOnDisk);
    for (const file of outcome.takenBack)
      terminal.stderr.write(`from an apply that was cut off: ${undoneLine(file)}\n`);
    const written = outcome.written.map(({ place }) => place);
    const exit = exitOf(outcome.plan, written.length === 0 ? 'nothing to change' : 'in step now');
    if (json) writeJson(terminal, { version: 1, ...jsonHome(outcome.plan), written }, exit);
    else if (written.length === 0) terminal.stdout.write('nothing to change\n');
    else
      terminal.stdout.write(`${written.length} ${noun(written.length)} written; "duckbill fleet undo" takes it back\n`);
    return exit;
  } catch (error) {
    throw CommandFailure.couldNotFinish(reasonOf(error));
  }
}

function changesOf({ items }: HomePlan): HomePlan['items'] {
  return items.filter(({ before, after }) => before !== after);
}

function exitOf({ items }: HomePlan, reason: string): Exit {
  const alone = items.filter(({ status }) => status === 'conflict').length;
  return alone === 0
    ? { code: exitCodes.ok, reason }
    : { code: exitCodes.findings, reason: `${alone} ${noun(alone)} left alone` };
}

function noun(count: number): string {
  return count === 1 ? 'file' : 'files';
}

function tell(terminal: Terminal, plan: HomePlan, diff: string): void {
  const paint = paintFor(terminal.stdout, terminal.environment);
  terminal.stdout.write(homeReport(plan, paint, false) + (diff === '' ? '' : `\n${paintDiff(diff, paint)}`));
}

/** The AWS CLI would not look where Cyberduck does (aws-config A.1, cyberduck-s3-connect §1.1). */
function tellMovedConfig(terminal: Terminal, { environment }: FleetHome): void {
  const moved = environment['AWS_CONFIG_FILE'];
  if (moved !== undefined)
    terminal.stderr.write(
      'duckbill: AWS_CONFIG_FILE names another file: the AWS CLI does not read ~/.aws/config, which is the one that is kept in step\n',
    );
}

async function isWanted(terminal: Terminal, { yes, json }: FleetApplyOptions, count: number): Promise<boolean> {
  if (yes === true) return true;
  if (json === true || terminal.stdin.isTTY !== true) return false;
  const choices = ['yes', 'no'].map((value) => ({ value, label: value }));
  const question = { label: `Write ${count} ${noun(count)}?`, hidden: false, choices };
  return (await askPerson(terminal.stdin, terminal.streams.stderr, question)) === 'yes';
}

/** What somebody keeps in his config may be secret. */
async function diffOf(plan: HomePlan): Promise<string> {
  const parts: string[] = [];
  for (const { place, before, after } of changesOf(plan)) {
    const [old, now] = [before, after].map((bytes) => (bytes === null ? '' : new TextDecoder().decode(bytes)));
    const diff = await textDiff(place, old ?? '', now ?? '');
    const secrets = findSecrets(openAws({ config: new SourceText(place, old ?? '') }));
    parts.push(place.endsWith('/config') ? maskSecrets(diff, secrets) : diff);
  }
  return parts.join('');
}
