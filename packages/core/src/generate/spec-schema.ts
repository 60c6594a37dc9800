import { programIds } from '../programs/program.ts';
import { type AccessKind, accessKinds, accessWords } from './access-kind.ts';
import { type FieldName, fieldNames, type FieldType, specField } from './spec-fields.ts';

const types: Readonly<Record<FieldType, object>> = {
  text: { type: 'string', minLength: 1, maxLength: 2048 },
  whole: { type: 'integer', minimum: 1 },
  list: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
  flag: { type: 'boolean' },
};

/** The published schema of `--spec`: made from the table of fields, so that the two never differ. */
export function generateSpecSchema(): object {
  const property = (name: FieldName): readonly [string, object] => {
    const { type, meaning } = specField(name);
    return [name, { ...types[type], description: meaning }];
  };
  const access = (kind: AccessKind): object => ({ const: kind, description: accessWords[kind] });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://duckbill.dev/schemas/generate-spec.schema.json',
    title: 'What "duckbill generate" makes a file from',
    type: 'object',
    additionalProperties: false,
    required: ['access'],
    properties: {
      $schema: { type: 'string' },
      access: { oneOf: accessKinds.map(access), description: 'Where the keys come from.' },
      for: {
        oneOf: [{ enum: programIds }, { type: 'array', items: { enum: programIds }, minItems: 1 }],
        description: 'The programs that the file is for.',
      },
      ...Object.fromEntries(fieldNames.map(property)),
    },
  };
}
