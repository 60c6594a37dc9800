import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as describeFinding } from '../../src/diagnostic/describe.ts';
import { openBookmark, openProfile } from '../../src/document/open-documents.ts';
import { compileGenerateSpec } from '../../src/generate/compile-spec.ts';
import { generateFiles } from '../../src/generate/generate-files.ts';
import { printDocument } from '../../src/print/print-document.ts';
import { urlProtocols } from '../../src/url/url-protocol.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { compiled, given, givenFor, kinds, sha1Hex } from './spec-arbitrary.ts';

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

describe('other parts of AWS', () => {
  const spec = (values: Readonly<Record<string, string>>) =>
    compileGenerateSpec('bookmark', given(values), { withSecrets: false });

  it('have a published profile for keys, with the host of the region', () => {
    const keys = spec({ access: 'keys', accessKeyId: 'AKIAQ3EGRFTUVWXYZABC', region: 'us-gov-east-1' });
    const made = keys.ok ? generateFiles(keys.spec, { sha1Hex }) : undefined;
    const text = made?.files[0]?.text ?? '';
    expect(text).toContain('<string>s3-us-gov-east-1</string>');
    expect(text).toContain('<string>s3.us-gov-east-1.amazonaws.com</string>');
  });

  it('need a profile of one own for a role, which names their STS', () => {
    const role = {
      access: 'role',
      accessKeyId: 'AKIAQ3EGRFTUVWXYZABC',
      roleArn: 'arn:aws-cn:iam::123456789012:role/Reports',
      mfaSerial: 'arn:aws-cn:iam::123456789012:mfa/anna',
      region: 'cn-north-1',
    };
    const refused = spec(role);
    expect(refused.ok ? [] : refused.diagnostics.map(({ code, facts }) => [code, facts['field']])).toEqual([
      ['generate-value-missing', 'vendor'],
    ]);
    expect(spec({ ...role, vendor: 'acme-cn' }).ok).toBe(true);
    const { accessKeyId: _, ...inProfile } = role;
    const own = compileGenerateSpec('profile', given({ ...inProfile, vendor: 'acme-cn', description: 'Acme' }), {
      withSecrets: false,
    });
    const made = own.ok ? generateFiles(own.spec, { sha1Hex }) : undefined;
    expect(made?.ok).toBe(true);
    expect(made?.files[0]?.text).toContain('<string>https://sts.cn-north-1.amazonaws.com.cn</string>');
  });
});
