import openapiTS, { astToString } from 'openapi-typescript';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** Values above which an enumeration is a list that grows with every release, such as the codes of rules. */
const longestEnum = 40;

/** The types of an OpenAPI document for a client, as TypeScript. */
export async function clientTypes(documentation: object): Promise<string> {
  const plain: Json = JSON.parse(JSON.stringify(documentation));
  const text = astToString(await openapiTS(JSON.stringify(forClient(plain))));
  return `// Made from /openapi.json: npx vitest run packages/api/test/client.test.ts -u\n\n${text}`;
}

/** One media type for each body, JSON where there is it, one problem for each operation, and no enumerations that a client cannot rely on. */
function forClient(value: Json): Json {
  if (isArray(value)) return value.map(forClient);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'examples');
  const { enum: values } = value;
  if (isArray(values ?? null) && Array.isArray(values) && values.length > longestEnum) return { type: 'string' };
  return Object.fromEntries(
    entries.map(([key, item]) => {
      if (key === 'responses' && isObject(item)) return [key, forClient(withOneProblem(item))];
      return [key, forClient(key === 'content' && isObject(item) ? firstMedia(item) : item)];
    }),
  );
}

/** What can go wrong is the same for every status: a problem, whose code says what. */
function withOneProblem(responses: JsonObject): JsonObject {
  const kept = Object.entries(responses).filter(([status]) => status < '400');
  return { ...Object.fromEntries(kept), default: problem };
}

const problem: Json = {
  description: 'Why not',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function firstMedia(content: JsonObject): JsonObject {
  const name = Object.keys(content).find((type) => type === 'application/json') ?? Object.keys(content)[0];
  return Object.fromEntries(Object.entries(content).filter(([type]) => type === name));
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value);
}
