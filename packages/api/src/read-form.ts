import type { TSchema } from 'typebox';
import { isDeeperThan } from './guard/json-depth.ts';
import { maxDepth } from './limits/request-limits.ts';
import { problem, type Problem } from './problem.ts';
import { inputFileTitle } from './schemas/input-file.ts';

export type FormBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/**
 * What a form (multipart/form-data) says, as the JSON of the same request: a part is a field, several parts of one name
 * are a list, a part for a file is that file with its name, and a part for an object holds JSON. Whether all that is as
 * documented is for the schema to say.
 */
export async function readForm(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  schema: TSchema,
): Promise<FormBody> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    return { ok: false, problem: problem('body-not-form', { detail: 'The body does not end or divide as forms do.' }) };
  }
  const properties = propertiesOf(schema);
  const fields = new Map<string, unknown[]>();
  for (const [name, part] of form) {
    const field = fields.get(name) ?? [];
    field.push(await readPart(part, properties.get(name)));
    fields.set(name, field);
  }
  const value = Object.fromEntries(
    [...fields].map(([name, parts]) => [name, isList(properties.get(name)) || parts.length > 1 ? parts : parts[0]]),
  );
  return { ok: true, value };
}

async function readPart(part: File | string, schema: TSchema | undefined): Promise<unknown> {
  const wanted = isList(schema) ? itemsOf(schema) : schema;
  if (titleOf(wanted) === inputFileTitle) {
    if (typeof part === 'string') return { name: '', text: part };
    return { name: part.name, base64: Buffer.from(await part.arrayBuffer()).toString('base64') };
  }
  const text = typeof part === 'string' ? part : await part.text();
  return typeOf(wanted) === 'string' || wanted === undefined ? text : jsonOrText(text);
}

/** Text that is no JSON, or nested too deeply, stays text, and the schema says that it is not what it wants. */
function jsonOrText(text: string): unknown {
  if (isDeeperThan(Buffer.from(text), maxDepth)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function propertiesOf(schema: TSchema): ReadonlyMap<string, TSchema> {
  return new Map('properties' in schema ? Object.entries<TSchema>(Object(schema.properties)) : []);
}

function typeOf(schema: TSchema | undefined): unknown {
  if (schema === undefined) return undefined;
  // An enumeration of texts has no type of its own.
  if ('enum' in schema && Array.isArray(schema.enum)) return typeof schema.enum[0];
  if ('const' in schema) return typeof schema.const;
  return 'type' in schema ? schema.type : undefined;
}

function titleOf(schema: TSchema | undefined): unknown {
  return schema !== undefined && 'title' in schema ? schema.title : undefined;
}

function isList(schema: TSchema | undefined): schema is TSchema & { readonly items: unknown } {
  return typeOf(schema) === 'array';
}

function itemsOf(schema: TSchema & { readonly items: unknown }): TSchema {
  return Object(schema.items);
}
