import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { agreement, describeAgreement } from './conformance/agreement.ts';
import { configTexts } from './conformance/config-texts.ts';
import { botocoreOutcome } from './conformance/parse-columns.ts';
import { awsFilesOf } from './conformance/vector-file.ts';

const script = fileURLToPath(new URL('conformance/botocore-outcomes.py', import.meta.url));
/** The nightly run asks for 20,000: DUCKBILL_PROPERTY_RUNS. */
const RUNS = Number(process.env['DUCKBILL_PROPERTY_RUNS'] ?? 2000);
const SEED = Number(process.env['DUCKBILL_SEED'] ?? 20_261_121);

describeWithPeers(['botocore'], 'random files', () => {
  it(`are read as the real botocore reads them, ${RUNS} of them`, () => {
    const texts = fc.sample(configTexts, { numRuns: RUNS, seed: SEED });
    const { stdout, stderr, status } = spawnSync('python3', [script], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
      maxBuffer: 1_000_000_000,
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const expected: unknown = JSON.parse(stdout);
    const outcomes = texts.map((text, index) => ({
      name: JSON.stringify(text),
      expected: Array.isArray(expected) ? expected[index] : undefined,
      got: botocoreOutcome(awsFilesOf({ config: { text, utf8: true } }), 'config'),
    }));
    expect(describeAgreement(agreement('botocore', outcomes))).toBe(`botocore: agree ${RUNS}/${RUNS}`);
  });
});
