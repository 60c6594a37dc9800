import { type FleetPrinting, type OutputOutcome, readSigningKey } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { FleetFindings } from '../fleet/fleet-findings.ts';
import { openRoster } from '../fleet/open-roster.ts';
import { jsonSpec, openSpec } from '../fleet/open-spec.ts';
import type { RosterPrinting } from '../fleet/print-roster.ts';
import { StrictStop } from '../fleet/roster-files.ts';
import { checkOutput, openKey, writeFleet } from '../fleet/write-fleet.ts';
import type { FleetGenerateOptions } from '../fleet-spec-program.ts';
import { writeJson } from '../json-output.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { countWords, rosterExit, tallyWords } from './fleet-check.ts';

/** `duckbill fleet generate`: the files of everybody in a roster, in a folder or an archive. `generator`: our name and version. */
export async function fleetGenerateCommand(
  terminal: Terminal,
  name: string,
  options: FleetGenerateOptions,
  generator: string,
): Promise<Exit> {
  const json = options.json === true;
  checkOutput(terminal, options);
  const key = options.sign === undefined ? undefined : await openKey(terminal, '--sign', options.sign, readSigningKey);
  const spec = await openSpec(terminal, name, { json });
  if ('code' in spec) return spec;
  const { fleet, source, diagnostics, sha256 } = spec;
  const roster = await openRoster(terminal, options.roster, options.rosterFormat, fleet);
  const findings = new FleetFindings(terminal, roster.name, json);
  const tally = { members: 0, files: 0 };
  const printing: RosterPrinting = {
    terminal,
    fleet,
    spec: { name: source.name, text: source.text },
    entries: roster.entries,
    findings,
    tally,
    strict: options.strict === true,
    threads: options.threads,
  };
  const origin = () => ({ generator, specSha256: sha256, programs: fleet.programs, members: tally.members });
  const outcome = await write(terminal, options, printing, { origin, ...(key === undefined ? {} : { key }) });
  const report = (exit: Exit, written: boolean): Exit => {
    const { counts, listed } = findings;
    const out = written ? options.out : null;
    const facts = { out, ...tally, counts, findings: listed };
    if (json) writeJson(terminal, { version: 1, spec: jsonSpec(source, diagnostics), ...facts }, exit);
    // What is written to standard output must stay what it is.
    else if (written)
      (options.out === '-' ? terminal.stderr : terminal.stdout).write(
        `${options.out}: ${tallyWords(tally)}; ${countWords(findings)}\n`,
      );
    else terminal.stderr.write(`duckbill: nothing is written: ${exit.reason}, and --strict wants none\n`);
    return exit;
  };
  if (outcome === 'strict')
    return report({ code: exitCodes.findings, reason: rosterExit(findings, tally.members).reason }, false);
  if (!outcome.ok) throw CommandFailure.usage(`${options.out}: ${outcome.reason}${hintOf(outcome)}`);
  return report(rosterExit(findings, tally.members), true);
}

async function write(
  terminal: Terminal,
  options: FleetGenerateOptions,
  roster: RosterPrinting,
  manifest: Pick<FleetPrinting, 'origin' | 'key'>,
): Promise<OutputOutcome | 'strict'> {
  try {
    return await writeFleet(terminal, options, roster, manifest);
  } catch (error) {
    if (error instanceof StrictStop) return 'strict';
    if (CommandFailure.is(error)) throw error;
    throw CommandFailure.couldNotFinish(`cannot write ${options.out}: ${reasonOf(error)}`);
  }
}

function hintOf(outcome: Extract<OutputOutcome, { ok: false }>): string {
  return outcome.refusal === 'exists' ? '; --force replaces it' : '';
}
