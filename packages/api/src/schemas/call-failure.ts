import { failureServices } from '@duckbill/core';
import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { anyFindingCode, facts } from './report.ts';

const closed = { additionalProperties: false } as const;

const context = Type.Object(
  {
    mfaSent: Type.Optional(Type.Boolean({ description: 'Whether a serial and a code went with the call.' })),
    roleArn: Type.Optional(Type.String()),
    mfaSerial: Type.Optional(Type.String()),
    startUrl: Type.Optional(Type.String()),
    account: Type.Optional(Type.String()),
    permissionSet: Type.Optional(Type.String()),
    path: Type.Optional(Type.String({ description: 'Of the token file.' })),
  },
  { ...closed, title: 'FailureContext', description: 'What is known because the call was made here.' },
);

const failure = Type.Object(
  {
    service: Type.Optional(enumOf(failureServices)),
    operation: Type.Optional(Type.String({ description: 'As AWS names it.' })),
    code: Type.Optional(Type.String({ description: 'Of AWS, or of the system, such as ECONNREFUSED.' })),
    status: Type.Optional(Type.Integer({ description: 'Of HTTP.' })),
    message: Type.String(),
    context: Type.Optional(context),
  },
  { ...closed, title: 'Failure' },
);

const match = Type.Object(
  {
    code: anyFindingCode,
    facts,
    score: Type.Number({ description: 'More is surer. Comparable only within one answer.' }),
  },
  { ...closed, title: 'GuidanceMatch' },
);

/** A call that failed, in the outcome of a connection or of a check. */
export const callFailureFields: {
  readonly operation: TSchema;
  readonly failure: TSchema;
  readonly guidance: TSchema;
  readonly facts: TSchema;
} = {
  operation: Type.String(),
  failure,
  guidance: Type.Array(match, { description: 'What explains it, best first; empty when nothing is known about it.' }),
  facts,
};

const override = Type.Object(
  { service: Type.String(), planned: Type.String(), used: Type.String() },
  { ...closed, title: 'EndpointOverride' },
);

/** Where calls went with `--endpoint-url`. */
export const overrides: TSchema = Type.Array(override, {
  description: 'Calls that went elsewhere than the plan says, because of --endpoint-url.',
});
