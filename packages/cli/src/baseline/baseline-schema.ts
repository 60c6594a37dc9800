import { type TSchema, Type } from 'typebox';

const closed = { additionalProperties: false } as const;

/** A baseline as `--update-baseline` writes it. */
export const baselineSchema: TSchema = Type.Object(
  {
    version: Type.Literal(1),
    findings: Type.Array(
      Type.Object(
        {
          file: Type.String(),
          code: Type.String(),
          fingerprint: Type.String(),
          count: Type.Integer({ minimum: 1 }),
          message: Type.String(),
        },
        closed,
      ),
    ),
  },
  closed,
);
