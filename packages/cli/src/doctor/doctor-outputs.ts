import { maskStrings } from '@duckbill/core';
import { type DoctorReport, exitReason, printDoctorMarkdown, printDoctorReport } from '@duckbill/doctor';
import { connectExitCodes } from '../commands/connect.ts';
import type { Exit } from '../exit-code.ts';
import { type OutputTargets, readOutputTargets, writeOutputFile } from '../output-targets.ts';
import type { DoctorOptions } from '../program.ts';
import { paintFor, type Terminal } from '../terminal.ts';

const formats = { text: true, markdown: true, json: true } as const;

type DoctorFormat = keyof typeof formats;

/** Where the reports of one run of the doctor go. */
export interface DoctorOutputs extends OutputTargets<DoctorFormat> {
  readonly stdout: DoctorFormat;
  readonly verbose: boolean;
}

/** Reads `--format`, `--json` and `--verbose`. Fails with wrong usage. */
export function readDoctorOutputs({ format, json, verbose }: DoctorOptions): DoctorOutputs {
  const { stdout = 'text', files } = readOutputTargets([...format, ...(json === true ? ['json'] : [])], formats);
  return { stdout, files, verbose: verbose === true };
}

/** Writes every report, first the files; returns what the command ends with. */
export async function writeDoctorReports(
  terminal: Terminal,
  outputs: DoctorOutputs,
  report: DoctorReport,
  secrets: Iterable<string>,
  environment: DoctorEnvironment = environmentOf(terminal),
  forced?: Exit,
): Promise<Exit> {
  const exit: Exit = forced ?? { code: connectExitCodes[report.exit], reason: exitReason(report) };
  // Before it is printed: once a text is escaped or wrapped, a secret in it is no longer found.
  const masked = maskStrings(report, secrets);
  const { verbose } = outputs;
  const print: Readonly<Record<DoctorFormat, (isFile: boolean) => string>> = {
    text: (isFile) =>
      isFile ? printDoctorReport(masked, { verbose }) : printDoctorReport(masked, { verbose, ...lookOf(terminal) }),
    markdown: () => printDoctorMarkdown(masked, { environment, ...siteOf(terminal) }),
    json: () => `${JSON.stringify({ ...masked, environment, exit }, undefined, 2)}\n`,
  };
  for (const { format, name } of outputs.files) await writeOutputFile(terminal, name, print[format](true));
  terminal.stdout.write(print[outputs.stdout](false));
  return exit;
}

function lookOf({ stdout, environment }: Terminal): Parameters<typeof printDoctorReport>[1] {
  const width = stdout.isTTY === true ? stdout.columns : undefined;
  return { paint: paintFor(stdout, environment), ...(width === undefined ? {} : { width }) };
}

function siteOf({ environment }: Terminal): { readonly site?: string } {
  const site = environment['DUCKBILL_SITE'] ?? '';
  return site === '' ? {} : { site };
}

declare const DUCKBILL_VERSION: string;

/** What a desk asks first. */
export type DoctorEnvironment = Readonly<Record<'duckbill' | 'node' | 'platform', string>>;

export function environmentOf({ platform }: Terminal): DoctorEnvironment {
  return {
    duckbill: typeof DUCKBILL_VERSION === 'string' ? DUCKBILL_VERSION : 'from source',
    node: process.versions.node,
    platform: `${platform} ${process.arch}`,
  };
}
