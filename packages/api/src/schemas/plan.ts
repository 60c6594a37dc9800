import { callOperations, promptIds, severities, strategies } from '@duckbill/core';
import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { anyFindingCode, dialect, exit, findingCode, placeFields, programId } from './report.ts';

const promptId = enumOf(promptIds, { title: 'PromptId' });

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

const choices = Type.Union(
  [
    Type.Object({ from: Type.Literal('known'), values: Type.Array(Type.String()) }, { additionalProperties: false }),
    Type.Object(
      { from: Type.Literal('answer'), of: enumOf(['ListAccounts', 'ListAccountRoles']) },
      { additionalProperties: false },
    ),
  ],
  { title: 'PromptChoices', description: 'What a list offers: known now, or what a call before it answers.' },
);

const prefilled = Type.Object(
  {
    by: Type.String({ description: 'Key of an earlier prompt.' }),
    values: Type.Array(Type.Object({ answer: Type.String(), value: Type.String() }, { additionalProperties: false })),
  },
  {
    title: 'Prefilled',
    description: 'Answers that the answer to an earlier prompt brings along.',
    additionalProperties: false,
  },
);

const prompt = Type.Object(
  {
    kind: Type.Literal('prompt'),
    prompt: promptId,
    key: Type.Optional(
      Type.String({ description: 'Tells the answers apart when the same thing is asked twice; else the prompt.' }),
    ),
    label: Type.String({ description: 'The words that the program shows.' }),
    hidden: Type.Boolean(),
    onlyAfter: Type.Optional(promptId),
    choices: Type.Optional(choices),
    prefilled: Type.Optional(prefilled),
    cancel: enumOf(['aborts', 'continues']),
    saved: Type.String({ description: 'Where the answer is kept; empty when nowhere.' }),
  },
  { title: 'PromptStep', additionalProperties: false },
);

const parameterValue = Type.Union([
  Type.Object({ kind: Type.Literal('known'), value: Type.String() }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('prompted'), prompt: Type.String({ description: 'The key of the prompt.' }) },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('generated'), how: Type.String() }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('file'), path: Type.String() }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('answer'), of: enumOf([...callOperations, 'browser']), member: Type.String() },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('secret'), secret: enumOf(['oauth-client-secret']) },
    { additionalProperties: false },
  ),
]);

const parameters = Type.Array(
  Type.Object({ name: Type.String(), value: parameterValue }, { additionalProperties: false }),
);

const call = Type.Object(
  {
    kind: Type.Literal('call'),
    service: Type.String({ description: 'Such as sts or s3.' }),
    operation: enumOf(callOperations, { description: 'As AWS names it.' }),
    endpoint: Type.String({ description: '`<KEY>` stands for the answer to the prompt with that key.' }),
    signingRegion: Type.String(),
    signedWith: enumOf(['source', 'session', 'access-token', 'nothing'], {
      description: 'The keys of the user, those that the last sign-in gave, the token of Identity Center, or nothing.',
    }),
    parameters,
    onlyFor: Type.Optional(
      Type.String({ description: 'Key of a prompt: not made when that is not shown, because it is for its list.' }),
    ),
    whenRefused: Type.Optional(Type.Literal('goes-on')),
    purpose: Type.String(),
  },
  { title: 'CallStep', additionalProperties: false },
);

const browser = Type.Object(
  {
    kind: Type.Literal('browser'),
    flow: enumOf(['device-code', 'authorization-code']),
    url: Type.String(),
    redirect: Type.Optional(Type.String({ description: 'Where it comes back to; `<port>` stands for a free one.' })),
    parameters,
    pkce: Type.Boolean(),
    purpose: Type.String(),
  },
  { title: 'BrowserStep', additionalProperties: false },
);

const process = Type.Object(
  {
    kind: Type.Literal('process'),
    command: Type.String(),
    argv: Type.Optional(Type.Array(Type.String(), { description: 'Absent: a shell gets the command.' })),
    purpose: Type.String(),
  },
  { title: 'ProcessStep', additionalProperties: false },
);

const cache = Type.Object(
  {
    kind: Type.Literal('cache'),
    cache: enumOf(['sso-token', 'sso-registration', 'role-credentials']),
    file: Type.String({ description: 'With ~ for the home folder.' }),
    spares: Type.Integer({ minimum: 0, description: 'How many steps behind it a usable entry makes unnecessary.' }),
    access: enumOf(['read', 'read-write']),
    stopsWithout: Type.Optional(Type.String({ description: 'What the program says when there is no usable entry.' })),
    purpose: Type.String(),
  },
  { title: 'CacheStep', additionalProperties: false },
);

const problemFields = {
  ...placeFields,
  severity: enumOf(severities, { description: 'Only an error keeps it from working.' }),
  message: Type.String(),
  hints: Type.Array(Type.String()),
  whatToDo: Type.String(),
};

/** A step of a plan. */
export const planStep: TSchema = Type.Union([prompt, call, browser, process, cache]);

/** How a program gets its credentials. */
export const strategy: TSchema = enumOf(strategies, { description: 'How the program gets its credentials.' });

const planFields = {
  version: Type.Literal(1),
  program: programId,
  target: Type.String(),
  strategy,
  settings: Type.Array(setting),
  steps: Type.Array(planStep),
};

const problemsOf = (code: TSchema): TSchema =>
  Type.Array(Type.Object({ ...problemFields, code }, { title: 'PlanProblem', additionalProperties: false }), {
    description: 'What keeps it from working, or is worth knowing, found before any call.',
  });

/** What a program will do, in order. */
export const plan: TSchema = Type.Object(
  { ...planFields, problems: problemsOf(findingCode) },
  { title: 'Plan', additionalProperties: false },
);

/** What `duckbill plan --json` prints when the target could be read; otherwise it prints `exit` alone. */
export const planOutput: TSchema = Type.Object(
  { ...planFields, problems: problemsOf(anyFindingCode), exit },
  {
    $schema: dialect,
    title: 'PlanOutput',
    description: 'What `duckbill plan --json` prints.',
    additionalProperties: false,
  },
);
