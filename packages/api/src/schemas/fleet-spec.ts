import { fleetTargets, partitions, programIds } from '@duckbill/core';
import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { dialect } from './report.ts';

const closed = { additionalProperties: false } as const;

const gaps =
  'Gaps are filled for each member: {account} {account_id} {partition} {role} {bucket} {region} {organisation} {slug} {user.COLUMN}. Braces are written twice.';

const name = Type.String({ minLength: 1 });
const names = Type.Union([name, Type.Array(name)], { description: 'One name, or a list of them.' });
const template = Type.String({ minLength: 1, description: gaps });
const region = Type.String({ minLength: 1, examples: ['eu-west-1'] });

const organisation = Type.Object(
  {
    name: Type.String({ minLength: 1, description: 'As people know it.' }),
    slug: Type.String({
      pattern: '^[a-z][a-z0-9-]{0,31}$',
      description: 'Names the managed block and the UUIDs of bookmarks. Once files are out, it must not change.',
    }),
    contact: Type.Optional(Type.String({ minLength: 1, description: 'For questions of the members.' })),
  },
  closed,
);

const ssoSession = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, description: 'Of the [sso-session]; the slug when absent.' })),
    startUrl: Type.String({ pattern: '^https://', description: 'Address of the AWS access portal.' }),
    region: Type.String({ minLength: 1, description: 'Region of Identity Center, not of the buckets.' }),
    scopes: Type.Optional(names),
  },
  { ...closed, description: 'The session that permission sets are reached through.' },
);

const account = Type.Object(
  {
    name,
    id: Type.Union([Type.String({ pattern: '^[0-9]{12}$' }), Type.Integer({ minimum: 0, maximum: 999_999_999_999 })], {
      description: 'Twelve digits; in quotes, so that every editor keeps leading zeros.',
    }),
    partition: Type.Optional(enumOf(partitions.map(({ id }) => id))),
  },
  closed,
);

const role = Type.Object(
  {
    name,
    accounts: Type.Optional(names),
    permissionSet: Type.Optional({
      ...template,
      description: `Name of the permission set; that of the role when absent. ${gaps}`,
    }),
    roleArn: Type.Optional({ ...template, description: `Makes it an IAM role. ${gaps}` }),
    mfaSerial: Type.Optional({
      ...template,
      description: `Device of the member; left out where it stays empty. ${gaps}`,
    }),
    externalId: Type.Optional(template),
    durationSeconds: Type.Optional(Type.Integer({ minimum: 900, maximum: 43_200 })),
    sourceProfile: Type.Optional({
      ...template,
      description: 'AWS profile of the member that holds the keys; "default" when absent.',
    }),
    sourceRole: Type.Optional(Type.String({ minLength: 1, description: 'Another role, whose profile is the source.' })),
  },
  { ...closed, description: 'A permission set of Identity Center, or with roleArn an IAM role.' },
);

const bucket = Type.Object(
  {
    name: Type.String({ minLength: 1, description: 'What grants and {bucket} say.' }),
    bucket: Type.Optional(template),
    path: Type.Optional(template),
    region: Type.Optional(region),
    account: Type.Optional(name),
  },
  closed,
);

const grant = Type.Object(
  {
    when: Type.Optional(
      Type.Record(Type.String(), names, {
        description: 'By column, the values of which one stands there, alone or between semicolons; * is any.',
      }),
    ),
    accounts: Type.Optional(names),
    roles: names,
    buckets: Type.Optional(names),
  },
  { ...closed, description: 'Who gets what: everybody of whom all conditions hold.' },
);

const naming = Type.Object(
  {
    components: Type.Optional(Type.Union([template, Type.Array(template)])),
    separator: Type.Optional(Type.String({ minLength: 1, maxLength: 5 })),
    case: Type.Optional(enumOf(['keep', 'lower', 'upper'])),
    trim: Type.Optional(Type.Boolean()),
    maxLength: Type.Optional(Type.Integer({ minimum: 8, maximum: 200 })),
    collision: Type.Optional(enumOf(['number', 'suffix', 'refuse'])),
  },
  closed,
);

const variable = Type.Object(
  {
    name: Type.String({ minLength: 1, description: 'A column of the roster.' }),
    required: Type.Optional(Type.Boolean()),
    default: Type.Optional(Type.String()),
    pattern: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: '* any characters, ? one, # a digit.' }),
    ),
  },
  closed,
);

/** The description of a fleet, as `duckbill fleet` reads it; the reading itself checks more, with places. */
export const fleetSpec: TSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    version: Type.Literal(1),
    organisation,
    ssoSession: Type.Optional(ssoSession),
    accounts: Type.Array(account),
    roles: Type.Array(role),
    buckets: Type.Optional(Type.Array(bucket)),
    region: Type.Optional(region),
    grants: Type.Array(grant),
    naming: Type.Optional(
      Type.Object(
        {
          awsProfile: Type.Optional(naming),
          nickname: Type.Optional(naming),
          fileName: Type.Optional(naming),
        },
        closed,
      ),
    ),
    packageVersion: Type.Optional(
      Type.String({
        pattern: '^[0-9]{1,9}([.][0-9]{1,9}){0,3}$',
        description: 'Of packages for Jamf and Munki; made from their content when absent.',
      }),
    ),
    targets: Type.Optional(Type.Array(enumOf(fleetTargets))),
    programs: Type.Optional(Type.Array(enumOf(programIds))),
    member: Type.Optional(Type.Object({ id: Type.Optional(name) }, closed)),
    variables: Type.Optional(Type.Array(variable)),
  },
  { $schema: dialect, title: 'Fleet spec of Duckbill', ...closed },
);
