import { severities } from '@duckbill/core';
import { type TSchema, Type } from 'typebox';
import { problemCodes } from '../problem.ts';
import { enumOf } from './enum-of.ts';
import { findingCode } from './report.ts';

const fieldError = Type.Object(
  {
    pointer: Type.String({ description: 'JSON pointer as a URI fragment.', examples: ['#/files/0/name'] }),
    detail: Type.String(),
  },
  { title: 'FieldError', additionalProperties: false },
);

const problemFinding = Type.Object(
  {
    code: findingCode,
    severity: enumOf(severities),
    message: Type.String(),
    hints: Type.Array(Type.String()),
    file: Type.String(),
    pointer: Type.Optional(Type.String({ description: 'Where the value stands in the body.' })),
    line: Type.Optional(Type.Integer({ minimum: 1, description: 'In the file; a row of a roster is a line.' })),
    column: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1 }), Type.String()], { description: 'In the line; of a roster its name.' }),
    ),
  },
  { title: 'ProblemFinding', additionalProperties: false },
);

/** Problem details (RFC 9457). */
export const problemSchema: TSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String(),
    code: enumOf(problemCodes),
    errors: Type.Optional(Type.Array(fieldError, { description: 'The fields of the body that are wrong.' })),
    guidance: Type.Optional(
      Type.Array(Type.String(), { description: 'Codes of the catalogue that explain what AWS said, best first.' }),
    ),
    findings: Type.Optional(Type.Array(problemFinding, { description: 'What is wrong, as lint says it.' })),
    position: Type.Optional(
      Type.Object(
        { line: Type.Integer(), column: Type.Integer(), offset: Type.Integer() },
        { additionalProperties: false, description: 'Where the body stops being JSON.' },
      ),
    ),
  },
  { title: 'Problem', additionalProperties: false },
);
