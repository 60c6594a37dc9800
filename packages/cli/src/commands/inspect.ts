import {
  findSecrets,
  inspectDocument,
  inspectionReport,
  jsonInspection,
  maskSecrets,
  openDocuments,
} from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { readProgram } from '../program-option.ts';
import { findFiles, readFileSource } from '../read-input.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** `duckbill inspect`: what the files say, value by value. */
export async function inspectCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: { readonly as: string; readonly json?: boolean },
): Promise<Exit> {
  const program = readProgram(options.as);
  const sources = [];
  for (const name of await findFiles(paths, terminal.cwd)) sources.push(await readFileSource(name, terminal.cwd));
  const { documents, skipped } = openDocuments(sources);
  if (documents.length === 0) {
    throw CommandFailure.usage(
      `none of these is a profile, bookmark or AWS file: ${skipped.map(({ name }) => name).join(', ')}`,
    );
  }
  const inspections = documents.map((document) => inspectDocument(document, program));
  const secrets = documents.flatMap(findSecrets);
  const refused = inspections.filter(({ refusal }) => refusal !== undefined).length;
  const exit: Exit =
    refused === 0
      ? { code: exitCodes.ok, reason: 'read' }
      : { code: exitCodes.findings, reason: `${refused} files are refused` };
  if (options.json === true)
    writeJson(terminal, { version: 1, inspections: inspections.map(jsonInspection) }, exit, secrets);
  else
    terminal.stdout.write(
      maskSecrets(inspectionReport(inspections, paintFor(terminal.stdout, terminal.environment)), secrets),
    );
  return exit;
}
