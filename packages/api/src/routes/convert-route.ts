import { clientNames, convertKinds, duckShells } from '@duckbill/core';
import { Type } from 'typebox';
import { jsonBody } from '../request-body.ts';
import type { Route } from '../route.ts';
import { convertResponse } from '../schemas/conversion.ts';
import { enumOf } from '../schemas/enum-of.ts';
import { inputFiles } from '../schemas/input-file.ts';
import { programId } from '../schemas/report.ts';
import { taskRoute } from './task-route.ts';

const name = Type.String({ minLength: 1, maxLength: 1024 });

const request = Type.Object(
  {
    files: Type.Optional(inputFiles),
    urls: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 8192 }), { minItems: 1, maxItems: 20 })),
    to: enumOf(convertKinds, { description: 'What it is to become.' }),
    names: Type.Optional(
      Type.Array(name, {
        minItems: 1,
        maxItems: 100,
        description: 'Profiles or connections, of files that hold many.',
      }),
    ),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Of what is made.' })),
    program: Type.Optional(programId),
    client: Type.Optional(
      enumOf([...clientNames, 'duck' as const], {
        description: 'Whose file the first one is, where its text does not tell; duck: a command line of it.',
      }),
    ),
    shell: Type.Optional(
      enumOf(duckShells, {
        description:
          'Of the duck command that is made, or else of the one that is read; without it sh, or what the name of the file that is read says.',
      }),
    ),
  },
  { title: 'ConvertRequest', additionalProperties: false, anyOf: [{ required: ['files'] }, { required: ['urls'] }] },
);

/** Carries connections from one kind of file to another. */
export const convertRoute: Route = taskRoute({
  task: 'convert',
  path: '/v1/convert',
  operationId: 'convert',
  tag: 'Make',
  scope: 'generate',
  summary: 'Convert a connection',
  description:
    'Between bookmarks, connection profiles, AWS profiles, URLs and the files of other clients. The first file is converted, the others belong to it. What is lost is told, each loss with its place.',
  request: jsonBody(request, {
    form: true,
    examples: {
      url: {
        summary: 'A bookmark of a URL',
        value: { urls: ['s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports'], to: 'bookmark', name: 'Reports' },
      },
    },
  }),
  response: convertResponse,
  answers: 'The files, and what is lost',
  problems: ['file-repeated', 'target-unreadable'],
});
