import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { agreement, describeAgreement } from './conformance/agreement.ts';
import { configFiles } from './conformance/config-texts.ts';
import { smithyOutcome, withoutSwallowed } from './conformance/parse-columns.ts';
import { propertyRuns, propertySeed, sampled } from './conformance/property-runs.ts';
import { smithyLoader } from './conformance/smithy-loader.ts';
import { awsFilesOf } from './conformance/vector-file.ts';

const script = fileURLToPath(new URL('conformance/smithy-outcomes.mjs', import.meta.url));
const loader = smithyLoader();
if (loader === undefined) console.log('peer missing: @smithy/shared-ini-file-loader');

describe.skipIf(loader === undefined)('random files', () => {
  it(`are read as the real loader reads them, ${propertyRuns} of them, seed ${propertySeed}`, () => {
    const files = sampled(configFiles);
    const { stdout, stderr, status } = spawnSync(process.execPath, [script, loader ?? ''], {
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
      got: withoutSwallowed(smithyOutcome(awsFilesOf({ [kind]: { text, utf8: true } }), kind)),
    }));
    expect(describeAgreement(agreement('smithy', outcomes))).toBe(`smithy: agree ${propertyRuns}/${propertyRuns}`);
  });
});
