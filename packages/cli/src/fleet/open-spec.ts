import { createHash } from 'node:crypto';
import { type Diagnostic, type Fleet, jsonFinding, type SourceText, textReport } from '@duckbill/core';
import { readFleetSpec } from '@duckbill/fleet';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { readFileSource } from '../read-input.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** A spec that was read. */
export interface OpenSpec {
  readonly source: SourceText;
  readonly fleet: Fleet;
  readonly diagnostics: readonly Diagnostic[];
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
}

/** Reads a spec and tells what is wrong with it, all at once. With errors there is no fleet, only how the command ends. */
export async function openSpec(
  terminal: Terminal,
  name: string,
  { json = false }: { readonly json?: boolean },
): Promise<OpenSpec | Exit> {
  const source = await readFileSource(name, terminal.cwd);
  const { fleet, diagnostics } = readFleetSpec(source);
  if (!json && diagnostics.length > 0) {
    const report = { files: [{ source, diagnostics, secrets: [] }], skipped: [] };
    terminal.stderr.write(textReport(report, paintFor(terminal.stderr, terminal.environment)));
  }
  if (fleet !== undefined) {
    const sha256 = createHash('sha256')
      .update(source.origin?.bytes ?? source.text)
      .digest('hex');
    return { source, fleet, diagnostics, sha256 };
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const exit: Exit = { code: exitCodes.findings, reason: `${errors} error${errors === 1 ? '' : 's'} in ${name}` };
  if (json) writeJson(terminal, { version: 1, spec: jsonSpec(source, diagnostics) }, exit);
  return exit;
}

/** The spec and its findings, in JSON. */
export function jsonSpec(source: SourceText, diagnostics: readonly Diagnostic[]): object {
  const sources = new Map([[source.name, source]]);
  return { file: source.name, findings: diagnostics.map((one) => jsonFinding(one, sources)) };
}
