import { checkIds, type CheckId, type CheckState, type Verdict } from '@duckbill/doctor';
import { programIds, type ProgramId } from '@duckbill/core';
import type { SandboxWorld, WorldFault } from '@duckbill/sandbox';
import { type TSchema, Type } from 'typebox';

/** Programs that can stand on the computer of a case. */
export const installable = ['cyberduck', 'mountain-duck', 'duck', 'aws-cli'] as const;

export interface InstalledProgram {
  readonly program: (typeof installable)[number];
  readonly version: string;
}

/** A change to a world by JSON pointer; `-` at its end adds to a list. */
export interface WorldChange {
  readonly at: string;
  /** What stands there then; without it, what stood there is gone. */
  readonly set?: unknown;
}

/** What AWS said once: given in place of the sandbox's answer. */
export interface RecordedAnswer {
  readonly match: {
    /** The name of the call: AssumeRole, ListBuckets, GetRoleCredentials; `HEAD` and the like for anything. */
    readonly operation?: string;
    readonly host?: string;
    readonly path?: string;
  };
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How often; always when absent. */
  readonly times?: number;
}

/** What a support desk has to learn. */
export interface CaseExpectation {
  readonly verdict: Verdict;
  readonly exit: number;
  /** The first thing to do; null: there is none. */
  readonly first?: { readonly check: CheckId; readonly code?: string } | null;
  readonly checks?: Readonly<Partial<Record<CheckId, CheckState>>>;
  /** Codes that a check which did not pass carries. */
  readonly codes?: readonly string[];
  readonly absentCodes?: readonly string[];
  /** Pieces of text that the report holds. */
  readonly says?: readonly string[];
}

/** A problem that somebody had: their computer, what AWS answers, and what the doctor has to say. */
export interface CaseFile {
  readonly title: string;
  /** Where it is told: `§6 #17140`, `§5.2 STS "ExpiredToken"` of cyberduck-s3-connect. */
  readonly source: string;
  readonly target: string;
  readonly as?: ProgramId;
  readonly online?: boolean;
  readonly options?: readonly string[];
  readonly platform?: 'linux' | 'darwin' | 'win32';
  readonly environment?: Readonly<Record<string, string>>;
  /** ISO 8601; now when absent, as it must be where calls are signed. */
  readonly time?: string;
  readonly installed?: readonly InstalledProgram[];
  /** Texts of files outside the home folder, by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What programs print, by their command line. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Permissions of files of the home folder, in octal. */
  readonly modes?: Readonly<Record<string, string>>;
  /** When files of the home folder were last written, as a mark. */
  readonly modified?: Readonly<Record<string, string>>;
  /** Lines that the person types. */
  readonly types?: readonly string[];
  readonly world?: 'mfa-role' | 'identity-center' | SandboxWorld;
  readonly changes?: readonly WorldChange[];
  readonly faults?: readonly WorldFault[];
  readonly answers?: readonly RecordedAnswer[];
  readonly expect: CaseExpectation;
}

const closed = { additionalProperties: false } as const;
const text = Type.String();
const texts = Type.Array(Type.String({ minLength: 1 }));
const states = ['passed', 'warned', 'failed', 'skipped', 'broken'];

const expectation = Type.Object(
  {
    verdict: Type.Enum(['well', 'warnings', 'failing', 'incomplete']),
    exit: Type.Integer({ minimum: 0, maximum: 4 }),
    first: Type.Optional(
      Type.Unsafe({
        type: ['object', 'null'],
        properties: { check: { enum: [...checkIds] }, code: { type: 'string' } },
        required: ['check'],
        ...closed,
      }),
    ),
    checks: Type.Optional(
      Type.Unsafe({ type: 'object', propertyNames: { enum: [...checkIds] }, additionalProperties: { enum: states } }),
    ),
    codes: Type.Optional(texts),
    absentCodes: Type.Optional(texts),
    says: Type.Optional(texts),
  },
  closed,
);

const recordedAnswer = Type.Object(
  {
    match: Type.Object(
      { operation: Type.Optional(text), host: Type.Optional(text), path: Type.Optional(text) },
      { ...closed, minProperties: 1 },
    ),
    status: Type.Integer({ minimum: 100, maximum: 599 }),
    headers: Type.Optional(Type.Record(text, text)),
    body: Type.Optional(text),
    times: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
);

/** The form of a case.json; the form of a world is the sandbox's own matter. */
export const caseSchema: TSchema = Type.Object(
  {
    title: Type.String({ minLength: 1 }),
    source: Type.String({ minLength: 1 }),
    target: Type.String({ minLength: 1 }),
    as: Type.Optional(Type.Enum([...programIds])),
    online: Type.Optional(Type.Boolean()),
    options: Type.Optional(texts),
    platform: Type.Optional(Type.Enum(['linux', 'darwin', 'win32'])),
    environment: Type.Optional(Type.Record(text, text)),
    time: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' })),
    installed: Type.Optional(
      Type.Array(
        Type.Object(
          { program: Type.Enum([...installable]), version: Type.String({ pattern: '^\\d+(\\.\\d+)*$' }) },
          closed,
        ),
      ),
    ),
    files: Type.Optional(Type.Record(text, text)),
    programs: Type.Optional(Type.Record(text, text)),
    modes: Type.Optional(Type.Record(text, Type.String({ pattern: '^0[0-7]{3}$' }))),
    modified: Type.Optional(Type.Record(text, Type.String({ pattern: '^\\{\\{now-\\d+[smhd]\\}\\}$' }))),
    types: Type.Optional(Type.Array(text)),
    world: Type.Optional(Type.Unsafe({ oneOf: [{ enum: ['mfa-role', 'identity-center'] }, { type: 'object' }] })),
    changes: Type.Optional(
      Type.Array(
        Type.Object({ at: Type.String({ pattern: '^(/[^/]*)+$' }), set: Type.Optional(Type.Unknown()) }, closed),
      ),
    ),
    faults: Type.Optional(Type.Array(Type.Object({ kind: text }, { additionalProperties: true }))),
    answers: Type.Optional(Type.Array(recordedAnswer)),
    expect: expectation,
  },
  closed,
);
