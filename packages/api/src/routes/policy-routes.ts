import { policyTextKinds } from '@duckbill/core';
import { Type } from 'typebox';
import { jsonBody } from '../request-body.ts';
import type { Route } from '../route.ts';
import { enumOf } from '../schemas/enum-of.ts';
import { environmentField, fileName, targetText } from '../schemas/facts-of-request.ts';
import { inputFiles } from '../schemas/input-file.ts';
import { policyCheck } from '../schemas/policy-check-output.ts';
import { fixedFiles } from '../schemas/fixed-files.ts';
import { programId, report } from '../schemas/report.ts';
import { taskRoute } from './task-route.ts';

const caller = Type.Optional(
  Type.String({ maxLength: 2048, description: 'ARN of who asks, where the target does not tell.' }),
);

const closed = { additionalProperties: false } as const;

const checkRequest = Type.Object(
  {
    target: targetText,
    files: inputFiles,
    trust: Type.Optional(fileName),
    policies: Type.Optional(Type.Array(fileName, { minItems: 1, maxItems: 50 })),
    caller,
    role: Type.Optional(
      Type.String({ maxLength: 2048, description: 'ARN of the role, where the target asks for it.' }),
    ),
    mfa: Type.Optional(
      Type.Boolean({ description: 'Whether a code goes along; as the target plans it unless given.' }),
    ),
    program: Type.Optional(programId),
    environment: environmentField,
  },
  { ...closed, title: 'PolicyCheckRequest', anyOf: [{ required: ['trust'] }, { required: ['policies'] }] },
);

const lintRequest = Type.Object(
  {
    files: inputFiles,
    policies: Type.Array(fileName, { minItems: 1, maxItems: 50 }),
    target: Type.Optional(targetText),
    kind: Type.Optional(
      enumOf(policyTextKinds, { description: 'What the policies are; guessed for each unless given.' }),
    ),
    caller,
    program: Type.Optional(programId),
    environment: environmentField,
    fix: Type.Optional(Type.Literal('safe', { description: 'Also mend what nobody has to look at first.' })),
  },
  { ...closed, title: 'PolicyLintRequest' },
);

const lintResponse = Type.Object(
  { report, fixed: Type.Optional(fixedFiles) },
  { ...closed, title: 'PolicyLintResponse' },
);

const trustPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' }],
});

/** Judges policies around a role, and finds mistakes in policies. */
export const policyRoutes: readonly Route[] = [
  taskRoute({
    task: 'policyCheck',
    path: '/v1/policy/check',
    operationId: 'checkPolicy',
    tag: 'Policies',
    scope: 'check',
    summary: 'Would the role let this target in?',
    description: 'Evaluates a trust policy and the policies of who asks, for the role that a target assumes. Offline.',
    request: jsonBody(checkRequest, {
      form: true,
      examples: {
        role: {
          summary: 'A role and its trust policy',
          value: {
            target: 'aws:reports',
            files: [
              {
                name: '.aws/config',
                text: '[profile reports]\nrole_arn = arn:aws:iam::111122223333:role/Reports\nsource_profile = anna\n',
              },
              {
                name: '.aws/credentials',
                text: '[anna]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = …\n',
              },
              { name: 'trust.json', text: trustPolicy },
            ],
            trust: 'trust.json',
            caller: 'arn:aws:iam::111122223333:user/anna',
          },
        },
      },
    }),
    response: policyCheck,
    answers: 'The verdict, and the statements that have a say in it',
    problems: ['file-repeated', 'target-refused', 'role-unknown'],
  }),
  taskRoute({
    task: 'policyLint',
    path: '/v1/policy/lint',
    operationId: 'lintPolicy',
    tag: 'Policies',
    scope: 'check',
    summary: 'Check policies',
    description: 'Mistakes in policies of IAM; with a target also what does not fit it.',
    request: jsonBody(lintRequest, {
      form: true,
      examples: {
        trust: {
          summary: 'A trust policy',
          value: { files: [{ name: 'trust.json', text: trustPolicy }], policies: ['trust.json'], kind: 'trust' },
        },
      },
    }),
    response: lintResponse,
    answers: 'What was found',
    problems: ['file-repeated', 'target-unknown', 'target-refused', 'role-unknown'],
  }),
];
