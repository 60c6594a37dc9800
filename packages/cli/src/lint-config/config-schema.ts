import { catalogue, organisationSubjects, programIds, severities } from '@duckbill/core';
import { type TSchema, Type } from 'typebox';
import { failOnLevels } from '../exit-code.ts';

const closed = { additionalProperties: false } as const;

/** Long enough for everything honest; keeps the cost of a hostile file small. */
const longestText = 1000;
const mostItems = 10_000;

function texts(description: string): TSchema {
  return Type.Array(Type.String({ minLength: 1, maxLength: longestText }), { maxItems: mostItems, description });
}

/** Codes as an enumeration, not as two hundred properties: the compiled check stays small, and editors complete both. */
const severityChoices = Type.Unsafe({
  type: 'object',
  propertyNames: { enum: Object.keys(catalogue) },
  additionalProperties: { enum: [...severities, 'off'] },
  description: 'How weighty findings are, by their codes; off leaves them out.',
});

const wildcards = 'An asterisk stands for any text, a question mark for one character.';

const requiredKeys = Type.Object(
  Object.fromEntries(
    organisationSubjects.map((subject) => [subject, Type.Optional(texts('Keys, as they are written in the file.'))]),
  ),
  { ...closed, description: 'Keys that have to be there. Properties/KEY and Custom/KEY stand for keys inside those.' },
);

const pattern = Type.Object(
  {
    in: Type.Enum([...organisationSubjects], { description: 'What the rule is about.' }),
    key: Type.String({ minLength: 1, maxLength: longestText, description: 'As it is written in the file.' }),
    allow: Type.Optional(texts(`One of these has to fit. ${wildcards}`)),
    deny: Type.Optional(texts(`None of these may fit. ${wildcards}`)),
    reason: Type.Optional(Type.String({ maxLength: longestText, description: 'Shown with the finding.' })),
  },
  closed,
);

const organisation = Type.Object(
  {
    requiredKeys: Type.Optional(requiredKeys),
    vendors: Type.Optional(texts(`Connection profiles that may be used, by their Vendor. ${wildcards}`)),
    hosts: Type.Optional(texts(`Servers that may be used, without port. ${wildcards}`)),
    regions: Type.Optional(texts(`Regions that may be used. ${wildcards}`)),
    accounts: Type.Optional(texts(`AWS accounts that roles, MFA devices and SSO settings may name. ${wildcards}`)),
    patterns: Type.Optional(Type.Array(pattern, { maxItems: mostItems, description: 'Values that keys may have.' })),
  },
  { ...closed, description: 'What your organisation asks of its files, beyond what the programs need.' },
);

const gitignore = 'Patterns as in .gitignore, from the folder of this file.';

const override = Type.Object(
  {
    files: Type.Array(Type.String({ minLength: 1, maxLength: longestText }), {
      minItems: 1,
      maxItems: mostItems,
      description: gitignore,
    }),
    severities: Type.Optional(Type.Ref('#/$defs/Severities')),
    organisation: Type.Optional(Type.Ref('#/$defs/Organisation')),
  },
  closed,
);

/** `duckbill.config.json` (design §4.7). The published file is made from this, and so is what reads the file. */
export const configSchema: TSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'Where editors find this schema.' })),
    severities: Type.Optional(Type.Ref('#/$defs/Severities')),
    overrides: Type.Optional(
      Type.Array(override, {
        maxItems: mostItems,
        description: 'What is otherwise for some files; the last one counts.',
      }),
    ),
    ignore: Type.Optional(texts(`Files and folders that are left out. ${gitignore}`)),
    programs: Type.Optional(
      Type.Array(Type.Enum([...programIds]), { description: 'Only findings that hurt one of these programs.' }),
    ),
    failOn: Type.Optional(Type.Enum([...failOnLevels], { description: 'What makes the exit code 1.' })),
    maxWarnings: Type.Optional(
      Type.Integer({ minimum: 0, description: 'More warnings than this make the exit code 1.' }),
    ),
    baseline: Type.Optional(
      Type.String({ minLength: 1, maxLength: longestText, description: 'A file of findings that are known already.' }),
    ),
    organisation: Type.Optional(Type.Ref('#/$defs/Organisation')),
  },
  {
    ...closed,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of duckbill lint',
    $defs: { Severities: severityChoices, Organisation: organisation },
  },
);
