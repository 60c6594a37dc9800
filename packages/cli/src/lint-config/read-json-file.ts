import { type JsonNode, locateJson, nearestName, parseJson, type SourceText } from '@duckbill/core';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { CommandFailure } from '../command-failure.ts';

/** Most mistakes of a file that are told at once. */
const mostTold = 20;

/** Longest name that is repeated. */
const longestName = 100;

interface Mistake {
  readonly offset: number;
  readonly words: string;
}

/** What a file of its kind has besides a form. */
export interface JsonFileKind<T> {
  /** Mistakes in a value of the right form, by JSON pointers. */
  readonly check?: (value: T) => readonly { readonly pointer: string; readonly problem: string }[];
  /** Tell the JSON pointer of each mistake, for files that programs write. */
  readonly tellPointers?: boolean;
}

/**
 * The value in a JSON file of our own. Fails with wrong usage: every mistake with file, line and column, and what was
 * probably meant.
 */
export function readJsonFile<T>(source: SourceText, validate: ValidateFunction<T>, kind: JsonFileKind<T> = {}): T {
  const outcome = parseJson(source.text);
  if (!outcome.ok) throw failure(source, [{ offset: outcome.problem.span.start, words: outcome.problem.problem }]);
  if (outcome.repeated.length > 0) {
    throw failure(
      source,
      outcome.repeated.map(({ span, problem }) => ({ offset: span.start, words: problem })),
    );
  }
  const value: unknown = JSON.parse(source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text);
  const worded = (pointer: string, words: string): string =>
    kind.tellPointers === true ? `${pointer === '' ? '' : `${short(pointer)}: `}${words}` : words;
  if (validate(value)) {
    const mistakes = (kind.check?.(value) ?? []).map(({ pointer, problem }) => ({
      offset: locateJson(outcome.root, pointer).start,
      words: worded(pointer, problem),
    }));
    if (mistakes.length > 0) throw failure(source, mistakes);
    return value;
  }
  throw failure(
    source,
    (validate.errors ?? [])
      // What is wrong with a name is told by `propertyNames`.
      .filter(({ propertyName }) => propertyName === undefined)
      .slice(0, mostTold)
      .map((error) => {
        const { offset, words } = mistakeOf(error, outcome.root);
        return { offset, words: worded(error.instancePath, words) };
      }),
  );
}

function failure(source: SourceText, mistakes: readonly Mistake[]): CommandFailure {
  const lines = mistakes
    .toSorted((a, b) => a.offset - b.offset)
    .slice(0, mostTold)
    .map(({ offset, words }) => {
      const { line, column } = source.position(offset);
      return `${source.name}:${line}:${column}: ${words}`;
    });
  return CommandFailure.usage(lines.join('\n'));
}

function mistakeOf(error: ErrorObject, root: JsonNode): Mistake {
  const { keyword, params, instancePath } = error;
  const at = locateJson(root, instancePath).start;
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const offset = locateJson(root, instancePath, key).start;
      return { offset, words: `unknown key "${short(key)}"${meant(key, propertiesOf(error.parentSchema))}` };
    }
    case 'propertyNames': {
      const key = String(params['propertyName']);
      const offset = locateJson(root, instancePath, key).start;
      return { offset, words: `unknown code "${short(key)}"${meant(key, enumOf(error.schema))}` };
    }
    case 'required':
      return { offset: at, words: `the key "${String(params['missingProperty'])}" is missing` };
    case 'enum': {
      const allowed = Array.isArray(error.schema) ? error.schema.map(String) : [];
      const found =
        typeof error.data === 'string' ? `"${short(error.data)}" is not known here` : 'this is not known here';
      const near = typeof error.data === 'string' ? meant(error.data, allowed) : '';
      return { offset: at, words: near === '' ? `${found}; it must be one of ${allowed.join(', ')}` : found + near };
    }
    case 'discriminator': {
      const kinds = kindsOf(error.schema, error.parentSchema);
      const found = params['tagValue'];
      if (typeof found !== 'string') return { offset: at, words: `the key "${String(params['tag'])}" is missing` };
      const near = meant(found, kinds);
      return { offset: at, words: `"${short(found)}" is not known here${near || `; known: ${kinds.join(', ')}`}` };
    }
    default:
      return { offset: at, words: error.message ?? 'this is not as documented' };
  }
}

function meant(found: string, accepted: readonly string[]): string {
  const nearest = nearestName(found, accepted);
  if (nearest !== undefined) return `; did you mean "${nearest}"?`;
  return accepted.length > 0 && accepted.length <= 12 ? `; known: ${accepted.join(', ')}` : '';
}

function enumOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null || !('enum' in schema)) return [];
  return Array.isArray(schema.enum) ? schema.enum.map(String) : [];
}

/** The values that tell the alternatives of a schema apart. */
function kindsOf(discriminator: unknown, parent: unknown): readonly string[] {
  const tag = isObject(discriminator) ? discriminator['propertyName'] : undefined;
  const alternatives: unknown = isObject(parent) ? parent['oneOf'] : undefined;
  if (typeof tag !== 'string' || !Array.isArray(alternatives)) return [];
  return alternatives.flatMap((one: unknown) => {
    const properties = isObject(one) ? one['properties'] : undefined;
    const kind = isObject(properties) ? properties[tag] : undefined;
    return isObject(kind) && typeof kind['const'] === 'string' ? [kind['const']] : [];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function propertiesOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return [];
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function short(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}
