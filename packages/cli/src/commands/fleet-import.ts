import { createReadStream } from 'node:fs';
import path from 'node:path';
import { importScim, startingSpec } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { FleetFindings } from '../fleet/fleet-findings.ts';
import { writeTexts } from '../fleet/write-texts.ts';
import type { FleetImportOptions } from '../fleet-spec-program.ts';
import { writeJson } from '../json-output.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { countWords } from './fleet-check.ts';
import { ssoExportOf } from './fleet-init.ts';

/** `duckbill fleet import`: a roster of a SCIM export, or a spec of what was found in an access portal. */
export async function fleetImportCommand(terminal: Terminal, file: string, options: FleetImportOptions): Promise<Exit> {
  const { from, out, force = false, json = false } = options;
  if (json && out === undefined) throw CommandFailure.usage('--json belongs to --out');
  const name = file === '-' ? '<stdin>' : file;
  const findings = new FleetFindings(terminal, name, json);
  const chunks = file === '-' ? terminal.stdin : createReadStream(path.resolve(terminal.cwd, file));
  const { text, entries } = await read(chunks, name, from, findings);
  findings.tellRest();
  if (out === undefined) terminal.stdout.write(text);
  else await writeTexts(terminal, [{ name: out, text }], force);
  const { counts, listed } = findings;
  const exit: Exit =
    counts.error > 0
      ? { code: exitCodes.findings, reason: `${counts.error} entries could not be read` }
      : { code: exitCodes.ok, reason: `${entries} imported` };
  if (json) writeJson(terminal, { version: 1, out, entries, counts, findings: listed }, exit);
  else terminal.stderr.write(`${name}: ${entries} imported; ${countWords(findings)}\n`);
  return exit;
}

async function read(
  chunks: AsyncIterable<Uint8Array | string>,
  name: string,
  from: FleetImportOptions['from'],
  findings: FleetFindings,
): Promise<{ readonly text: string; readonly entries: number }> {
  const texts: string[] = [];
  try {
    if (from === 'sso') {
      const bytes: Uint8Array[] = [];
      for await (const chunk of chunks) bytes.push(Buffer.from(chunk));
      const found = ssoExportOf(Buffer.concat(bytes).toString('utf8'), name);
      return { text: startingSpec(found), entries: found.accounts.length };
    }
    for await (const { text, diagnostics } of importScim(chunks, name)) {
      findings.add(diagnostics);
      if (text !== undefined) texts.push(text);
    }
    // Without the row of names.
    return { text: texts.join(''), entries: texts.length - 1 };
  } catch (error) {
    if (CommandFailure.is(error)) throw error;
    throw CommandFailure.couldNotFinish(`cannot read ${name}: ${reasonOf(error)}`);
  }
}
