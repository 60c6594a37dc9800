import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { agreement, describeAgreement } from './conformance/agreement.ts';
import { configFiles } from './conformance/config-texts.ts';
import { botocoreOutcome } from './conformance/parse-columns.ts';
import { propertyRuns, propertySeed, sampled } from './conformance/property-runs.ts';
import { awsFilesOf } from './conformance/vector-file.ts';

const script = fileURLToPath(new URL('conformance/botocore-outcomes.py', import.meta.url));

describeWithPeers(['botocore'], 'random files', () => {
  it(`are read as the real botocore reads them, ${propertyRuns} of them, seed ${propertySeed}`, () => {
    const files = sampled(configFiles);
    const { stdout, stderr, status } = spawnSync('python3', [script], {
      input: JSON.stringify(files),
      encoding: 'utf8',
      maxBuffer: 1_000_000_000,
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const expected: unknown = JSON.parse(stdout);
    const outcomes = files.map(([kind, text], index) => ({
      name: `${kind} ${JSON.stringify(text)}`,
      expected: Array.isArray(expected) ? expected[index] : undefined,
      got: botocoreOutcome(awsFilesOf({ [kind]: { text, utf8: true } }), kind),
    }));
    expect(describeAgreement(agreement('botocore', outcomes))).toBe(`botocore: agree ${propertyRuns}/${propertyRuns}`);
  });
});
