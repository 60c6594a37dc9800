import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mfaRoleWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { stsFailures } from './sts-failures.ts';
import type { StsFailure } from './sts-failures/sts-failure.ts';
import { WebClient } from './web-client.ts';

async function play({ world = mfaRoleWorld, produce, message }: StsFailure): Promise<readonly unknown[]> {
  const client = new WebClient(world());
  const answer = await produce(client);
  // Some texts of AWS name the moment of the answer; IncompleteSignature quotes the whole header back.
  const expected = typeof message === 'function' ? message(client) : (message ?? answer.message);
  return [answer.status, answer.code, answer.message, expected];
}

describe('a failure of STS', () => {
  it.each(stsFailures)('$title: $code', async (failure) => {
    const [status, code, got, expected] = await play(failure);
    expect([status, code, got]).toEqual([failure.status, failure.code, expected]);
  });
});

const facts = fileURLToPath(new URL('../../../../shared/reference/aws-wire.md', import.meta.url));

describe.skipIf(!existsSync(facts))('the failures of the facts', () => {
  /** The rows of the table of §2.5: their codes, and their texts. */
  function rowsOfFacts(): readonly (readonly [codes: string, texts: string])[] {
    const text = readFileSync(facts, 'utf8');
    const table = text.slice(text.indexOf('### 2.5 Errors'), text.indexOf('## 3. '));
    const rows = table.split('\n').filter((line) => /^\| [45]/.test(line));
    return rows.map((line) => {
      const [, status = '', code = '', texts = ''] = line.split('|');
      return [`${status} ${code}`, texts];
    });
  }

  it('are all there', () => {
    const produced = new Set(stsFailures.map(({ code }) => code));
    const codes = new Set(rowsOfFacts().flatMap(([text]) => text.match(/[A-Z][A-Za-z]+/g) ?? []));
    expect(codes.size).toBeGreaterThan(10);
    expect([...codes].filter((code) => !produced.has(code))).toEqual([]);
  });

  it('have the texts of the facts, where those name nothing of the caller', async () => {
    const messages = new Set<unknown>();
    for (const failure of stsFailures) messages.add((await play(failure))[2]);
    const texts = rowsOfFacts().flatMap(([, all]) => {
      // What is said to be older is for clients to recognise.
      const current = all.split('older:', 1)[0] ?? '';
      return [...current.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? '');
    });
    const fixed = texts.filter((text) => !/…|ARN|ISSUER|Z \(|: [XT]$|N must/.test(text));
    expect(fixed.length).toBeGreaterThan(20);
    expect(fixed.filter((text) => !messages.has(text))).toEqual([]);
  });
});
