import { type TSchema, Type } from 'typebox';
import { report } from './report.ts';

const closed = { additionalProperties: false } as const;

/** What `convert` answers. */
export const convertResponse: TSchema = Type.Object(
  {
    version: Type.Literal(1),
    to: Type.String(),
    files: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          text: Type.String(),
          masked: Type.Boolean({ description: 'Secrets in the text are masked: put them in again before it is used.' }),
        },
        { ...closed, title: 'ConvertedFile' },
      ),
      { description: 'None when it cannot be converted; the report says why.' },
    ),
    report,
  },
  { ...closed, title: 'ConvertResponse' },
);
