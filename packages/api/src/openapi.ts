import type { TSchema } from 'typebox';
import { problemContentType } from './problem.ts';
import type { Route } from './route.ts';
import { problemSchema } from './schemas/problem.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The OpenAPI 3.1 document of the routes, made of the schemas that check requests. Titles become component names. */
export function openApiDocument(routes: readonly Route[]): object {
  const components = new Map<string, Json>();
  const reference = (schema: TSchema): Json => withReferences(toJson(schema), components);
  const problem = { description: 'Why not', content: { [problemContentType]: { schema: reference(problemSchema) } } };
  const operation = (route: Route): object => ({
    operationId: route.path.split('/').at(-1) ?? route.path,
    summary: route.summary,
    description: route.description,
    ...(route.request === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: reference(route.request) } } } }),
    responses: {
      '200': { description: 'The answer', content: { 'application/json': { schema: reference(route.response) } } },
      default: problem,
    },
  });
  const paths = Object.fromEntries(
    routes.map((route) => [route.path, { [route.method.toLowerCase()]: operation(route) }]),
  );
  return {
    openapi: '3.1.1',
    info: {
      title: 'Duckbill',
      version: '1',
      summary: 'Checks and explains Cyberduck connection profiles, bookmarks and AWS config files.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: Object.fromEntries(components) },
  };
}

/** TypeBox keeps notes of its own in schemas; what JSON shows of them is the schema. */
function toJson(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schema));
}

function withReferences(schema: Json, components: Map<string, Json>): Json {
  if (isArray(schema)) return schema.map((item) => withReferences(item, components));
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withReferences(value, components)]),
  );
  const { title } = schema;
  if (typeof title !== 'string') return inner;
  components.set(title, inner);
  return { $ref: `#/components/schemas/${title}` };
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
