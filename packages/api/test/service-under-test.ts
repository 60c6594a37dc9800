import { catalogueProfiles } from '@duckbill/profiles';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { createApp } from '../src/index.ts';

const faults: unknown[] = [];
const app = createApp({ profiles: catalogueProfiles(), reportFault: (fault) => faults.push(fault) });

/** What came back, after it was held against the service's own documentation. */
export interface Exchange {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses: Record<string, unknown> }>>>>;
}

export const documentation: Documented = JSON.parse(await (await app.request('/openapi.json')).text());
const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema(documentation, 'openapi');

/** Sends a request to the app. Every answer of the suite has to be as documented and made without a fault. */
export async function send(path: string, init: RequestInit = {}): Promise<Exchange> {
  const response = await app.request(path, init);
  const text = await response.text();
  expect(faults.splice(0)).toEqual([]);
  expect(response.status).toBeLessThan(500);
  const body: unknown = init.method === 'HEAD' ? undefined : JSON.parse(text);
  if (body !== undefined) expectDocumented(path, init.method ?? 'GET', response, body);
  return { status: response.status, text, headers: response.headers, body };
}

/** Sends a value, or a text as it is. */
export function post(path: string, body: unknown): Promise<Exchange> {
  return send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function expectDocumented(path: string, method: string, response: Response, body: unknown): void {
  const operation = documentation.paths[path]?.[method.toLowerCase()];
  const type = response.headers.get('Content-Type') ?? '';
  if (response.ok) expect(operation).toBeDefined();
  const schema =
    operation !== undefined && response.ok
      ? `openapi#/paths/${escaped(path)}/${method.toLowerCase()}/responses/200/content/${escaped(type)}/schema`
      : 'openapi#/components/schemas/Problem';
  if (!response.ok) expect(type).toBe('application/problem+json');
  const validate = ajv.compile({ $ref: schema });
  validate(body);
  expect(validate.errors ?? []).toEqual([]);
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
