import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as describeFinding } from '../../src/diagnostic/describe.ts';
import { openBookmark, openProfile } from '../../src/document/open-documents.ts';
import { generateFiles } from '../../src/generate/generate-files.ts';
import { printDocument } from '../../src/print/print-document.ts';
import { urlProtocols } from '../../src/url/url-protocol.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { compiled, givenFor, kinds, sha1Hex } from './spec-arbitrary.ts';

const runs = Math.ceil(2000 / kinds.length);

describe('2,000 valid specifications', () => {
  it.each(kinds)('$target with $access for $program: clean, canonical, the same again', (kind) => {
    fc.assert(
      fc.property(givenFor(kind), (values) => {
        const spec = compiled(kind.target, values);
        const made = generateFiles(spec, { sha1Hex });
        const why = made.ok ? [] : made.diagnostics.map((one) => `${one.code}: ${describeFinding(one).message}`);
        expect(why).toEqual([]);
        expect(generateFiles(spec, { sha1Hex })).toEqual(made);
        for (const { kind: form, name, text } of made.files) {
          if (form === 'config' || form === 'credentials') continue;
          const source = new SourceText(name, text);
          const options = { protocols: urlProtocols([]), newUuid: 'none' };
          expect(printDocument(source, 'canonical', options).text).toBe(text);
          const model = form === 'bookmark' ? openBookmark(source).bookmark : openProfile(source).profile;
          expect(model).toBeDefined();
        }
      }),
      { numRuns: runs },
    );
  });
});
