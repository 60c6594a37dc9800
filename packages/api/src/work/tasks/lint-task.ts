import {
  countSeverities,
  fix,
  jsonReport,
  type JsonReport,
  lint,
  type LintOptions,
  maskSecrets,
  type ProgramId,
  type Report,
  type SourceText,
} from '@duckbill/core';
import { refusal } from '../../answer.ts';
import { maxFindings } from '../../limits/request-limits.ts';
import { readRequestFiles } from '../../read-request-files.ts';
import type { InputFile } from '../../schemas/input-file.ts';
import type { TaskAnswer } from '../task.ts';

export interface LintInput {
  readonly files: readonly InputFile[];
  readonly programs?: readonly ProgramId[];
  readonly fix?: 'safe';
}

/** A file that was mended, without its text when that holds secrets. */
export interface FixedFile {
  readonly name: string;
  readonly text?: string;
}

export interface LintOutput {
  readonly report: JsonReport;
  /** Findings that are counted but left out. */
  readonly omitted?: number;
  readonly fixed?: { readonly applied: readonly string[]; readonly files: readonly FixedFile[] };
}

/** Checks files, and mends them when asked to. */
export function lintTask({ files, programs, fix: wanted }: LintInput): TaskAnswer<LintOutput> {
  const read = readRequestFiles(files);
  if ('problem' in read) return refusal(read.problem);
  const options: LintOptions = programs === undefined ? {} : { programs };
  if (wanted === undefined) return reported(lint(read.sources, options));
  const fixed = fix(read.sources, { ...options, unsafe: false });
  const secrets = secretsOf(fixed.report);
  const changed = fixed.sources.filter((source, index) => source !== read.sources[index]);
  return reported(fixed.report, {
    applied: fixed.applied.map(({ title }) => title),
    files: changed.map((source) => fixedFile(source, secrets)),
  });
}

function reported(found: Report, fixed?: LintOutput['fixed']): TaskAnswer<LintOutput> {
  const counts = countSeverities(found);
  const omitted = Math.max(0, counts.error + counts.warning + counts.hint - maxFindings);
  const shown = omitted === 0 ? found : withFirstFindings(found, maxFindings);
  const body = {
    report: { ...jsonReport(shown), counts },
    ...(omitted === 0 ? {} : { omitted }),
    ...(fixed === undefined ? {} : { fixed }),
  };
  return { kind: 'answer', body, secrets: secretsOf(found) };
}

function withFirstFindings(found: Report, limit: number): Report {
  let left = limit;
  const files = found.files.map((file) => {
    const diagnostics = file.diagnostics.slice(0, left);
    left -= diagnostics.length;
    return { ...file, diagnostics };
  });
  return { ...found, files };
}

function secretsOf(found: Report): readonly string[] {
  return found.files.flatMap((file) => file.secrets);
}

/** A masked text would damage the file that it is written to, so a text with secrets is not sent at all. */
function fixedFile({ name, text }: SourceText, secrets: readonly string[]): FixedFile {
  return maskSecrets(text, secrets) === text ? { name, text } : { name };
}
