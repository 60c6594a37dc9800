import { expect } from 'vitest';
import type { Exchange } from '../service-under-test.ts';

interface Documentation {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
}

export interface IsolationOptions {
  readonly documentation: Documentation;
  readonly send: (path: string, init: RequestInit) => Promise<Pick<Exchange, 'status' | 'body' | 'text'>>;
  /** The path parameter that names the object: `job`. */
  readonly parameter: string;
  /** An object of the owner. */
  readonly id: string;
  /** An id of the same form, of nothing. */
  readonly absent: string;
  readonly owner: Readonly<Record<string, string>>;
  /** Another tenant, with the same scopes. */
  readonly stranger: Readonly<Record<string, string>>;
  /** What a request of an operation needs: its body, other headers. */
  readonly requests?: Readonly<Record<string, RequestInit>>;
  /** Values of the other path parameters; `1` unless given. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * Fails unless an object of one tenant is, to another, as if there were none: each operation on it answers 404, word for
 * word as for an id of nothing, no list has it, and it is there for its owner afterwards as before. The ids of the
 * operations that were tried.
 */
export async function expectIsolated(options: IsolationOptions): Promise<readonly string[]> {
  const { documentation, send, parameter, id, absent, owner, stranger, requests = {}, parameters = {} } = options;
  const tried: string[] = [];
  const operations = Object.entries(documentation.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({ path, method: method.toUpperCase(), operationId })),
  );
  const place = (path: string, value: string): string =>
    path.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => (name === parameter ? value : (parameters[name] ?? '1')));
  const ask = async (path: string, method: string, operationId: string, headers: Readonly<Record<string, string>>) => {
    const init = requests[operationId] ?? {};
    const sent = new Headers(init.headers);
    for (const [name, value] of Object.entries(headers)) sent.set(name, value);
    return send(path, { ...init, method, headers: sent });
  };
  const own = `{${parameter}}`;
  const states = operations.filter(({ path, method }) => method === 'GET' && path.endsWith(own));
  const before = await Promise.all(states.map((one) => ask(place(one.path, id), 'GET', one.operationId, owner)));
  for (const { status } of before) expect(status).toBe(200);
  for (const { path, method, operationId } of operations) {
    if (!path.includes(own)) {
      if (method !== 'GET' || path.includes('{')) continue;
      expect((await ask(path, method, operationId, stranger)).text, operationId).not.toContain(id);
      continue;
    }
    const theirs = await ask(place(path, id), method, operationId, stranger);
    const none = await ask(place(path, absent), method, operationId, stranger);
    expect(theirs.status, operationId).toBe(404);
    expect({ status: theirs.status, body: theirs.body }, operationId).toEqual({ status: none.status, body: none.body });
    expect(theirs.text, operationId).not.toContain(id);
    tried.push(operationId);
  }
  for (const [at, one] of states.entries()) {
    const { status, body } = await ask(place(one.path, id), 'GET', one.operationId, owner);
    expect({ status, body }, one.operationId).toEqual({ status: before[at]?.status, body: before[at]?.body });
  }
  return tried;
}
