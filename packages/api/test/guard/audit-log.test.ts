import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEntry, auditLog } from '../../src/guard/audit-log.ts';
import { noon } from './made-keys.ts';

function linesOf(...entries: readonly AuditEntry[]): readonly string[] {
  const lines: string[] = [];
  const log = auditLog({ write: (line: string) => lines.push(line) > 0 }, () => noon);
  for (const entry of entries) log(entry);
  return lines;
}

describe('the audit log', () => {
  it('tells who did what, to what, and what came of it', () => {
    const [line = ''] = linesOf({
      requestId: 'r-1',
      tenant: 'acme',
      caller: '0123456789ab',
      operation: 'cancelFleetJob',
      object: '018f-job',
      status: 202,
    });
    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toEqual({
      time: '2026-11-22T12:00:00.000Z',
      event: 'audit',
      requestId: 'r-1',
      tenant: 'acme',
      caller: '0123456789ab',
      operation: 'cancelFleetJob',
      object: '018f-job',
      outcome: 'allowed',
      status: 202,
    });
  });

  it('tells refusals and faults with the code of the problem', () => {
    const lines = linesOf({ status: 401, problem: 'credentials-missing' }, { status: 500, problem: 'fault' });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { outcome: 'refused', problem: 'credentials-missing' },
      { outcome: 'failed', problem: 'fault' },
    ]);
  });

  it('tells an id that is not ours by a digest, the same for the same', () => {
    const [one, two, other, odd] = linesOf(
      { object: 'canary-of-a-stranger', status: 404 },
      { object: 'canary-of-a-stranger', status: 404 },
      { object: 'canary-of-another', status: 404 },
      { object: 'canary\n{"event":"audit"}', status: 200 },
    );
    expect(one).toBe(two);
    expect(one).not.toBe(other);
    for (const line of [one, two, other, odd]) expect(line).not.toContain('canary');
  });

  it('is one line for each entry, whatever stands in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 50 });
    const entry = fc.record({
      requestId: text,
      tenant: text,
      caller: text,
      object: text,
      status: fc.integer({ min: 100, max: 599 }),
    });
    fc.assert(
      fc.property(entry, (one) => {
        const [line = '', ...more] = linesOf(one);
        expect(more).toEqual([]);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(JSON.parse(line)).toMatchObject({ tenant: one.tenant, caller: one.caller });
      }),
      { seed: 8, numRuns: 200 },
    );
  });
});
