import { Type } from 'typebox';
import { jsonBody } from '../request-body.ts';
import type { Route } from '../route.ts';
import { inputFiles } from '../schemas/input-file.ts';
import { inspectResponse } from '../schemas/inspection.ts';
import { programId } from '../schemas/report.ts';
import { taskRoute } from './task-route.ts';

/** URLs of one request. */
const maxUrls = 100;

const request = Type.Object(
  {
    files: Type.Optional(inputFiles),
    urls: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 8192 }), { minItems: 1, maxItems: maxUrls })),
    program: Type.Optional(programId),
    matrix: Type.Optional(
      Type.Boolean({ description: 'For AWS files: which program gets which credentials from which profile.' }),
    ),
  },
  { title: 'InspectRequest', additionalProperties: false, anyOf: [{ required: ['files'] }, { required: ['urls'] }] },
);

/** Says what files and URLs mean. */
export const inspectRoute: Route = taskRoute({
  task: 'inspect',
  path: '/v1/inspect',
  operationId: 'inspect',
  tag: 'Check',
  scope: 'check',
  summary: 'Say what files mean',
  description:
    'Values, defaults, and where each comes from, as one program reads them (aws-cli@2 unless given); with `matrix` what every program makes of AWS profiles. Secrets have no value.',
  request: jsonBody(request, {
    form: true,
    examples: {
      url: { summary: 'A URL of S3', value: { urls: ['s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports'] } },
      matrix: {
        summary: 'Which program gets which credentials',
        value: { files: [{ name: '.aws/config', text: '[default]\nregion = eu-west-1\n' }], matrix: true },
      },
    },
  }),
  response: inspectResponse,
  answers: 'What they say',
  problems: ['file-repeated'],
});
