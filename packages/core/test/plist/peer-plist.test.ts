import { readdirSync, readFileSync } from 'node:fs';
import { build, buildBinary, parse, type PlistValue } from 'plist';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { plainPlist } from '../../src/plist/plain-plist.ts';
import { readSource } from '../../src/source/read-source.ts';
import { peerForm } from './peer-form.ts';
import { parseText, rootDict } from './read-fixture.ts';
import { sharedFolder, vectorsExist } from './shared-vectors.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', 'ü', ' ', '1'), minLength: 1 });
const scalar = fc.oneof(
  fc.string({ unit: fc.constantFrom('x', 'y', '&', '<', 'é', '🦆') }),
  fc.boolean(),
  fc.integer({ min: -1000, max: 2 ** 31 - 1 }),
  fc.uint8Array({ minLength: 1 }),
);
const { value } = fc.letrec<{ value: PlistValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('value')),
    fc.dictionary(key, tie('value'), { noNullPrototype: true }),
  ),
}));
const root = fc.dictionary(key, value, { noNullPrototype: true });

describe('what the `plist` package writes', () => {
  it('is read as it was meant, in its binary form', () => {
    fc.assert(
      fc.property(root, (sample) => {
        const document = parsePlist(readSource('peer', buildBinary(sample)).source);
        expect(document).toMatchObject({ outcome: 'dict', format: 'binary', diagnostics: [] });
        expect(peerForm(plainPlist(rootDict(document)))).toEqual(sample);
      }),
    );
  });

  it('is read as it was meant, in its XML form', () => {
    fc.assert(
      fc.property(root, (sample) => {
        const document = parseText(build(sample));
        expect(document).toMatchObject({ outcome: 'dict', format: 'xml', diagnostics: [] });
        expect(peerForm(plainPlist(rootDict(document)))).toEqual(sample);
      }),
    );
  });
});

describe.skipIf(!vectorsExist)('published profiles', () => {
  it('are read as the `plist` package reads them', () => {
    const folder = `${sharedFolder}corpus/profiles/`;
    for (const name of readdirSync(folder)) {
      const { source } = readSource(name, readFileSync(folder + name));
      expect(peerForm(plainPlist(rootDict(parsePlist(source)))), name).toEqual(parse(source.text));
    }
  });
});
