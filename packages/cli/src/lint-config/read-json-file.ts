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

/**
 * The value in a JSON file of our own. Fails with wrong usage: every mistake with file, line and column, and what was
 * probably meant.
 */
export function readJsonFile<T>(source: SourceText, validate: ValidateFunction<T>): T {
  const outcome = parseJson(source.text);
  if (!outcome.ok) throw failure(source, [{ offset: outcome.problem.span.start, words: outcome.problem.problem }]);
  if (outcome.repeated.length > 0) {
    throw failure(
      source,
      outcome.repeated.map(({ span, problem }) => ({ offset: span.start, words: problem })),
    );
  }
  const value: unknown = JSON.parse(source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text);
  if (validate(value)) return value;
  throw failure(
    source,
    (validate.errors ?? [])
      // What is wrong with a name is told by `propertyNames`.
      .filter(({ propertyName }) => propertyName === undefined)
      .slice(0, mostTold)
      .map((error) => mistakeOf(error, outcome.root)),
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

function propertiesOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return [];
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function short(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}
