import { Type } from 'typebox';
import { jsonBody } from '../request-body.ts';
import { noParameters } from '../parameters.ts';
import { route, type Route } from '../route.ts';
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
export const lintRoute: Route = route({
  method: 'POST',
  path: '/v1/lint',
  operationId: 'lint',
  tag: 'Check',
  scope: 'check',
  weight: 'heavy',
  summary: 'Check files',
  description: 'Checks connection profiles, bookmarks and AWS config files, with places and what to do.',
  request: jsonBody(request, { form: true }),
  parameters: noParameters,
  responses: { 200: { description: 'What was found', content: { 'application/json': { schema: response } } } },
  problems: ['file-repeated'],
  answer: ({ body, signal, caller: { tenant } }, world) => world.workbench.run('lint', body, { signal, tenant }),
});
