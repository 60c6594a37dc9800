import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { dialect, exit } from './report.ts';

const closed = { additionalProperties: false } as const;

const statement = Type.Object(
  {
    file: Type.String(),
    line: Type.Integer({ minimum: 1 }),
    column: Type.Integer({ minimum: 1 }),
    statement: Type.Integer({ minimum: 1, description: 'Its number in the policy, from 1.' }),
    sid: Type.Optional(Type.String()),
    effect: Type.String(),
    part: enumOf(['decides', 'open', 'misses'], {
      description:
        'decides: by it the call is allowed or denied; open: it may be; misses: the statement does not apply.',
    }),
    reasons: Type.Array(Type.String()),
  },
  { ...closed, title: 'ToldStatement' },
);

const fields = {
  version: Type.Literal(1),
  verdict: enumOf(['allowed', 'denied', 'unknown']),
  action: Type.String({ description: 'sts:AssumeRole, or the permission beside it that is not given.' }),
  role: Type.String(),
  caller: Type.String({ description: 'An ARN, or words for somebody whose name is not known.' }),
  mfa: enumOf(['sent', 'absent', 'unknown']),
  reason: Type.String({ description: 'In one sentence.' }),
  open: Type.Optional(
    enumOf(['caller', 'trust', 'identity', 'condition'], { description: 'What leaves the verdict open.' }),
  ),
  statements: Type.Array(statement, { description: 'Those that have a say, the deciding one first.' }),
};

/** What `duckbill policy check --json` prints when there was something to judge; otherwise it prints `exit` alone. */
export const policyCheckOutput: TSchema = Type.Object(
  { ...fields, exit },
  {
    $schema: dialect,
    title: 'PolicyCheckOutput',
    description: 'What `duckbill policy check --json` prints.',
    additionalProperties: false,
  },
);

/** The verdict alone. */
export const policyCheck: TSchema = Type.Object(fields, { ...closed, title: 'PolicyCheck' });
