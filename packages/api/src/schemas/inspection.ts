import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { placeFields, programId } from './report.ts';

const closed = { additionalProperties: false } as const;

const text = Type.String();

/** A setting of an AWS file; without a value when that is a secret. */
const settingFields = { key: text, value: Type.Optional(text), ...placeFields };

const setting = Type.Object(settingFields, { ...closed, title: 'AwsSetting' });

/** Where a value comes from; `from` tells which of the others are there. */
const valueSource = Type.Object(
  {
    from: enumOf([
      'setting',
      'variable',
      'process',
      'call',
      'instance',
      'container',
      'text',
      'generated',
      'mfa-code',
      'file',
      'sso-token',
      'login-token',
    ]),
  },
  { title: 'AwsValueSource', description: 'Where a value comes from.' },
);

const failure = Type.Object(
  { error: text, message: text, setting: Type.Optional(setting) },
  { ...closed, title: 'ResolutionFailure' },
);

const resolutionFields = {
  program: programId,
  profile: text,
  result: enumOf(['credentials', 'sign-in', 'failure', 'nothing', 'not-seen', 'unreadable', 'reading-only']),
  way: Type.Optional(
    enumOf(['keys', 'role', 'session-token', 'sso', 'process', 'web-identity', 'login', 'instance', 'environment']),
  ),
  base: Type.Optional(Type.Object({ way: text, profile: Type.Optional(text), settings: Type.Array(setting) }, closed)),
  calls: Type.Array(
    Type.Object(
      {
        operation: text,
        host: Type.Optional(text),
        signingRegion: Type.Optional(text),
        parameters: Type.Array(Type.Intersect([Type.Object({ name: text }), valueSource])),
      },
      closed,
    ),
  ),
  prompts: Type.Array(setting, { description: 'Settings of the MFA devices that a code is asked of, in order.' }),
  processes: Type.Array(setting, { description: 'Commands that are started.' }),
  region: Type.Optional(valueSource),
  endpoint: Type.Optional(setting),
  caches: Type.Array(
    Type.Object(
      {
        path: text,
        holds: enumOf(['sso-token', 'sso-credentials', 'role-credentials', 'login-token', 'web-identity-token']),
        state: enumOf(['present', 'missing', 'unusable']),
      },
      closed,
    ),
  ),
  failure: Type.Optional(failure),
  passedOver: Type.Array(setting, { description: 'Settings that would give credentials too, and are passed over.' }),
  remarks: Type.Array(text),
};

const resolution = Type.Object(resolutionFields, {
  ...closed,
  title: 'AwsResolution',
  description: 'What one program makes of one AWS profile, without any request.',
});

const origin = Type.Object(
  {
    kind: enumOf(['file', 'parent', 'protocol', 'program']),
    file: Type.Optional(text),
    start: placeFields.start,
    end: placeFields.end,
    profile: Type.Optional(text),
    protocol: Type.Optional(text),
  },
  {
    ...closed,
    title: 'InspectedOrigin',
    description: 'Who says a value: the file itself, a parent profile, a default.',
  },
);

const inspection = Type.Object(
  {
    program: programId,
    title: text,
    notes: Type.Array(
      Type.Object({ tone: enumOf(['good', 'warning', 'error']), text }, { ...closed, title: 'InspectionNote' }),
      { description: 'What the program does with the whole; the first is the verdict.' },
    ),
    refusal: Type.Optional(
      Type.Object({ problem: text, ...placeFields }, { ...closed, description: 'Why the program sees nothing.' }),
    ),
    sections: Type.Array(
      Type.Object(
        {
          title: text,
          values: Type.Array(
            Type.Object(
              {
                name: text,
                value: Type.String({ description: 'Empty for a secret.' }),
                secret: Type.Boolean(),
                meaning: Type.Optional(text),
                origin,
                remark: Type.Optional(Type.String({ description: 'Why it does not count.' })),
              },
              { ...closed, title: 'InspectedValue' },
            ),
          ),
          resolution: Type.Optional(resolution),
        },
        { ...closed, title: 'InspectedSection' },
      ),
    ),
  },
  { ...closed, title: 'Inspection' },
);

const matrix = Type.Object(
  {
    files: Type.Array(text),
    programs: Type.Array(programId),
    profiles: Type.Array(
      Type.Object(
        {
          profile: text,
          differs: Type.Boolean(),
          places: Type.Array(Type.Object(placeFields, closed)),
          cells: Type.Array(
            Type.Object(
              {
                ...resolutionFields,
                differs: Type.Boolean(),
                note: Type.Optional(Type.Integer({ description: 'The number of its note.' })),
                readings: Type.Array(
                  Type.Object({ key: text, setting: Type.Optional(setting), usual: Type.Optional(setting) }, closed),
                ),
              },
              { ...closed, title: 'MatrixCell' },
            ),
          ),
        },
        { ...closed, title: 'MatrixRow' },
      ),
    ),
    notes: Type.Array(
      Type.Object(
        {
          number: Type.Integer(),
          programs: Type.Array(programId),
          profiles: Type.Array(text),
          result: resolutionFields.result,
          text,
        },
        { ...closed, title: 'MatrixNote' },
      ),
    ),
  },
  { ...closed, title: 'Matrix', description: 'Which program gets which credentials from which profile.' },
);

/** What `inspect` answers: inspections, or with `matrix` matrices. */
export const inspectResponse: TSchema = Type.Object(
  {
    version: Type.Literal(1),
    skipped: Type.Array(text, { description: 'Names of files that are no profile, bookmark or AWS file.' }),
    inspections: Type.Optional(Type.Array(inspection)),
    matrices: Type.Optional(Type.Array(matrix)),
  },
  { ...closed, title: 'InspectResponse' },
);
