import type { Static, TSchema } from 'typebox';
import type { Examples } from './media.ts';
import { type Checked, createValidator } from './validator.ts';

/** Bodies whose bytes the route reads itself. */
export interface RawMedia {
  readonly description: string;
  /** The most bytes that may come, and that may be there when they are unpacked. */
  readonly maxBytes: number;
  /** They may come with `Content-Encoding: gzip`, and are unpacked on the way. */
  readonly gzip?: true;
}

export type RawMediaTypes = Readonly<Record<string, RawMedia>>;

export interface BodyOptions {
  /** Whether the same may come as multipart/form-data: see `readForm`. The schema is an object then. */
  readonly form?: boolean;
  /** Bytes that the body may have: `maxBodyBytes` unless given. */
  readonly maxBytes?: number;
  readonly examples?: Examples;
}

/** How a body is documented. */
export interface RequestDescription extends BodyOptions {
  readonly schema?: TSchema;
  readonly raw?: RawMediaTypes;
}

/** How a body is documented, and its check. */
export interface RequestBody<Body> extends RequestDescription {
  readonly check: (body: unknown, bodyType: string) => Checked<Body>;
}

/** A request without a body. */
export const noBody: RequestBody<undefined> = { check: () => ({ ok: true, value: undefined }) };

/** A body of JSON, or a form that says the same. */
export function jsonBody<Schema extends TSchema>(
  schema: Schema,
  options: BodyOptions = {},
): RequestBody<Static<Schema>> {
  return { ...options, schema, check: createValidator(schema) };
}

/** A body whose bytes the route reads: `call.bytes`. */
export function rawBody(raw: RawMediaTypes): RequestBody<undefined> {
  return { raw, check: () => ({ ok: true, value: undefined }) };
}

/** A body of JSON or a form; or bytes, of which `call.body` says nothing: then it is undefined. */
export function jsonOrRawBody<Schema extends TSchema>(
  schema: Schema,
  raw: RawMediaTypes,
  options: BodyOptions = {},
): RequestBody<Static<Schema> | undefined> {
  const check = createValidator(schema);
  return {
    ...options,
    schema,
    raw,
    check: (body, bodyType) => (Object.hasOwn(raw, bodyType) ? { ok: true, value: undefined } : check(body)),
  };
}
