import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { anyFindingCode, dialect, exit } from './report.ts';

const closed = { additionalProperties: false } as const;
const version = Type.Literal(1);
const origin = enumOf(['published', 'bundled', 'made'], {
  description: 'published: to be downloaded; bundled: every installation has it; made: from the data of a provider.',
});
const text = Type.String();
const texts = Type.Array(text);
const since = Type.Optional(Type.String({ description: 'The first Cyberduck that understands it.' }));

const provider = Type.Object(
  {
    id: text,
    title: text,
    purpose: text,
    regions: Type.Array(Type.Object({ id: text, title: text }, closed)),
    account: Type.Optional(Type.Object({ word: text, example: text }, closed)),
    notes: texts,
    help: text,
    source: text,
  },
  { ...closed, title: 'Provider' },
);

const listed = Type.Object(
  {
    vendor: text,
    protocol: text,
    fileName: text,
    origin,
    purpose: text,
    since,
    provider: Type.Optional(text),
    host: Type.Optional(text),
  },
  { ...closed, title: 'ListedProfile' },
);

/** What `duckbill profiles list --json` prints. */
export const profilesListOutput: TSchema = Type.Object(
  { version, providers: Type.Array(provider), profiles: Type.Array(listed), exit },
  {
    $schema: dialect,
    title: 'ProfilesListOutput',
    description: 'What `duckbill profiles list --json` prints.',
    ...closed,
  },
);

const value = Type.Union([text, Type.Boolean(), texts, Type.Record(text, Type.Union([text, Type.Boolean()]))]);
const values = Type.Record(text, value, { description: 'The keys of the profile.' });

/** What `duckbill profiles show --as json` prints. */
export const profilesShowOutput: TSchema = Type.Object(
  {
    version,
    fileName: text,
    origin,
    family: Type.Optional(Type.String({ description: 'The provider that it is of.' })),
    purpose: text,
    since,
    values,
    earlier: Type.Optional(Type.Array(values, { description: 'What was published under this name before.' })),
    notes: texts,
    exit,
  },
  {
    $schema: dialect,
    title: 'ProfilesShowOutput',
    description: 'What `duckbill profiles show --as json` prints.',
    ...closed,
  },
);

const difference = Type.Object(
  {
    key: text,
    secret: Type.Optional(Type.Literal(true)),
    own: Type.Optional(Type.String({ description: 'What is installed.' })),
    other: Type.Optional(Type.String({ description: 'What it is compared with.' })),
    because: Type.Optional(text),
  },
  { ...closed, title: 'ProfileDifference' },
);

const comparison = Type.Object(
  {
    state: enumOf(['same', 'older', 'published', 'edited', 'unknown', 'unreadable', 'missing']),
    file: Type.Optional(Type.String({ description: 'The installed file.' })),
    reference: Type.Optional(Type.String({ description: 'What it is compared with.' })),
    vendor: Type.Optional(text),
    differences: Type.Array(difference),
  },
  { ...closed, title: 'ProfileComparison' },
);

const problem = Type.Object(
  { file: text, code: anyFindingCode, line: Type.Integer({ minimum: 1 }), column: Type.Integer({ minimum: 1 }) },
  { ...closed, title: 'ProfileProblem', description: 'An error in a file of the published folder.' },
);

/** What `duckbill profiles diff --json` prints. */
export const profilesDiffOutput: TSchema = Type.Object(
  {
    version,
    installed: Type.String({ description: 'The folder that was looked at.' }),
    profiles: Type.Array(comparison),
    notInstalled: Type.Integer({ minimum: 0 }),
    problems: Type.Array(problem),
    passedOver: Type.Array(text, { description: 'Profiles under names that Cyberduck does not load.' }),
    exit,
  },
  {
    $schema: dialect,
    title: 'ProfilesDiffOutput',
    description: 'What `duckbill profiles diff --json` prints.',
    ...closed,
  },
);
