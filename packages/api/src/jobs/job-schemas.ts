import { severities } from '@duckbill/core';
import { archiveFormats, rosterFormats } from '@duckbill/fleet';
import { type TSchema, type TUnsafe, Type } from 'typebox';
import { enumOf } from '../schemas/enum-of.ts';
import { inputFile, type InputFile } from '../schemas/input-file.ts';
import { jobFailureCodes } from './job-failure.ts';
import { runStates } from './run-status.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });
const time = Type.String({ format: 'date-time' });

export interface FleetJobRequest {
  readonly spec: InputFile;
  readonly roster?: InputFile;
  readonly rosterFormat?: (typeof rosterFormats)[number];
  readonly format?: (typeof archiveFormats)[number];
  readonly store?: boolean;
  readonly strict?: boolean;
}

/** What makes a job. */
export const jobRequestSchema: TUnsafe<FleetJobRequest> = Type.Unsafe<FleetJobRequest>(
  Type.Object(
    {
      spec: inputFile,
      roster: Type.Optional(inputFile),
      rosterFormat: Type.Optional(
        enumOf(rosterFormats, {
          description: 'What the roster is; told by the name of its file, else csv, when it is not said.',
        }),
      ),
      format: Type.Optional(enumOf(archiveFormats, { description: 'What the result is; zip unless given.' })),
      store: Type.Optional(Type.Boolean({ description: 'Files of a ZIP as they are, not deflated.' })),
      strict: Type.Optional(Type.Boolean({ description: 'No result from a roster with an error.' })),
    },
    { ...closed, title: 'FleetJobRequest' },
  ),
);

const failure = Type.Object(
  {
    code: enumOf(jobFailureCodes),
    detail: Type.String(),
    retry: Type.Boolean({ description: 'Whether POST …/retry makes sense once that is mended.' }),
  },
  { ...closed, title: 'FleetJobFailure' },
);

const fields = {
  id: Type.String({ format: 'uuid' }),
  state: enumOf(runStates),
  revision: Type.Integer({ minimum: 1, description: 'Grows with every change; the id of events.' }),
  format: enumOf(archiveFormats),
  strict: Type.Boolean(),
  rosterFormat: enumOf(rosterFormats),
  specSha256: Type.String(),
  createdAt: time,
  startedAt: Type.Optional(time),
  endedAt: Type.Optional(time),
  expiresAt: Type.String({
    format: 'date-time',
    description: 'When its files are removed; of an expired job, its record.',
  }),
  progress: Type.Object(
    {
      rosterBytes: count,
      rosterRead: count,
      isSplit: Type.Boolean({ description: 'Whether users and chunks are all of them.' }),
      users: count,
      usersDone: count,
      chunks: count,
      chunksDone: count,
      files: count,
      bytes: count,
    },
    { ...closed, title: 'FleetJobProgress' },
  ),
  findings: Type.Object(
    { error: count, warning: count, hint: count },
    { ...closed, description: 'What is wrong with rows, by severity.' },
  ),
  result: Type.Optional(Type.Object({ bytes: count }, closed)),
  failure: Type.Optional(failure),
};

const rowProblem = Type.Object(
  {
    line: Type.Integer({ minimum: 1, description: 'Of the roster, from 1.' }),
    column: Type.Optional(Type.String()),
    member: Type.Optional(Type.String()),
    code: Type.String({ description: 'GET /v1/rules/{code} says more.' }),
    severity: enumOf(severities),
    message: Type.String(),
  },
  { ...closed, title: 'FleetJobRow' },
);

/** How far a job is. */
export const jobSchema: TSchema = Type.Object(fields, { ...closed, title: 'FleetJob' });

/** The same, and the first rows that something is wrong with. */
export const jobDetailSchema: TSchema = Type.Object(
  { ...fields, rows: Type.Array(rowProblem, { description: 'The first of the findings, by line.' }) },
  { ...closed, title: 'FleetJobDetail' },
);

export const jobListSchema: TSchema = Type.Object(
  {
    jobs: Type.Array(jobSchema),
    next: Type.Optional(Type.String({ description: 'For `after`, when there are more.' })),
  },
  { ...closed, title: 'FleetJobList' },
);
