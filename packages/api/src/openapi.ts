import { type TObject, type TSchema, Type } from 'typebox';
import { type Examples, jsonType, type Media, versionedJsonType } from './media.ts';
import { problemCodes, type ProblemCode, problemContentType, problemStatus, problemTitle } from './problem.ts';
import type { RequestDescription } from './request-body.ts';
import { responseExamples } from './response-examples.data.ts';
import type { ResponseDescription, Route } from './route.ts';
import { inputFileTitle } from './schemas/input-file.ts';
import { problemSchema } from './schemas/problem.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };
type Reference = (schema: TSchema) => Json;

/** The OpenAPI 3.1 document of the routes, made of the schemas that check requests. Titles become component names. */
export function openApiDocument(routes: readonly Route[]): object {
  const components = new Map<string, Json>();
  const reference: Reference = (schema) => withReferences(toJson(schema), components);
  const paths = new Map<string, JsonObject>();
  for (const route of routes) {
    const operation = { [route.method.toLowerCase()]: operationOf(route, reference) };
    paths.set(route.path, { ...paths.get(route.path), ...operation });
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Duckbill',
      version: '1',
      summary: 'Checks and explains Cyberduck connection profiles, bookmarks and AWS config files.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(components), securitySchemes },
  };
}

const securitySchemes = {
  apiKey: { type: 'http', scheme: 'bearer', description: 'A key that `duckbill serve keys create` printed.' },
  oidc: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token of an issuer that is trusted.' },
};

function operationOf(route: Route, reference: Reference): JsonObject {
  const { request, parameters, scope } = route;
  const listed = [
    ...parametersOf(parameters.path, 'path', reference),
    ...parametersOf(parameters.query, 'query', reference),
  ];
  const body = requestContent(request, reference);
  const responses = new Map<string, Json>();
  for (const [status, response] of Object.entries(route.responses)) {
    responses.set(status, responseOf(response, route, answersOf(route, Number(status)), reference));
  }
  if (route.cache === 'catalogue') {
    responses.set('304', { description: 'It is as it was', headers: headersOf(cacheHeaders, reference) });
  }
  for (const [status, codes] of problemsByStatus(route)) {
    const schema = {
      allOf: [reference(problemSchema), { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } }],
    };
    const described = codes.map((code) => `\`${code}\`: ${problemTitle(code)}.`).join(' ');
    const headers = headersOf(problemHeaders(status, scope), reference);
    responses.set(`${status}`, {
      description: described,
      ...(Object.keys(headers).length === 0 ? {} : { headers }),
      content: { [problemContentType]: { schema } },
    });
  }
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: route.description,
    ...(listed.length === 0 ? {} : { parameters: listed }),
    ...(Object.keys(body).length === 0 ? {} : { requestBody: { required: true, content: body } }),
    responses: Object.fromEntries(responses),
    security: scope === 'open' ? [] : [{ apiKey: [scope] }, { oidc: [scope] }],
  };
}

const cacheHeaders = {
  ETag: { description: 'For If-None-Match.', schema: Type.String() },
  'Cache-Control': { description: 'How long it may be kept.', schema: Type.String() },
};

const limitHeaders = {
  'RateLimit-Policy': {
    description: 'What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers.',
    schema: Type.String({ examples: ['"minute";q=1200;w=60, "day";q=500000;w=86400'] }),
  },
  RateLimit: {
    description: 'What is left: points (r), until all are back in so many seconds (t).',
    schema: Type.String({ examples: ['"minute";r=1190;t=42, "day";r=498000;t=80000'] }),
  },
};

const retryAfter = { 'Retry-After': { description: 'Seconds to wait.', schema: Type.Integer({ minimum: 0 }) } };

const challenge = {
  'WWW-Authenticate': { description: 'What is asked for, as RFC 6750 has it.', schema: Type.String() },
};

/** What comes with a problem, by its status. Nobody counts what is open. */
function problemHeaders(status: number, scope: Route['scope']): ResponseDescription['headers'] & object {
  if (scope === 'open') return {};
  if (status === 401 || status === 403) return challenge;
  if (status === 429) return { ...limitHeaders, ...retryAfter };
  return status === 503 ? retryAfter : {};
}

function headersOf(headers: ResponseDescription['headers'] & object, reference: Reference): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, { description, schema, required = false }]) => [
      name,
      { description, ...(required ? { required } : {}), schema: reference(schema) },
    ]),
  );
}

/** What the service answers to its own examples. */
function answersOf({ operationId }: Route, status: number): Examples | undefined {
  const value = responseExamples[operationId]?.[status];
  return value === undefined ? undefined : { usual: { summary: 'Such as this; of long lists the beginning', value } };
}

function responseOf(
  response: ResponseDescription,
  route: Route,
  examples: Examples | undefined,
  reference: Reference,
): JsonObject {
  const headers = {
    ...response.headers,
    ...(route.cache === 'catalogue' ? cacheHeaders : {}),
    ...(route.scope === 'open' ? {} : limitHeaders),
  };
  const content = Object.entries(response.content ?? {}).flatMap(([type, media]) =>
    withVersions(type, type === jsonType && examples !== undefined ? { examples, ...media } : media, reference),
  );
  return {
    description: response.description,
    ...(Object.keys(headers).length === 0 ? {} : { headers: headersOf(headers, reference) }),
    ...(content.length === 0 ? {} : { content: Object.fromEntries(content) }),
  };
}

function withVersions(type: string, media: Media, reference: Reference): readonly (readonly [string, Json])[] {
  const described: Json = {
    schema: reference(media.schema),
    // What OpenAPI 3.2 calls itemSchema.
    ...(media.lines === undefined ? {} : { 'x-itemSchema': reference(media.lines) }),
    ...(media.examples === undefined ? {} : { examples: plain(media.examples) }),
  };
  return (type === jsonType ? [jsonType, versionedJsonType] : [type]).map((name) => [name, described] as const);
}

function requestContent(request: RequestDescription, reference: Reference): JsonObject {
  const { schema, form = false, raw = {}, examples } = request;
  const media =
    schema === undefined ? [] : withVersions(jsonType, { schema, ...(examples && { examples }) }, reference);
  const forms =
    schema === undefined || !form ? [] : [['multipart/form-data', { schema: formSchema(schema, reference) }]];
  const raws = Object.entries(raw).map(([type, { description }]) => [
    type,
    { schema: { description, type: 'string', contentMediaType: type } },
  ]);
  return Object.fromEntries([...media, ...forms, ...raws]);
}

/** The same fields, of which files are files. */
function formSchema(schema: TSchema, reference: Reference): Json {
  const json = toJson(schema);
  if (!isObject(json)) return json;
  const properties = isObject(json['properties'] ?? null) ? Object.entries(Object(json['properties'])) : [];
  const fields = properties.map(([name, field]) => {
    const value = toJson(Object(field));
    return [name, formField(value) ?? reference(Object(field))];
  });
  const { required = [] } = json;
  return { type: 'object', required, properties: Object.fromEntries(fields) };
}

function formField(schema: Json): Json | undefined {
  if (!isObject(schema)) return undefined;
  if (schema['title'] === inputFileTitle) return { type: 'string', contentMediaType: 'application/octet-stream' };
  if (schema['type'] !== 'array' || schema['items'] === undefined) return undefined;
  const items = formField(schema['items']);
  return items === undefined ? undefined : { type: 'array', items };
}

function parametersOf(schema: TObject, place: 'path' | 'query', reference: Reference): readonly JsonObject[] {
  const required: readonly string[] = 'required' in schema && Array.isArray(schema.required) ? schema.required : [];
  return Object.entries<TSchema>(schema.properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...('description' in value ? { description: plain(value.description) } : {}),
    schema: reference(value),
  }));
}

/** What the guard may say where it asks who it is. */
const admissionProblems = [
  'credentials-missing',
  'credentials-unknown',
  'credentials-expired',
  'scope-missing',
  'rate-limited',
  'too-many-at-once',
  'issuer-unavailable',
] as const;

/** The problems that a route may have, by status: its own and those that come with what it takes. */
function problemsByStatus(route: Route): ReadonlyMap<number, readonly ProblemCode[]> {
  const { schema, form = false, raw = {} } = route.request;
  const takesJson = schema !== undefined;
  const takesBody = takesJson || Object.keys(raw).length > 0;
  const codes = new Set<ProblemCode>([
    ...(takesBody
      ? (['body-incomplete', 'body-too-large', 'content-type-wrong', 'encoding-not-supported'] as const)
      : []),
    ...(Object.values(raw).some(({ gzip }) => gzip === true) ? (['body-not-gzip'] as const) : []),
    ...(takesJson ? (['body-not-json', 'body-not-utf8', 'body-too-deep', 'request-invalid'] as const) : []),
    ...(route.scope === 'open' ? [] : admissionProblems),
    'host-unknown',
    'origin-not-allowed',
    ...(form ? (['body-not-form'] as const) : []),
    ...(Object.keys(route.parameters.path.properties).length > 0 ? (['not-found'] as const) : []),
    'query-invalid',
    'type-not-offered',
    'fault',
    ...(route.weight === 'heavy' ? (['too-busy', 'deadline-passed'] as const) : []),
    ...(route.problems ?? []),
  ]);
  const byStatus = new Map<number, readonly ProblemCode[]>();
  for (const code of problemCodes.filter((known) => codes.has(known))) {
    byStatus.set(problemStatus(code), [...(byStatus.get(problemStatus(code)) ?? []), code]);
  }
  return byStatus;
}

/** TypeBox keeps notes of its own in schemas; what JSON shows of them is the schema. */
function toJson(schema: TSchema): Json {
  return plain(schema);
}

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

function withReferences(schema: Json, components: Map<string, Json>): Json {
  if (isArray(schema)) return schema.map((item) => withReferences(item, components));
  if (!isObject(schema)) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withReferences(value, components)]),
  );
  const { title } = schema;
  if (typeof title !== 'string') return inner;
  const known = components.get(title);
  // A name for two things would make the documentation wrong without a word.
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(inner))
    throw new Error(`two schemas are called ${title}`);
  components.set(title, inner);
  return { $ref: `#/components/schemas/${title}` };
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value);
}
