import fc, { type Arbitrary } from 'fast-check';
import type { Documented, DocumentedOperation } from '../contract.ts';
import { arbitraryOf, type Likely, type Schema } from './arbitrary-of-schema.ts';
import { damaged } from './damage.ts';

/** One request. */
export interface FuzzRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** An operation of the documentation, with requests for it. */
export interface FuzzedOperation {
  readonly operationId: string;
  readonly path: string;
  readonly requests: Arbitrary<FuzzRequest>;
}

/** Requests for every operation: valid, nearly valid, of wrong types and sizes, and no requests at all. */
export function fuzzOperations(
  documentation: Documented,
  likely: (operationId: string) => Likely,
): readonly FuzzedOperation[] {
  const resolve = (reference: string): Schema => {
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    return documentation.components.schemas[name] ?? {};
  };
  const all = Object.entries(documentation.paths).flatMap(([template, operations]) =>
    Object.entries(operations).map(([verb, operation]) => ({
      operationId: operation.operationId,
      path: template,
      requests: requestsOf({ template, method: verb.toUpperCase(), operation }, resolve, likely(operation.operationId)),
    })),
  );
  // What is taken away is missed by whoever comes later.
  const isLast = ({ operationId }: FuzzedOperation): boolean => /^(?:delete|end)/u.test(operationId);
  return [...all.filter((one) => !isLast(one)), ...all.filter(isLast)];
}

const accepts = [
  undefined,
  '*/*',
  'application/json',
  'application/vnd.duckbill.v1+json',
  'application/vnd.duckbill.v9+json',
  'application/x-ndjson',
  'text/html',
  'application/*;q=0.3, */*;q=0',
  ',;q=',
];

interface Placed {
  readonly template: string;
  readonly method: string;
  readonly operation: DocumentedOperation;
}

function requestsOf(
  { template, method, operation }: Placed,
  resolve: (reference: string) => Schema,
  likely: Likely,
): Arbitrary<FuzzRequest> {
  const values = (schema: Schema, name: string): Arbitrary<string> =>
    fc
      .oneof(arbitraryOf(schema, resolve, likely, name), fc.string({ maxLength: 300 }))
      .map((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')));
  const parameters = operation.parameters ?? [];
  const inPath = parameters.filter((one) => one.in === 'path');
  const inQuery = parameters.filter((one) => one.in === 'query');
  const places = fc.record(Object.fromEntries(inPath.map(({ name, schema }) => [name, values(schema, name)])));
  const query = fc.oneof(
    fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, values(schema, name)])), {
      requiredKeys: [],
    }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), fc.string({ maxLength: 20 }), { maxKeys: 2 }),
  );
  const path = fc
    .tuple(places, fc.oneof({ weight: 7, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: query }))
    .map(([named, asked]) => {
      const filled = template.replaceAll(/\{([^{}]+)\}/gu, (_, name: string) => encoded(named[name] ?? ''));
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(asked)) search.append(wellFormed(name), wellFormed(value ?? ''));
      return search.size === 0 ? filled : `${filled}?${search.toString()}`;
    });
  const accept = fc.oneof(
    { weight: 7, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom(...accepts) },
  );
  return fc.tuple(path, accept, bodies(operation, resolve, likely)).map(([where, wanted, { type, body }]) => ({
    path: where,
    method,
    headers: {
      ...(wanted === undefined ? {} : { Accept: wanted }),
      ...(type === undefined ? {} : { 'Content-Type': type }),
    },
    ...(body === undefined || method === 'GET' ? {} : { body }),
  }));
}

interface FuzzBody {
  readonly type?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

function bodies(
  { requestBody }: DocumentedOperation,
  resolve: (reference: string) => Schema,
  likely: Likely,
): Arbitrary<FuzzBody> {
  if (requestBody === undefined) return fc.constant({});
  const types = Object.keys(requestBody.content);
  const schema = requestBody.content['application/json']?.schema;
  const bytes = fc.uint8Array({ maxLength: 300 }).map((some) => new Uint8Array(some));
  const any = fc.tuple(
    fc.constantFrom(...types, 'text/plain', 'multipart/form-data; boundary=x', 'application/json; charset=x', ''),
    fc.oneof(bytes, fc.string({ maxLength: 200 }), fc.constantFrom('{', '[', '"', '{"files":[', '--x\r\n\r\n--x--')),
  );
  const anything = any.map(([type, body]): FuzzBody => ({ type, body }));
  if (schema === undefined) return anything;
  const json = (value: unknown): FuzzBody => ({ type: 'application/json', body: JSON.stringify(value) ?? 'null' });
  const valid = arbitraryOf(schema, resolve, likely);
  const examples = Object.values(requestBody.content['application/json']?.examples ?? {}).map(({ value }) => value);
  const good = examples.length === 0 ? valid : fc.oneof(valid, fc.constantFrom(...examples));
  return fc.oneof(
    { weight: 4, arbitrary: good.map(json) },
    { weight: 5, arbitrary: good.chain((value) => damaged(value)).map(json) },
    { weight: 1, arbitrary: fc.jsonValue().map(json) },
    { weight: 2, arbitrary: anything },
  );
}

function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text)) || '%20';
}

/** Addresses are UTF-8, which has no halves of surrogate pairs. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
