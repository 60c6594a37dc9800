import { iamWays } from '@duckbill/core';
import { type TProperties, type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { anyFinding, anyFindingCode, dialect, exit, facts, reportFields } from './report.ts';

const closed = { additionalProperties: false } as const;
const version = Type.Literal(1);

const iamFinding = Type.Object(
  {
    code: anyFindingCode,
    severity: enumOf(['error', 'warning', 'hint']),
    title: Type.Optional(Type.String()),
    message: Type.String(),
    label: Type.Optional(Type.String()),
    hints: Type.Array(Type.String()),
    because: Type.String(),
    whatToDo: Type.String(),
    facts,
  },
  { ...closed, title: 'IamFinding', description: 'What is to be known of the policies.' },
);

const document = Type.Object(
  {
    file: Type.String(),
    document: Type.String({ description: 'trust, role, user, self-service, bucket, permission-set, …' }),
    title: Type.String(),
    length: Type.Integer({ minimum: 0, description: 'Characters, as AWS counts them.' }),
    limit: Type.Integer({ minimum: 0 }),
    policy: Type.Object({}, { additionalProperties: true, description: 'The policy document.' }),
    statements: Type.Array(Type.Object({ sid: Type.String(), purpose: Type.String() }, closed)),
  },
  { ...closed, title: 'IamDocument' },
);

const file = Type.Object({ name: Type.String(), text: Type.String() }, { ...closed, title: 'IamFile' });

/** Policies that were made. */
export const madePolicies: TProperties = {
  version,
  way: enumOf(iamWays),
  partition: Type.String(),
  account: Type.String({ pattern: '^\\d{12}$' }),
  documents: Type.Array(document),
  files: Type.Array(file),
  findings: Type.Array(iamFinding),
};

const made = Type.Object({ ...madePolicies, exit }, { ...closed, title: 'Made' });

const tooLong = Type.Object({ version, findings: Type.Array(iamFinding), exit }, { ...closed, title: 'TooLong' });

const report = Type.Object({ ...reportFields, findings: Type.Array(anyFinding) }, { ...closed, title: 'Report' });

const refused = Type.Object({ version, report, exit }, { ...closed, title: 'Refused' });

/** What `duckbill generate iam --json` prints. */
export const generateIamOutput: TSchema = Type.Union([made, tooLong, refused], {
  $schema: dialect,
  title: 'GenerateIamOutput',
  description: 'What `duckbill generate iam --json` prints: the policies, or why there are none.',
});
