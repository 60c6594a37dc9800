import { type TSchema, Type } from 'typebox';
import { problemCodes } from '../problem.ts';

const fieldError = Type.Object(
  {
    pointer: Type.String({ description: 'JSON pointer as a URI fragment.', examples: ['#/files/0/name'] }),
    detail: Type.String(),
  },
  { title: 'FieldError', additionalProperties: false },
);

/** Problem details (RFC 9457). */
export const problemSchema: TSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String(),
    code: Type.Enum([...problemCodes]),
    errors: Type.Optional(Type.Array(fieldError, { description: 'The fields of the body that are wrong.' })),
    guidance: Type.Optional(
      Type.Array(Type.String(), { description: 'Codes of the catalogue that explain what AWS said, best first.' }),
    ),
    position: Type.Optional(
      Type.Object(
        { line: Type.Integer(), column: Type.Integer(), offset: Type.Integer() },
        { additionalProperties: false, description: 'Where the body stops being JSON.' },
      ),
    ),
  },
  { title: 'Problem', additionalProperties: false },
);
