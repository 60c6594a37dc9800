import { iamForms } from '@duckbill/core';
import { Type } from 'typebox';
import { jsonBody } from '../request-body.ts';
import type { Route } from '../route.ts';
import { enumOf } from '../schemas/enum-of.ts';
import { generateResponse } from '../schemas/generated.ts';
import type { GenerateInput } from '../work/tasks/generate-task.ts';
import { taskRoute } from './task-route.ts';

const request = Type.Unsafe<GenerateInput>({
  title: 'GenerateRequest',
  type: 'object',
  required: ['target'],
  discriminator: { propertyName: 'target' },
  oneOf: [
    Type.Object(
      {
        target: enumOf(['profile', 'bookmark', 'aws-config']),
        spec: Type.Object({}, { description: 'As `duckbill generate --spec`: /v1/schemas/generate-spec.' }),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        target: Type.Literal('iam'),
        spec: Type.Object({}, { description: 'As `duckbill generate iam --spec`.' }),
        form: Type.Optional(enumOf(iamForms, { description: 'How it is written; json unless given.' })),
      },
      { additionalProperties: false },
    ),
  ],
});

/** Makes files of a specification. */
export const generateRoute: Route = taskRoute({
  task: 'generate',
  path: '/v1/generate',
  operationId: 'generate',
  tag: 'Make',
  scope: 'generate',
  summary: 'Make files',
  description:
    'Connection profiles, bookmarks, sections of ~/.aws/config, or the IAM side of them. What is wrong with the specification comes back as findings, each with its place.',
  request: jsonBody(request, {
    examples: {
      bookmark: {
        summary: 'A bookmark of a bucket',
        value: {
          target: 'bookmark',
          spec: { access: 'keys', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', path: 'example-reports' },
        },
      },
      iam: {
        summary: 'Policies of a role',
        value: {
          target: 'iam',
          spec: {
            way: 'role',
            role: 'arn:aws:iam::111122223333:role/Reports',
            users: ['arn:aws:iam::111122223333:user/anna'],
            buckets: ['example-reports'],
            access: 'read-only',
          },
          form: 'cloudformation',
        },
      },
    },
  }),
  response: generateResponse,
  answers: 'The files',
  problems: ['spec-refused'],
});
