import { catalogue, guidance, severities } from '@duckbill/core';
import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { facts, programId } from './report.ts';

const closed = { additionalProperties: false } as const;

const programList = Type.Array(programId);

const ruleFields = {
  code: enumOf(Object.keys(catalogue)),
  title: Type.String({ description: 'Heading of its page.' }),
  message: Type.String({ description: 'With the names of facts in braces.' }),
  label: Type.Optional(Type.String({ description: 'Words under the place.' })),
  hints: Type.Array(Type.String()),
  because: Type.String({ description: 'Which program fails or misbehaves, and how.' }),
  whatToDo: Type.String(),
  severity: enumOf(severities),
  programs: programList,
  source: Type.String({ description: 'Where the fact stands.' }),
  aliases: Type.Array(Type.String(), { description: 'Numbers that the reference gives it.' }),
  effects: Type.Array(Type.Object({ programs: programList, effect: Type.String() }, closed), {
    description: 'What each program makes of it.',
  }),
};

const guidanceFields = {
  code: enumOf(Object.keys(guidance)),
  title: Type.String(),
  meaning: Type.String(),
  causes: Type.Array(Type.String(), { description: 'The likeliest first.' }),
  whatToDo: Type.Array(Type.String(), { description: 'In order.' }),
  inCyberduck: Type.Optional(Type.String({ description: 'What Cyberduck and Mountain Duck show for it.' })),
  othersFollow: Type.Optional(Type.Literal(true, { description: 'In a log, other failures follow from this one.' })),
  links: Type.Array(Type.String()),
  source: Type.String(),
};

/** A rule of lint with its words. */
export const rule: TSchema = Type.Object(ruleFields, { ...closed, title: 'Rule' });

/** A failure of a service, the network or a file with its words. */
export const failure: TSchema = Type.Object(guidanceFields, { ...closed, title: 'Guidance' });

/** What `explain` answers. */
export const explanation: TSchema = Type.Unsafe({
  title: 'Explanation',
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    Type.Object({ kind: Type.Literal('rule'), ...ruleFields }, closed),
    Type.Object(
      {
        kind: Type.Literal('failure'),
        ...guidanceFields,
        facts,
        lines: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { description: 'Of the text, from 1.' })),
        times: Type.Optional(Type.Integer({ minimum: 1, description: 'How many places of the text tell of it.' })),
      },
      closed,
    ),
    Type.Object({ kind: Type.Literal('no-rule'), number: Type.String(), reason: Type.String() }, closed),
  ],
});

const version = Type.Literal(1);

export const ruleList: TSchema = Type.Object({ version, rules: Type.Array(rule) }, { ...closed, title: 'RuleList' });

export const failureList: TSchema = Type.Object(
  { version, errors: Type.Array(failure) },
  { ...closed, title: 'GuidanceList' },
);

export const explanationList: TSchema = Type.Object(
  { version, explanations: Type.Array(explanation, { description: 'The best first; none when nothing is known.' }) },
  { ...closed, title: 'ExplanationList' },
);

const profileFields = {
  id: Type.String({ description: 'What names it in an address.' }),
  vendor: Type.String(),
  protocol: Type.String(),
  fileName: Type.String(),
  origin: enumOf(['published', 'bundled', 'made']),
  purpose: Type.String(),
  since: Type.Optional(Type.String({ description: 'The first Cyberduck that understands it.' })),
  provider: Type.Optional(Type.String()),
  host: Type.Optional(Type.String()),
};

const provider = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    purpose: Type.String(),
    regions: Type.Array(Type.Object({ id: Type.String(), title: Type.String() }, closed)),
    account: Type.Optional(Type.Object({ word: Type.String(), example: Type.String() }, closed)),
    notes: Type.Array(Type.String()),
    help: Type.String(),
    source: Type.String(),
  },
  { ...closed, title: 'Provider' },
);

export const profileList: TSchema = Type.Object(
  {
    version,
    providers: Type.Array(provider),
    profiles: Type.Array(Type.Object(profileFields, { ...closed, title: 'CataloguedProfile' })),
  },
  { ...closed, title: 'ProfileList' },
);

export const shownProfile: TSchema = Type.Object(
  {
    version,
    ...profileFields,
    values: Type.Record(Type.String(), Type.Unknown(), { description: 'Keys and values of the property list.' }),
    notes: Type.Array(Type.String(), { description: 'What to know of its provider.' }),
    text: Type.String({ description: 'The file.' }),
  },
  { ...closed, title: 'ShownProfile' },
);

export const schemaList: TSchema = Type.Object(
  {
    version,
    schemas: Type.Array(
      Type.Object({ name: Type.String(), description: Type.String(), address: Type.String() }, closed),
    ),
  },
  { ...closed, title: 'SchemaList' },
);
