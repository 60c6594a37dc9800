import { expect, it } from 'vitest';
import { responseExamples } from '../src/response-examples.data.ts';
import { contractOf } from './contract.ts';
import { exampleAnswers } from './example-answers.ts';
import { documentation } from './service-under-test.ts';

// After a change of an answer: npx vitest run packages/api/test/response-examples.test.ts -u
it('are what the service answers', { timeout: 180_000 }, async () => {
  const answers = JSON.stringify(await exampleAnswers(), undefined, 2);
  const text = `// Made by the service: npx vitest run packages/api/test/response-examples.test.ts -u\n\n/** Answers to the examples of requests, by operation and status. */\nexport const responseExamples: Readonly<Record<string, Readonly<Record<number, unknown>>>> = ${answers};\n`;
  await expect(text).toMatchFileSnapshot('../src/response-examples.data.ts');
});

const answered = Object.entries(documentation.paths).flatMap(([path, operations]) =>
  Object.entries(operations).flatMap(([method, { operationId, responses }]) =>
    Object.entries(responses)
      .filter(([status, { content = {} }]) => status < '300' && Object.hasOwn(content, 'application/json'))
      .map(([status, { content = {} }]) => ({ path, method, operationId, status: Number(status), content })),
  ),
);

it('are there for every answer that is JSON, and fit its schema', () => {
  const contract = contractOf(documentation);
  // This document is no example of itself.
  for (const { path, method, operationId, status, content } of answered.filter((one) => one.path !== '/openapi.json')) {
    const example = responseExamples[operationId]?.[status];
    expect({ operationId, status, example }).toMatchObject({ example: expect.anything() });
    expect(content['application/json']).toMatchObject({ examples: { usual: { value: example } } });
    const text = JSON.stringify(example);
    const headers = new Headers({
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json',
      ETag: '"x"',
    });
    contract.check({ method: method.toUpperCase(), path, status, headers, text, bytes: Buffer.from(text) });
  }
  expect(answered.length).toBeGreaterThan(30);
});
