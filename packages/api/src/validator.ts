import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';
import { maxFieldErrors, maxValuesForAllErrors } from './limits/request-limits.ts';
import type { FieldError } from './problem.ts';

/** The wrong fields of a value, or none: then it has the type of the schema. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export type Validate<Schema extends TSchema> = (value: unknown) => Checked<Static<Schema>>;

/** Makes a check of a schema. Its errors name fields and what the schema wants, never what was sent. */
export function createValidator<Schema extends TSchema>(schema: Schema): Validate<Schema> {
  // A choice between two fields that each may be left out is no mistake of a schema.
  const options = { strict: true, strictRequired: false, discriminator: true } as const;
  // Compiled when they are needed: dozens of them would keep the service from starting.
  let first: ValidateFunction<Static<Schema>> | undefined;
  let all: ValidateFunction | undefined;
  return (value) => {
    first ??= new Ajv2020(options).compile<Static<Schema>>(schema);
    if (first(value)) return { ok: true, value };
    let errors = first.errors ?? [];
    if (!hasMoreValues(value, maxValuesForAllErrors)) {
      all ??= new Ajv2020({ ...options, allErrors: true }).compile(schema);
      errors = all(value) ? errors : (all.errors ?? errors);
    }
    return { ok: false, errors: telling(errors).slice(0, maxFieldErrors).map(fieldError) };
  };
}

/**
 * Makes a check of parameters, which are texts: `10` is a number where the schema wants one, and a parameter that came
 * once is a list of one. What is given is changed accordingly.
 */
export function createParameterValidator<Schema extends TSchema>(schema: Schema): Validate<Schema> {
  const options = { strict: true, coerceTypes: 'array', useDefaults: true } as const;
  let check: ValidateFunction<Static<Schema>> | undefined;
  return (value) => {
    check ??= new Ajv2020(options).compile<Static<Schema>>(schema);
    return check(value) ? { ok: true, value } : { ok: false, errors: (check.errors ?? []).map(fieldError) };
  };
}

/** That none of several forms fits says less than why each does not. */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const plain = errors.filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf');
  return plain.length > 0 ? plain : errors;
}

function fieldError(error: ErrorObject): FieldError {
  const { instancePath, keyword, params } = error;
  switch (keyword) {
    case 'required':
      return { pointer: pointer(instancePath, params['missingProperty']), detail: 'is missing' };
    case 'additionalProperties':
      return { pointer: pointer(instancePath, params['additionalProperty']), detail: 'is not known here' };
    case 'enum':
      return { pointer: pointer(instancePath), detail: `must be one of ${listed(params['allowedValues'])}` };
    case 'oneOf':
      return { pointer: pointer(instancePath), detail: 'holds fields that exclude each other' };
    case 'discriminator':
      return { pointer: pointer(instancePath, params['tag']), detail: 'must be one of the documented kinds' };
    default:
      return { pointer: pointer(instancePath), detail: error.message ?? 'is not as documented' };
  }
}

/** Names can be long, and are somebody's text. */
const longestName = 100;

function pointer(instancePath: string, name?: unknown): string {
  if (typeof name !== 'string') return `#${instancePath}`;
  const escaped = name.slice(0, longestName).replaceAll('~', '~0').replaceAll('/', '~1');
  return `#${instancePath}/${escaped}`;
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.join(', ') : 'the documented values';
}

/** Whether a JSON value holds more than so many values; stops counting there. */
function hasMoreValues(value: unknown, limit: number): boolean {
  const queue: unknown[] = [value];
  for (let index = 0; index < queue.length; index += 1) {
    if (queue.length > limit) return true;
    const item = queue[index];
    if (typeof item !== 'object' || item === null) continue;
    const members = Object.values(item);
    if (members.length > limit) return true;
    queue.push(...members);
  }
  return false;
}
