import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '../../src/guard/audit-log.ts';
import { createGuard } from '../../src/guard/guard.ts';
import { hostCheck } from '../../src/guard/hosts.ts';
import { openKeyRing } from '../../src/guard/key-ring.ts';
import { documentation, serviceUnderTest, type ServiceUnderTest } from '../service-under-test.ts';
import { keyFileOf, KeyText, noon } from './made-keys.ts';

const canary = 'CANARYofasecret0002';

const { file, keys } = keyFileOf({ tenant: 'acme', scopes: ['check', 'generate', 'fleet', 'connect', 'operate'] });
const key = keys[0]?.text ?? '';
const lines: string[] = [];
let service: ServiceUnderTest;

beforeAll(async () => {
  const opened = await openKeyRing({ source: new KeyText(file), now: () => noon, warn: () => undefined });
  if (!opened.ok) throw new Error(opened.reason);
  const audit = auditLog({ write: (line: string) => lines.push(line) > 0 }, () => noon);
  service = await serviceUnderTest({ guard: createGuard({ keys: opened.ring, hosts: hostCheck('localhost'), audit }) });
});

const operations = Object.entries(documentation.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({ path: path.replaceAll(/\{\w+\}/gu, canary), method: method.toUpperCase() })),
);

/** JSON with the canary in any of its values and names. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(canary, `aws_secret_access_key = ${canary}`, 'bookmark', 1, null, true),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('files', 'name', 'text', 'target', 'program', canary), tie('any'), { maxKeys: 3 }),
  ),
})).any;

const authorization = fc.constantFrom(
  undefined,
  `Bearer ${key}`,
  `Bearer ${key.slice(0, -6)}CANARY`,
  `Bearer ${canary}`,
  `Basic ${canary}`,
);

const header = fc.record(
  {
    Accept: fc.constantFrom('*/*', `text/${canary}`, 'application/json'),
    Cookie: fc.constant(`session=${canary}`),
    Origin: fc.constantFrom('http://localhost', `https://${canary}.example.com`),
    'User-Agent': fc.constant(canary),
    'X-Api-Key': fc.constant(canary),
    'X-Request-Id': fc.constantFrom(key, 'request-1'),
    'Content-Type': fc.constantFrom('application/json', `text/${canary}`, 'multipart/form-data; boundary=x'),
  },
  { requiredKeys: ['Content-Type'] },
);

describe('the audit log', () => {
  it('has nothing of a body, an address, a header or a key, whatever is sent', async () => {
    const request = fc.record({ operation: fc.constantFrom(...operations), body: value, header, authorization });
    await fc.assert(
      fc.asyncProperty(request, async ({ operation: { path, method }, body, header, authorization }) => {
        lines.length = 0;
        const headers = { ...header, ...(authorization === undefined ? {} : { Authorization: authorization }) };
        const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
        await service.send(`${path}?secret=${canary}`, { method, headers, ...sent });
        for (const line of lines) {
          expect(line).not.toMatch(/canary/iu);
          for (const secret of [key, key.slice(-43), keys[0]?.key.sha256 ?? '']) expect(line).not.toContain(secret);
          expect(Object.keys(JSON.parse(line) as object)).not.toContain('body');
        }
        expect(lines.length).toBeLessThanOrEqual(1);
      }),
      { seed: 2026, numRuns: 300 },
    );
  });
});
