import { Type } from 'typebox';
import { maxEnvironmentSize, maxNameLength } from '../limits/request-limits.ts';
import { noParameters } from '../parameters.ts';
import { jsonBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';
import { enumOf } from '../schemas/enum-of.ts';
import { inputFiles } from '../schemas/input-file.ts';
import { plan } from '../schemas/plan.ts';
import { programId } from '../schemas/report.ts';
import type { PlanInput } from '../work/tasks/plan-task.ts';

const fileTarget = Type.Object(
  {
    kind: enumOf(['bookmark', 'profile']),
    file: Type.String({ minLength: 1, maxLength: maxNameLength, description: 'The name of one of the files.' }),
  },
  { title: 'FileTarget', additionalProperties: false },
);

const awsTarget = Type.Object(
  {
    kind: Type.Literal('aws-profile'),
    name: Type.Optional(
      Type.String({ maxLength: maxNameLength, description: 'Absent: the one that the program takes.' }),
    ),
  },
  { title: 'AwsProfileTarget', additionalProperties: false },
);

const request = Type.Object(
  {
    target: Type.Unsafe<PlanInput['target']>({
      type: 'object',
      discriminator: { propertyName: 'kind' },
      oneOf: [fileTarget, awsTarget],
    }),
    program: programId,
    files: inputFiles,
    environment: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        maxProperties: maxEnvironmentSize,
        description: 'Variables that the program sees. Those of the service are never used.',
      }),
    ),
  },
  { title: 'PlanRequest', additionalProperties: false },
);

/** Says what a program would do with a bookmark, a connection profile or an AWS profile. Nothing is sent anywhere. */
export const planRoute: Route = route({
  method: 'POST',
  path: '/v1/plan',
  operationId: 'plan',
  tag: 'Check',
  scope: 'check',
  weight: 'heavy',
  onAnyThread: true,
  summary: 'Say what a program will do',
  description:
    'Settings with their places, prompts and calls in order, and what keeps it from working. No call is made.',
  request: jsonBody(request, {
    form: true,
    examples: {
      role: {
        summary: 'An AWS profile with a role',
        value: {
          target: { kind: 'aws-profile', name: 'reports' },
          program: 'aws-cli@2',
          files: [
            {
              name: '.aws/config',
              text: '[profile reports]\nrole_arn = arn:aws:iam::111122223333:role/Reports\nsource_profile = anna\n',
            },
          ],
        },
      },
    },
  }),
  parameters: noParameters,
  responses: { 200: { description: 'The plan', content: { 'application/json': { schema: plan } } } },
  problems: ['file-repeated', 'target-unknown', 'target-unreadable', 'aws-files-ambiguous'],
  answer: ({ body, signal, caller: { tenant } }, world) => world.workbench.run('plan', body, { signal, tenant }),
});
