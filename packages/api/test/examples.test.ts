import { describe, expect, it } from 'vitest';
import { documentation, post } from './service-under-test.ts';

const needsService = /^\/v1\/(?:fleet\/jobs|connect)/u;

const examples = Object.entries(documentation.paths).flatMap(([path, methods]) => {
  const { requestBody } = methods['post'] ?? {};
  const named = needsService.test(path) ? {} : (requestBody?.content['application/json']?.examples ?? {});
  return Object.entries(named).map(([name, { value }]) => [path, name, value] as const);
});

describe('the examples of the documentation', () => {
  it.each(examples)('%s: %s', async (path, _name, value) => {
    const { status, text } = await post(path, value);
    expect(status, text).toBe(200);
  });

  // Jobs and connections need services that this world does not have.
  it('are there for every route that keeps nothing and takes JSON', () => {
    const taking = Object.entries(documentation.paths).flatMap(([path, { post: operation }]) => {
      const { requestBody } = operation ?? {};
      return requestBody?.content['application/json'] === undefined ? [] : [path];
    });
    expect(taking.filter((path) => !needsService.test(path) && !examples.some(([known]) => known === path))).toEqual(
      [],
    );
  });
});
