import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectFailure } from './expect-failure.ts';
import type { FailureCase } from './stage.ts';
import { ofAuthorization, ofKeys, ofService, ofSignatures } from './sts-key-cases.ts';
import { withMfa } from './sts-mfa-cases.ts';
import { ofParameters } from './sts-parameter-cases.ts';
import { ofWebIdentity } from './web-identity-cases.ts';

const groups: Readonly<Record<string, readonly FailureCase[]>> = {
  'the second factor': withMfa,
  authorization: ofAuthorization,
  keys: ofKeys,
  signatures: ofSignatures,
  parameters: ofParameters,
  'web identity': ofWebIdentity,
  'the service': ofService,
};

describe.each(Object.entries(groups))('a connection that meets a failure of %s', (_, cases) => {
  it.each(cases)('$title: $guidance', async (failure) => {
    const met = await expectFailure(failure);
    expect(met?.operation).toMatch(/^(?:AssumeRole|GetSessionToken|GetCallerIdentity)/u);
  });
});

const facts = fileURLToPath(new URL('../../../../../shared/reference/aws-wire.md', import.meta.url));

describe.skipIf(!existsSync(facts))('the failures of the facts', () => {
  it('are all met', () => {
    const text = readFileSync(facts, 'utf8');
    const table = text.slice(text.indexOf('### 2.5 Errors'), text.indexOf('## 3. '));
    const rows = table.split('\n').filter((line) => /^\| [45]/u.test(line));
    const codes = rows.flatMap(
      (row) =>
        row
          .split('|')
          .slice(1, 3)
          .join(' ')
          .match(/[A-Z][A-Za-z]+/gu) ?? [],
    );
    const met = new Set(
      Object.values(groups)
        .flat()
        .map(({ code }) => code),
    );
    expect(new Set(codes).size).toBeGreaterThan(10);
    expect(codes.filter((code) => !met.has(code))).toEqual([]);
  });
});
