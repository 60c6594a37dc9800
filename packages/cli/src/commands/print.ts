import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  countSeverities,
  jsonReport,
  maskSecrets,
  parseConnectionUrl,
  printDocument,
  type PrintForm,
  printForms,
  printUrl,
  type Report,
  textReport,
  urlProtocols,
} from '@duckbill/core';
import { isUrlTarget } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import type { PrintCommandOptions } from '../program.ts';
import { readFileSource } from '../read-input.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { readKnownProfiles } from '../url-target.ts';
import { writeTextFile } from '../write-file.ts';

/** `duckbill print`: one file in another form. The text alone goes to standard output; what is lost, to the other. */
export async function printCommand(terminal: Terminal, name: string, options: PrintCommandOptions): Promise<Exit> {
  const form = readForm(options.to);
  const { out } = options;
  if (options.force === true && out === undefined) throw CommandFailure.usage('--force goes with --out');
  if (options.keepUnknown === true && form !== 'canonical')
    throw CommandFailure.usage('--keep-unknown goes with --to canonical');
  const protocols = urlProtocols(await readKnownProfiles(terminal));
  const printOptions = {
    protocols,
    newUuid: randomUUID(),
    home: terminal.home,
    newline: terminal.platform === 'win32' ? '\r\n' : '\n',
    keepUnknown: options.keepUnknown === true,
  } as const;
  const url = isUrlTarget(name) ? parseConnectionUrl(name, protocols) : undefined;
  const source = url?.source ?? (await readFileSource(name, terminal.cwd));
  const { text, kind, diagnostics, secrets } =
    url === undefined ? printDocument(source, form, printOptions) : printUrl(url, form, printOptions);
  const report: Report = { files: [{ source, diagnostics, secrets }], skipped: [] };
  const shown = text === undefined ? undefined : maskSecrets(text, secrets);
  if (text !== undefined && out !== undefined) await writeOut(terminal, out, text, options.force === true);
  const isMasked = out === undefined && shown !== text;
  const exit = exitOf(report, text !== undefined, isMasked);
  if (options.json === true) {
    const result = out === undefined ? { text: shown } : { out };
    writeJson(
      terminal,
      { version: 1, form, kind, masked: isMasked, ...result, report: jsonReport(report) },
      exit,
      secrets,
    );
    return exit;
  }
  if (out === undefined && shown !== undefined) terminal.stdout.write(shown);
  if (diagnostics.length > 0) {
    // A text without a line end at its end, as Cyberduck writes it, would swallow the first line of the report.
    if (out === undefined && shown?.endsWith('\n') === false && terminal.stdout.isTTY === true)
      terminal.stderr.write('\n');
    terminal.stderr.write(textReport(report, paintFor(terminal.stderr, terminal.environment)));
  }
  if (isMasked) terminal.stderr.write('Secrets are masked here; --out FILE writes them as they are.\n');
  return exit;
}

function readForm(text: string): PrintForm {
  const form = printForms.find((one) => one === text);
  if (form === undefined) throw CommandFailure.usage(`unknown form "${text}"; known: ${printForms.join(', ')}`);
  return form;
}

/** A file that exists is left alone unless that was asked for. */
async function writeOut(terminal: Terminal, name: string, text: string, force: boolean): Promise<void> {
  const outcome = await writeTextFile(path.resolve(terminal.cwd, name), text, force ? {} : { expected: null });
  if (outcome.ok) return;
  if (outcome.refusal === 'changed-since-read' && !force)
    throw CommandFailure.usage(`${name} exists; --force replaces it`);
  throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}`);
}

function exitOf(report: Report, isPrinted: boolean, isMasked: boolean): Exit {
  const { error, warning } = countSeverities(report);
  if (!isPrinted) return { code: exitCodes.findings, reason: 'there is nothing to print' };
  if (error + warning > 0) return { code: exitCodes.findings, reason: 'printed, with losses' };
  if (isMasked) return { code: exitCodes.findings, reason: 'printed, with secrets masked' };
  return { code: exitCodes.ok, reason: 'printed' };
}
