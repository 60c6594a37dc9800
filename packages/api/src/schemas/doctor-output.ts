import { type TSchema, Type } from 'typebox';
import { callFailureFields, overrides } from './call-failure.ts';
import { enumOf } from './enum-of.ts';
import { anyFinding, anyFindingCode, dialect, exit, facts, programId } from './report.ts';
import { standsFor, surroundings } from './surroundings.ts';

const closed = { additionalProperties: false } as const;

const count = Type.Integer({ minimum: 0 });

/** A later release has more of them. */
const checkId = Type.String({ title: 'CheckId', pattern: '^[a-z][a-z0-9-]*$', description: 'See --list-checks.' });

const first = Type.Object(
  {
    check: checkId,
    code: Type.Optional(anyFindingCode),
    problem: Type.String(),
    whatToDo: Type.String(),
  },
  { ...closed, title: 'FirstThing', description: 'What to do before everything else; absent when all is well.' },
);

const check = Type.Object(
  {
    id: checkId,
    title: Type.String({ description: 'What holds when it passes.' }),
    online: Type.Boolean({ description: 'It needs the network.' }),
    outcome: enumOf(['passed', 'warned', 'failed', 'skipped', 'broken'], {
      description: 'skipped: it was not asked; broken: it could not be asked.',
    }),
    skipped: Type.Optional(
      enumOf(['needs-online', 'waiting', 'not-selected', 'needs-answer', 'not-reached', 'not-applicable'], {
        description: 'Why it was not asked.',
      }),
    ),
    message: Type.String(),
    details: Type.Array(Type.String()),
    whatToDo: Type.Array(Type.String()),
    codes: Type.Array(anyFindingCode, {
      description: 'What explains it, the likeliest first; duckbill explain CODE tells more.',
    }),
    facts,
    diagnostics: Type.Array(anyFinding, { description: 'Findings that are the reason, errors first.' }),
    failure: Type.Optional(Type.Object(callFailureFields, { ...closed, title: 'CallFailure' })),
    durationMs: Type.Number({ minimum: 0 }),
  },
  { ...closed, title: 'CheckResult' },
);

const category = Type.Object(
  {
    id: enumOf(['surroundings', 'files', 'plan', 'cache', 'network', 'sign-in', 'policy', 'storage']),
    title: Type.String(),
    checks: Type.Array(check, { minItems: 1 }),
  },
  { ...closed, title: 'Category' },
);

const state = enumOf(['passed', 'warned', 'failed', 'skipped', 'broken']);

const repair = Type.Object(
  {
    check: checkId,
    kind: enumOf(['mode', 'cache', 'text']),
    path: Type.String(),
    title: Type.String(),
    outcome: enumOf(['done', 'declined', 'offered', 'refused'], {
      description: 'offered: nobody was there to ask, or --dry-run; refused: it could not be done.',
    }),
    preview: Type.String({ description: 'What changes, secrets masked: a diff, or before and after.' }),
    reason: Type.Optional(Type.String({ description: 'Why it was refused.' })),
    backup: Type.Optional(Type.String({ description: 'Where the content of before is kept.' })),
    before: state,
    after: state,
  },
  { ...closed, title: 'Repair' },
);

/** What a report of the doctor says, wherever it is shown. */
const reportFields = {
  version: Type.Literal(1),
  program: programId,
  target: Type.String(),
  online: Type.Boolean({ description: 'Whether the network could be asked.' }),
  verdict: enumOf(['well', 'warnings', 'failing', 'incomplete'], {
    description: 'incomplete: nothing failed, but a check broke or sign-in was not possible.',
  }),
};

const partFields = {
  first: Type.Optional(first),
  counts: Type.Object({ passed: count, warned: count, failed: count, skipped: count, broken: count }, closed),
  overrides,
  standsFor: Type.Optional(standsFor),
  surroundings: Type.Optional(surroundings),
  repairs: Type.Optional(Type.Array(repair, { description: 'With --fix.' })),
  categories: Type.Array(category, { description: 'The parts of the report, always in this order.' }),
};

/** What `duckbill doctor --json` prints when the target could be read; otherwise it prints `exit` alone. */
export const doctorOutput: TSchema = Type.Object(
  {
    ...reportFields,
    exit,
    ...partFields,
    environment: Type.Object(
      { duckbill: Type.String(), node: Type.String(), platform: Type.String() },
      { ...closed, title: 'Environment', description: 'What made this report.' },
    ),
  },
  {
    $schema: dialect,
    title: 'DoctorOutput',
    description: 'What `duckbill doctor --json` prints.',
    additionalProperties: false,
  },
);

/** What the service answers for files or a bundle. */
export const doctorReport: TSchema = Type.Object(
  {
    ...reportFields,
    ...partFields,
    bundle: Type.Optional(
      Type.Object(
        { takenAt: Type.String(), duckbill: Type.String(), node: Type.String(), platform: Type.String() },
        { ...closed, title: 'BundleOrigin', description: 'Where and when the bundle was made.' },
      ),
    ),
  },
  { ...closed, title: 'DoctorReport' },
);
