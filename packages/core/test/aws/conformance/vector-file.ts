import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AwsFileKind, AwsFiles } from '../../../src/aws/aws-reading.ts';
import { decodeAwsFile, type DecodedText } from '../../../src/aws/decode-aws-file.ts';
import { SourceText } from '../../../src/source/source-text.ts';

/** `<repo>/../shared/vectors/aws-config`: on development machines and CI only. */
export const sharedAwsVectors: string = fileURLToPath(
  new URL('../../../../../../shared/vectors/aws-config/', import.meta.url),
);

export type Json = { readonly [key: string]: unknown };

/** The cases of a vector file; undefined when the folder has no such file. */
export function readVectorFile(folder: string, name: string): readonly Json[] | undefined {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isJson(file)) throw new Error(`${path} is no vector file`);
  const cases = file['cases'] ?? file['rows'];
  if (!Array.isArray(cases)) throw new Error(`${path} has no cases`);
  return cases.filter(isJson);
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that is an object; empty when it is something else. */
export function objectAt(value: unknown, key: string): Json {
  const member = isJson(value) ? value[key] : undefined;
  return isJson(member) ? member : {};
}

/** A member that is a text. */
export function textAt(value: unknown, key: string): string | undefined {
  const member = isJson(value) ? value[key] : undefined;
  return typeof member === 'string' ? member : undefined;
}

/** A file's content as a vector gives it: text, base64 of bytes that are not UTF-8, or a rule to make it. */
export function contentOf(vector: Json, key: string, style?: 'web' | 'java'): DecodedText | undefined {
  const text = textAt(vector, key);
  if (text !== undefined) return { text, utf8: true };
  const base64 = textAt(vector, `${key}_b64`);
  if (base64 !== undefined) return decodeAwsFile(Buffer.from(base64, 'base64'), style);
  const rule = vector[`${key}_gen`];
  if (!isJson(rule)) return undefined;
  const template = textAt(rule, 'template') ?? '';
  const count = Number(rule['count']);
  const parts = Array.from({ length: count }, (_, index) => template.replaceAll('{i}', String(index)));
  return { text: `${textAt(rule, 'prefix') ?? ''}${parts.join('')}${textAt(rule, 'suffix') ?? ''}`, utf8: true };
}

/** One file alone, or both, as `readAwsFiles` takes them. */
export function awsFilesOf(contents: Partial<Record<AwsFileKind, DecodedText>>): AwsFiles {
  const { config, credentials } = contents;
  const notUtf8 = (['config', 'credentials'] as const).filter((kind) => contents[kind]?.utf8 === false);
  return {
    ...(config === undefined ? {} : { config: new SourceText('<CONFIG>', config.text) }),
    ...(credentials === undefined ? {} : { credentials: new SourceText('<CREDENTIALS>', credentials.text) }),
    notUtf8,
  };
}
