import { maskStrings } from '@duckbill/core';
import type { AnswerOfBody } from '../answer.ts';
import type { LintOutput } from '../work/tasks/lint-task.ts';

const encoder = new TextEncoder();

/** What lint found as lines of JSON: one for each file, then the summary. */
export async function* printLintLines(linted: AnswerOfBody<LintOutput>): AsyncGenerator<Uint8Array, void, undefined> {
  const { report, omitted, fixed } = maskStrings(linted.body, linted.secrets);
  const { findings, ...rest } = report;
  const byFile = new Map<string, object[]>();
  for (const finding of findings) {
    const others = byFile.get(finding.file);
    if (others === undefined) byFile.set(finding.file, [finding]);
    else others.push(finding);
  }
  const mended = new Map(fixed?.files.map((file) => [file.name, file]));
  for (const name of report.files) {
    const after = mended.get(name);
    const change =
      after === undefined
        ? { fixed: false }
        : { fixed: true, ...(after.text === undefined ? {} : { text: after.text }) };
    yield encoder.encode(
      `${JSON.stringify({ kind: 'file', name, findings: byFile.get(name) ?? [], ...(fixed === undefined ? {} : change) })}\n`,
    );
  }
  const summary = {
    kind: 'summary',
    ...rest,
    ...(omitted === undefined ? {} : { omitted }),
    ...(fixed === undefined ? {} : { applied: fixed.applied }),
  };
  yield encoder.encode(`${JSON.stringify(summary)}\n`);
}
