import { type TSchema, Type } from 'typebox';

/** What repairs did. */
export const fixedFiles: TSchema = Type.Object(
  {
    applied: Type.Array(Type.String(), { description: 'What was done, in order.' }),
    files: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          text: Type.Optional(
            Type.String({
              description: 'Absent when the file holds secrets: the service never sends one back. Mend it where it is.',
            }),
          ),
        },
        { title: 'FixedFile', additionalProperties: false },
      ),
      { description: 'The files that changed.' },
    ),
  },
  { additionalProperties: false, description: 'Present when fixes were asked for.' },
);
