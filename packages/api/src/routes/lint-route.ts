import { Type } from 'typebox';
import { jsonBody } from '../request-body.ts';
import { stream } from '../answer.ts';
import { linesType } from '../media.ts';
import { noParameters } from '../parameters.ts';
import { route, type Route } from '../route.ts';
import { printLintLines } from './print-lint-lines.ts';
import { fixedFiles } from '../schemas/fixed-files.ts';
import { inputFiles } from '../schemas/input-file.ts';
import { finding, programId, report, reportFields } from '../schemas/report.ts';

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
    fixed: Type.Optional(fixedFiles),
  },
  { title: 'LintResponse', additionalProperties: false },
);

const line = Type.Unsafe<object>({
  title: 'LintLine',
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    Type.Object(
      {
        kind: Type.Literal('file'),
        name: Type.String(),
        findings: Type.Array(finding),
        fixed: Type.Optional(
          Type.Boolean({ description: 'Whether it was mended; `text` is absent then when it holds secrets.' }),
        ),
        text: Type.Optional(Type.String()),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        kind: Type.Literal('summary'),
        ...reportFields,
        omitted: Type.Optional(Type.Integer({ minimum: 1 })),
        applied: Type.Optional(Type.Array(Type.String(), { description: 'The repairs that were made, in order.' })),
      },
      { additionalProperties: false },
    ),
  ],
});

const outdated = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
  <key>Protocol</key><string>s3</string>
  <key>Vendor</key><string>example-reports</string>
  <key>default hostname</key><string>s3.example.net</string>
</dict></plist>
`;

/** Checks files, and mends them when asked to. */
export const lintRoute: Route = route({
  method: 'POST',
  path: '/v1/lint',
  operationId: 'lint',
  tag: 'Check',
  scope: 'check',
  weight: 'heavy',
  onAnyThread: true,
  summary: 'Check files',
  description:
    'Checks connection profiles, bookmarks and AWS config files, with places and what to do. With `Accept: application/x-ndjson` one line for each file, and a summary at the end.',
  request: jsonBody(request, {
    form: true,
    examples: {
      profile: {
        summary: 'A connection profile with a mistake, to be mended',
        value: { files: [{ name: 'Reports.cyberduckprofile', text: outdated }], fix: 'safe' },
      },
      pair: {
        summary: 'The AWS files of one person',
        value: {
          files: [
            { name: '.aws/config', text: '[profile reports]\nregion = eu-west-1\n' },
            { name: '.aws/credentials', text: '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n' },
          ],
          programs: ['aws-cli@2'],
        },
      },
    },
  }),
  parameters: noParameters,
  responses: {
    200: {
      description: 'What was found',
      content: {
        'application/json': { schema: response },
        [linesType]: { schema: Type.String({ description: 'A line for each file, then a summary.' }), lines: line },
      },
    },
  },
  problems: ['file-repeated'],
  answer: async ({ body, signal, accepts, caller: { tenant } }, world) => {
    const linted = await world.workbench.run('lint', body, { signal, tenant });
    return accepts === linesType && linted.kind === 'answer' ? stream(linesType, printLintLines(linted)) : linted;
  },
});
