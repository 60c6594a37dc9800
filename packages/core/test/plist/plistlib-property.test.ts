import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { agreement, describeAgreement } from '../aws/conformance/agreement.ts';
import { propertyRuns, propertySeed, sampled } from '../aws/conformance/property-runs.ts';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { plainPlist } from '../../src/plist/plain-plist.ts';
import { readSource } from '../../src/source/read-source.ts';
import { peerForm } from './peer-form.ts';
import { plistTexts } from './plist-texts.ts';
import { parseText, rootDict } from './read-fixture.ts';
import { treeForm } from './vector-form.ts';

const script = fileURLToPath(new URL('plistlib-outcomes.py', import.meta.url));
const samples = sampled(plistTexts);
const all = (column: string) => `${column}: agree ${propertyRuns}/${propertyRuns}`;

function formOf(bytes: Uint8Array): unknown {
  const { root, outcome } = parsePlist(readSource('x.plist', bytes).source);
  return root === undefined || outcome !== 'dict' ? outcome : treeForm(root);
}

describe('random property lists', () => {
  it(`are read as they were meant, ${propertyRuns} of them, seed ${propertySeed}`, () => {
    const outcomes = samples.map(({ text, tree }) => ({
      name: text,
      expected: tree,
      got: formOf(Buffer.from(text)),
    }));
    expect(describeAgreement(agreement('meant', outcomes))).toBe(all('meant'));
  });

  it(`are read as the plist package reads them, ${propertyRuns} of them, seed ${propertySeed}`, () => {
    // It takes an instruction for a missing key, and loses an empty key and `__proto__`.
    const known = samples.filter(({ text }) => !/<\?note|<key><|<key>__proto__</u.test(text));
    expect(known.length).toBeGreaterThan(propertyRuns / 10);
    for (const { text } of known) expect(peerForm(plainPlist(rootDict(parseText(text)))), text).toEqual(parse(text));
  });
});

interface Outcome {
  readonly tree?: unknown;
  readonly xml?: string;
  readonly binary?: string;
}

describeWithPeers(['plistlib'], 'random property lists', () => {
  it(`are read as plistlib reads them, and so is what it writes, ${propertyRuns} of them, seed ${propertySeed}`, () => {
    const { stdout, stderr, status } = spawnSync('python3', [script], {
      input: JSON.stringify(samples.map(({ text }) => text)),
      encoding: 'utf8',
      maxBuffer: 1_000_000_000,
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const outcomes: readonly Outcome[] = JSON.parse(stdout);
    const read = (column: string, got: (outcome: Outcome, text: string) => unknown): string =>
      describeAgreement(
        agreement(
          column,
          samples.map(({ text }, at) => ({
            name: text,
            expected: outcomes[at]?.tree ?? outcomes[at],
            got: got(outcomes[at] ?? {}, text),
          })),
        ),
      );
    expect(read('text', (_outcome, text) => formOf(Buffer.from(text)))).toBe(all('text'));
    expect(read('xml', ({ xml = '' }) => formOf(Buffer.from(xml, 'base64')))).toBe(all('xml'));
    expect(read('binary', ({ binary = '' }) => formOf(Buffer.from(binary, 'base64')))).toBe(all('binary'));
  });
});
