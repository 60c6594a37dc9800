import { iamWays } from '@duckbill/core';
import { type TSchema, Type } from 'typebox';
import { facts, findingCode, programId } from './report.ts';

const closed = { additionalProperties: false } as const;

const version = Type.Literal(1);

/** A file that was made. */
export const generatedFile: TSchema = Type.Object(
  {
    kind: Type.Enum(['config', 'credentials', 'bookmark', 'profile']),
    name: Type.String(),
    text: Type.String(),
  },
  { ...closed, title: 'GeneratedFile' },
);

/** Something that a person still has to do. */
export const madeNote: TSchema = Type.Object(
  {
    note: Type.Enum(['keys-left-out', 'needs-aws-profile', 'needs-profile']),
    about: Type.String(),
    text: Type.String(),
  },
  { ...closed, title: 'MadeNote' },
);

const generatedFiles = Type.Object(
  {
    version,
    target: Type.Enum(['profile', 'bookmark', 'aws-config']),
    access: Type.String({ description: 'Where the keys come from.' }),
    programs: Type.Array(programId),
    files: Type.Array(generatedFile),
    notes: Type.Array(madeNote, { description: 'What a person still has to do.' }),
  },
  closed,
);

const generatedPolicies = Type.Object(
  {
    version,
    target: Type.Literal('iam'),
    way: Type.Enum([...iamWays]),
    partition: Type.String(),
    account: Type.String(),
    documents: Type.Array(
      Type.Object(
        {
          file: Type.String(),
          document: Type.String(),
          title: Type.String(),
          length: Type.Integer({ description: 'Characters as AWS counts them.' }),
          limit: Type.Integer(),
          policy: Type.Record(Type.String(), Type.Unknown()),
          statements: Type.Array(Type.Object({ sid: Type.String(), purpose: Type.String() }, closed)),
        },
        { ...closed, title: 'IamDocument' },
      ),
    ),
    files: Type.Array(Type.Object({ name: Type.String(), text: Type.String() }, { ...closed, title: 'IamFile' })),
    findings: Type.Array(
      Type.Object(
        {
          code: findingCode,
          severity: Type.String(),
          title: Type.Optional(Type.String()),
          message: Type.String(),
          label: Type.Optional(Type.String()),
          hints: Type.Array(Type.String()),
          because: Type.String(),
          whatToDo: Type.String(),
          facts,
        },
        { ...closed, title: 'IamFinding' },
      ),
    ),
  },
  closed,
);

/** What `generate` answers. */
export const generateResponse: TSchema = Type.Unsafe({
  title: 'GenerateResponse',
  type: 'object',
  required: ['target'],
  discriminator: { propertyName: 'target' },
  oneOf: [generatedFiles, generatedPolicies],
});
