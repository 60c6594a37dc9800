import fc, { type Arbitrary } from 'fast-check';

/** JSON Schema as far as the documentation of the service uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly examples?: readonly unknown[];
}

/** What stands for a property by its name, where a text at random would never get past the first look. */
export type Likely = (property: string) => readonly string[];

/** Values that fit a schema, or nearly: patterns and mutual exclusions are left to luck. */
export function arbitraryOf(
  schema: Schema,
  resolve: (reference: string) => Schema,
  likely: Likely,
  property = '',
  depth = 0,
): Arbitrary<unknown> {
  const inner = (next: Schema, name = property): Arbitrary<unknown> =>
    arbitraryOf(next, resolve, likely, name, depth + 1);
  if (depth > 12) return fc.constant(null);
  if (schema.$ref !== undefined) return inner(resolve(schema.$ref));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const objects = schema.properties === undefined ? undefined : objectOf(schema, inner);
  if (objects !== undefined) return objects;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => inner(choice)));
  switch (schema.type) {
    case 'array': {
      const { items = {}, minItems = 0, maxItems = 4 } = schema;
      return fc.array(inner(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(4, maxItems)) });
    }
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 100_000 });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textOf(schema, likely(property));
    case 'object':
      return fc.dictionary(fc.string({ maxLength: 12 }), fc.oneof(fc.string({ maxLength: 20 }), fc.integer()), {
        maxKeys: 4,
      });
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(
  { properties = {}, required = [], oneOf, anyOf }: Schema,
  inner: (schema: Schema, name: string) => Arbitrary<unknown>,
): Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, inner(field, name)]));
  const wishes = (oneOf ?? anyOf ?? []).map((choice) => choice.required ?? []);
  const exclusive = oneOf === undefined ? [] : wishes.flat();
  const sets = wishes.length === 0 ? [[]] : wishes;
  return fc.oneof(
    ...sets.map((wish) => {
      const kept = Object.fromEntries(
        Object.entries(fields).filter(([name]) => wish.includes(name) || !exclusive.includes(name)),
      );
      return fc.record(kept, { requiredKeys: [...new Set([...required, ...wish])].filter((name) => name in kept) });
    }),
  );
}

function textOf(
  { minLength = 0, maxLength = 60, examples = [] }: Schema,
  likely: readonly string[],
): Arbitrary<string> {
  const random = fc.string({ minLength, maxLength: Math.max(minLength, Math.min(60, maxLength)), unit: 'binary' });
  const known = [...examples.filter((one) => typeof one === 'string'), ...likely];
  if (known.length === 0) return random;
  return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: random });
}
