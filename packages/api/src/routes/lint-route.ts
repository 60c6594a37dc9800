import {
  countSeverities,
  fix,
  jsonReport,
  lint,
  type LintOptions,
  maskSecrets,
  type Report,
  type SourceText,
} from '@duckbill/core';
import { Type } from 'typebox';
import { maxFindings } from '../limits.ts';
import { postRoute, refusal, type Answer, type Route } from '../route.ts';
import { readRequestFiles } from '../read-request-files.ts';
import { inputFiles } from '../schemas/input-file.ts';
import { programId, report } from '../schemas/report.ts';

const request = Type.Object(
  {
    files: inputFiles,
    programs: Type.Optional(
      Type.Array(programId, {
        minItems: 1,
        maxItems: 50,
        description: 'Only what hurts one of these.',
      }),
    ),
    fix: Type.Optional(
      Type.Literal('safe', {
        description: 'Also mend what nobody has to look at first. The report is then about the result.',
      }),
    ),
  },
  { title: 'LintRequest', additionalProperties: false },
);

const response = Type.Object(
  {
    report,
    omitted: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Findings that are counted but left out: there are too many.' }),
    ),
    fixed: Type.Optional(
      Type.Object(
        {
          applied: Type.Array(Type.String(), { description: 'What was done, in order.' }),
          files: Type.Array(
            Type.Object(
              {
                name: Type.String(),
                text: Type.Optional(
                  Type.String({
                    description:
                      'Absent when the file holds secrets: the service never sends one back. Mend it where it is.',
                  }),
                ),
              },
              { title: 'FixedFile', additionalProperties: false },
            ),
            { description: 'The files that changed.' },
          ),
        },
        { additionalProperties: false, description: 'Present when fixes were asked for.' },
      ),
    ),
  },
  { title: 'LintResponse', additionalProperties: false },
);

/** Checks files, and mends them when asked to. */
export const lintRoute: Route = postRoute({
  path: '/v1/lint',
  summary: 'Check files',
  description: 'Checks connection profiles, bookmarks and AWS config files, with places and what to do.',
  request,
  response,
  answer: ({ files, programs, fix: wanted }): Answer => {
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
  },
});

function reported(found: Report, fixed?: object): Answer {
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
function fixedFile({ name, text }: SourceText, secrets: readonly string[]): object {
  return maskSecrets(text, secrets) === text ? { name, text } : { name };
}
