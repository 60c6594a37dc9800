import { promptIds, strategies } from '@duckbill/core';
import { type TSchema, Type } from 'typebox';
import { findingCode, placeFields, programId } from './report.ts';

const promptId = Type.Enum([...promptIds], { title: 'PromptId' });

const origin = Type.Union(
  [
    Type.Object({ kind: Type.Literal('file'), ...placeFields }, { additionalProperties: false }),
    Type.Object({ kind: Type.Literal('default'), of: Type.String() }, { additionalProperties: false }),
    Type.Object({ kind: Type.Literal('environment'), name: Type.String() }, { additionalProperties: false }),
    Type.Object({ kind: Type.Literal('prompt'), prompt: promptId }, { additionalProperties: false }),
    Type.Object({ kind: Type.Literal('argument'), name: Type.String() }, { additionalProperties: false }),
  ],
  { title: 'Origin', description: 'Where a value came from.' },
);

const setting = Type.Object(
  {
    name: Type.String(),
    value: Type.String({ description: 'Empty for a secret.' }),
    secret: Type.Boolean(),
    origin,
  },
  { title: 'Setting', additionalProperties: false },
);

const prompt = Type.Object(
  {
    kind: Type.Literal('prompt'),
    prompt: promptId,
    label: Type.String({ description: 'The words that the program shows.' }),
    hidden: Type.Boolean(),
    onlyAfter: Type.Optional(promptId),
    cancel: Type.Enum(['aborts', 'continues']),
    saved: Type.String({ description: 'Where the answer is kept; empty when nowhere.' }),
  },
  { title: 'PromptStep', additionalProperties: false },
);

const parameterValue = Type.Union([
  Type.Object({ kind: Type.Literal('known'), value: Type.String() }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('prompted'), prompt: promptId }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('generated'), how: Type.String() }, { additionalProperties: false }),
]);

const call = Type.Object(
  {
    kind: Type.Literal('call'),
    service: Type.String({ description: 'Such as sts or s3.' }),
    operation: Type.String({ description: 'As AWS names it, such as AssumeRole.' }),
    endpoint: Type.String(),
    signingRegion: Type.String(),
    signedWith: Type.Enum(['source', 'session'], {
      description: 'The keys of the user, or those that the last STS call gave.',
    }),
    parameters: Type.Array(
      Type.Object({ name: Type.String(), value: parameterValue }, { additionalProperties: false }),
    ),
    purpose: Type.String(),
  },
  { title: 'CallStep', additionalProperties: false },
);

const planProblem = Type.Object(
  {
    ...placeFields,
    code: findingCode,
    message: Type.String(),
    hints: Type.Array(Type.String()),
    whatToDo: Type.String(),
  },
  { title: 'PlanProblem', additionalProperties: false },
);

/** What a program will do, in order. */
export const plan: TSchema = Type.Object(
  {
    version: Type.Literal(1),
    program: programId,
    target: Type.String(),
    strategy: Type.Enum([...strategies], { description: 'How the program gets its credentials.' }),
    settings: Type.Array(setting),
    steps: Type.Array(Type.Union([prompt, call])),
    problems: Type.Array(planProblem, { description: 'What keeps it from working, found before any call.' }),
  },
  { title: 'Plan', additionalProperties: false },
);
