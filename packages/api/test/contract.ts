import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface DocumentedMedia {
  readonly schema?: object;
  readonly 'x-itemSchema'?: object;
}

interface DocumentedResponse {
  readonly content?: Readonly<Record<string, DocumentedMedia>>;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema: object }>>;
}

export interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<
        string,
        { readonly schema: object; readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }
      >
    >;
  };
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

/** What the tests need of /openapi.json. */
export interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** A response, read whole. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Holds responses against the documentation of the service that made them. */
export interface Contract {
  /** Fails on whatever is not documented; the JSON of the response, if it is JSON. */
  check(answered: Answered): unknown;
}

const problemType = 'application/problem+json';

/** The contract that an OpenAPI document is. */
export function contractOf(documentation: Documented): Contract {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(documentation, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  const expectValid = (pointer: string, value: unknown): void => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` });
    compiled.set(pointer, validate);
    validate(value);
    const errors = (validate.errors ?? []).map(({ instancePath, message, params }) => ({
      instancePath,
      message,
      params,
    }));
    if (errors.length > 0) assert.fail(`${pointer}: ${JSON.stringify(errors.slice(0, 3))}`);
  };
  const templates = Object.keys(documentation.paths).map((template) => ({ template, parts: template.split('/') }));
  const find = (path: string): string | undefined => {
    const parts = path.replace(/[?#].*$/u, '').split('/');
    const fits = (wanted: readonly string[]): boolean =>
      wanted.length === parts.length && wanted.every((part, at) => part === parts[at] || /^\{.+\}$/u.test(part));
    return (templates.find(({ template }) => template === parts.join('/')) ?? templates.find((one) => fits(one.parts)))
      ?.template;
  };
  return {
    check: ({ method, path, status, headers, text, bytes }) => {
      assert.notEqual(status, 500, text);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.notEqual(headers.get('Cache-Control'), null);
      const type = (headers.get('Content-Type') ?? '').split(';')[0] ?? '';
      const isJson = type === 'application/json' || type.endsWith('+json');
      const body: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
      const template = find(path);
      const verb = (method === 'HEAD' ? 'GET' : method).toLowerCase();
      const operation = template === undefined ? undefined : documentation.paths[template]?.[verb];
      if (template === undefined || operation === undefined) {
        assert.deepEqual({ status, type }, { status: template === undefined ? 404 : 405, type: problemType });
        if (template !== undefined) assert.notEqual(headers.get('Allow'), null);
        if (method !== 'HEAD') expectValid('/components/schemas/Problem', body);
        return body;
      }
      const response = operation.responses[status];
      if (response === undefined) assert.fail(`${operation.operationId} answers ${status}, which is not documented`);
      const place = `/paths/${escaped(template)}/${verb}/responses/${status}`;
      for (const [name, header] of Object.entries(response.headers ?? {})) {
        const value = headers.get(name);
        if (header.required === true) assert.notEqual(value, null, `header ${name}`);
        if (value !== null) expectValid(`${place}/headers/${escaped(name)}/schema`, asTyped(value, header.schema));
      }
      const content = response.content ?? {};
      if (Object.keys(content).length === 0) {
        assert.equal(bytes.length, 0);
        return undefined;
      }
      assert.ok(Object.hasOwn(content, type), `${type} is not documented`);
      if (method === 'HEAD') {
        assert.equal(bytes.length, 0);
        return undefined;
      }
      const media = `${place}/content/${escaped(type)}`;
      if (isJson) expectValid(`${media}/schema`, body);
      if (content[type]?.['x-itemSchema'] !== undefined) {
        assert.ok(text === '' || text.endsWith('\n'));
        for (const line of text.split('\n').slice(0, -1)) expectValid(`${media}/x-itemSchema`, JSON.parse(line));
      }
      return body;
    },
  };
}

/** A header is a text; a schema of numbers means the number that it says. */
function asTyped(value: string, schema: object): unknown {
  return 'type' in schema && (schema.type === 'integer' || schema.type === 'number') ? Number(value) : value;
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
