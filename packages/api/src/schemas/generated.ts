import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { madePolicies } from './generate-iam-output.ts';
import { programId } from './report.ts';

const closed = { additionalProperties: false } as const;

const version = Type.Literal(1);

/** A file that was made. */
export const generatedFile: TSchema = Type.Object(
  {
    kind: enumOf(['config', 'credentials', 'bookmark', 'profile']),
    name: Type.String(),
    text: Type.String(),
  },
  { ...closed, title: 'GeneratedFile' },
);

/** Something that a person still has to do. */
export const madeNote: TSchema = Type.Object(
  {
    note: enumOf(['keys-left-out', 'needs-aws-profile', 'needs-profile']),
    about: Type.String(),
    text: Type.String(),
  },
  { ...closed, title: 'MadeNote' },
);

const generatedFiles = Type.Object(
  {
    version,
    target: enumOf(['profile', 'bookmark', 'aws-config']),
    access: Type.String({ description: 'Where the keys come from.' }),
    programs: Type.Array(programId),
    files: Type.Array(generatedFile),
    notes: Type.Array(madeNote, { description: 'What a person still has to do.' }),
  },
  closed,
);

const generatedPolicies = Type.Object({ ...madePolicies, target: Type.Literal('iam') }, closed);

/** What `generate` answers. */
export const generateResponse: TSchema = Type.Unsafe({
  title: 'GenerateResponse',
  type: 'object',
  required: ['target'],
  discriminator: { propertyName: 'target' },
  oneOf: [generatedFiles, generatedPolicies],
});
