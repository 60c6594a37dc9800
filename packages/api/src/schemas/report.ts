import { catalogue, type ProgramId, programIds, severities } from '@duckbill/core';
import { type TSchema, type TUnsafe, Type } from 'typebox';
import { enumOf } from './enum-of.ts';

const position = Type.Object(
  {
    line: Type.Integer({ minimum: 1 }),
    column: Type.Integer({ minimum: 1, description: 'In UTF-16 units.' }),
    offset: Type.Integer({ minimum: 0, description: 'UTF-16 units from the start of the file.' }),
  },
  { title: 'Position', additionalProperties: false },
);

/** Fields of everything that stands somewhere; without `start` and `end` where the text is not at hand. */
export const placeFields: { readonly file: TSchema; readonly start: TSchema; readonly end: TSchema } = {
  file: Type.String(),
  start: Type.Optional(position),
  end: Type.Optional(position),
};

/** One of the codes of findings. */
export const findingCode: TSchema = enumOf(Object.keys(catalogue), {
  title: 'RuleCode',
  description: 'Every code has a page in the documentation.',
});

/** A program as Duckbill names it. */
export const programId: TUnsafe<ProgramId> = enumOf(programIds, { title: 'ProgramId' });

const factValue = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]);

/** What the sentences name. */
export const facts: TSchema = Type.Record(Type.String(), factValue);

const findingFields = {
  ...placeFields,
  severity: enumOf(severities),
  message: Type.String({ description: 'One line, no full stop.' }),
  hints: Type.Array(Type.String()),
  because: Type.String({ description: 'Which program fails or misbehaves, and how.' }),
  whatToDo: Type.String(),
  programs: Type.Array(programId, { description: 'The programs that it hurts.' }),
  facts,
  related: Type.Array(Type.Object({ ...placeFields, label: Type.String() }, { additionalProperties: false })),
  fixes: Type.Array(Type.Object({ title: Type.String(), safe: Type.Boolean() }, { additionalProperties: false })),
};

/** A finding of this release. */
export const finding: TSchema = Type.Object(
  { ...findingFields, code: findingCode },
  { title: 'LintFinding', additionalProperties: false },
);

const count = Type.Integer({ minimum: 0 });

const suppressed = Type.Object(
  { ...placeFields, code: Type.String(), reason: Type.String({ description: 'In the words of the comment.' }) },
  { title: 'Suppressed', additionalProperties: false },
);

/** What a report says beside its findings. */
export const reportFields: Readonly<Record<'version' | 'counts' | 'files' | 'skipped' | 'suppressed', TSchema>> = {
  version: Type.Literal(1),
  counts: Type.Object({ error: count, warning: count, hint: count }, { additionalProperties: false }),
  files: Type.Array(Type.String(), { description: 'Names of the files that were looked at.' }),
  skipped: Type.Array(Type.String(), { description: 'Names of files that are no profile, bookmark or AWS file.' }),
  suppressed: Type.Array(suppressed, { description: 'Findings that a comment in their file asked to leave out.' }),
};

/** What lint found. */
export const report: TSchema = Type.Object(
  { ...reportFields, findings: Type.Array(finding) },
  { title: 'Report', additionalProperties: false },
);

/** A code, of this release or a later one: who keeps the published schema need not change it for every new rule. */
export const anyFindingCode: TSchema = Type.String({ title: 'FindingCode', pattern: '^[a-z][a-z0-9-]*$' });

/** A finding in a published schema. */
export const anyFinding: TSchema = Type.Object(
  { ...findingFields, code: anyFindingCode },
  { title: 'Finding', additionalProperties: false },
);

/** How a command ended, as every JSON output of the command line says. */
export const exit: TSchema = Type.Object(
  {
    code: Type.Integer({ minimum: 0, maximum: 4, description: 'The exit code of the process.' }),
    reason: Type.String({ description: 'One sentence.' }),
  },
  { title: 'Exit', additionalProperties: false },
);

/** The dialect of published schemas. */
export const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** What `duckbill lint --format json` prints when lint could run; otherwise it prints `exit` alone. */
export const lintReport: TSchema = Type.Object(
  {
    ...reportFields,
    findings: Type.Array(anyFinding),
    exit,
    fixed: Type.Optional(
      Type.Array(Type.Object({ title: Type.String(), file: Type.String() }, { additionalProperties: false }), {
        description: 'The repairs that were made, with --fix or --fix-unsafe.',
      }),
    ),
    diff: Type.Optional(Type.String({ description: 'What the repairs would change, with --diff.' })),
    wouldFix: Type.Optional(Type.Integer({ minimum: 0, description: 'How many repairs there would be, with --diff.' })),
  },
  {
    $schema: dialect,
    title: 'LintReport',
    description: 'What `duckbill lint --format json` prints.',
    additionalProperties: false,
  },
);
