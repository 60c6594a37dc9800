import { type TSchema, Type } from 'typebox';
import { callFailureFields, overrides } from './call-failure.ts';
import { enumOf } from './enum-of.ts';
import { planStep, strategy } from './plan.ts';
import { anyFinding, dialect, exit, facts, programId } from './report.ts';

const closed = { additionalProperties: false } as const;

const identity = Type.Object(
  { arn: Type.String(), account: Type.String(), userId: Type.String() },
  { ...closed, title: 'Identity' },
);

const stepOutcome = Type.Object(
  {
    step: planStep,
    outcome: enumOf(['done', 'failed', 'cancelled', 'not-asked', 'skipped', 'not-reached']),
    durationMs: Type.Number({ minimum: 0 }),
    facts,
    added: Type.Boolean({ description: 'The program does not make this call; Duckbill does, to say who is asking.' }),
  },
  { ...closed, title: 'StepOutcome' },
);

const bucket = Type.Object(
  { name: Type.String(), createdAt: Type.Optional(Type.String()), region: Type.Optional(Type.String()) },
  { ...closed, title: 'Bucket' },
);

const listing = Type.Object(
  {
    bucket: Type.String(),
    prefix: Type.String(),
    files: Type.Array(Type.String()),
    folders: Type.Array(Type.String()),
    more: Type.Boolean({ description: 'There are more pages.' }),
  },
  { ...closed, title: 'PathListing' },
);

/** What `duckbill connect --json` prints when the target could be read; otherwise it prints `exit` alone. */
export const connectOutput: TSchema = Type.Object(
  {
    version: Type.Literal(1),
    ok: Type.Boolean(),
    exit,
    reason: enumOf([
      'connected',
      'listing-denied',
      'call-failed',
      'plan-has-errors',
      'prompt-cancelled',
      'input-forbidden',
      'no-code-accepted',
      'process-not-allowed',
      'interrupted',
      'nothing-assigned',
      'nothing-cached',
      'keys-missing',
    ]),
    program: programId,
    target: Type.String(),
    strategy,
    signedIn: Type.Boolean({ description: 'The program would show a connection.' }),
    steps: Type.Array(stepOutcome),
    identityBefore: Type.Optional(identity),
    identityAfter: Type.Optional(identity),
    assigned: Type.Optional(Type.Object({ account: Type.String(), role: Type.String() }, closed)),
    buckets: Type.Optional(Type.Array(bucket)),
    listing: Type.Optional(listing),
    expiresAt: Type.Optional(Type.String({ description: 'When the temporary keys end, ISO 8601.' })),
    overrides,
    failure: Type.Optional(
      Type.Object(
        { stepIndex: Type.Integer({ minimum: 0, description: 'Which of the steps.' }), ...callFailureFields },
        { ...closed, title: 'ConnectFailure' },
      ),
    ),
    done: Type.Optional(
      Type.Array(Type.String(), { description: 'What was saved, with --save-profile or --complete-bookmark.' }),
    ),
    problems: Type.Array(anyFinding, { description: 'Of the plan; with an error among them nothing was sent.' }),
  },
  {
    $schema: dialect,
    title: 'ConnectOutput',
    description: 'What `duckbill connect --json` prints. It never holds keys.',
    additionalProperties: false,
  },
);
