import { expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { SourceText } from '../../src/source/source-text.ts';

/** As the guides print it: a placeholder in angle brackets makes the file unreadable. */
const fromTheGuide = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <key>role_arn</key>
    <string>arn:aws:iam::<ACCOUNT_ID>:role/S3</string>
</dict>
</plist>
`;

it('tells a placeholder from a damaged file', () => {
  const source = new SourceText('guide.cyberduckprofile', fromTheGuide);
  const findings = lint([source]).files[0]?.diagnostics ?? [];
  const found = findings.find(({ code }) => code === 'placeholder-left-in');
  expect(found?.facts).toMatchObject({ setting: 'role_arn', placeholder: '<ACCOUNT_ID>' });
  expect(found && source.slice(found.span)).toBe('<ACCOUNT_ID>');
  expect(findings.some(({ code }) => code === 'plist-unreadable')).toBe(true);
});

it('is silent where a file is only cut off', () => {
  const source = new SourceText(
    'cut.cyberduckprofile',
    fromTheGuide.replace('<ACCOUNT_ID>', '111122223333').slice(0, -30),
  );
  expect(lint([source]).files[0]?.diagnostics.map(({ code }) => code)).not.toContain('placeholder-left-in');
});
