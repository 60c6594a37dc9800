import {
  type Code,
  printDocument,
  type PrintForm,
  type Report,
  SourceText,
  textReport,
  urlProtocols,
} from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';
import type { Asked, OtherExample } from './other-example.ts';
import { reportPaint } from './report-paint.ts';

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
`;

function bookmark(entries: string): SourceText {
  const text = `${head}    <key>Protocol</key>
    <string>sftp</string>
    <key>Hostname</key>
    <string>drop.example.org</string>
    <key>Username</key>
    <string>alice</string>
${entries}</dict>
</plist>
`;
  return new SourceText('drop.duck', text);
}

const withNickname = bookmark(`    <key>Nickname</key>
    <string>Drop box</string>
`);
const withComment = bookmark(`    <!-- for the nightly import -->
    <key>Path</key>
    <string>/in</string>
`);
const withCommentKey = bookmark(`    <key>Comment</key>
    <string>for the nightly import</string>
    <key>Path</key>
    <string>/in</string>
`);
const withUnknownKey = bookmark(`    <key>Cost Centre</key>
    <string>4711</string>
`);
const list = new SourceText(
  'list.plist',
  `${head}    <key>Name</key>\n    <string>a list</string>\n</dict>\n</plist>\n`,
);

/** A file, the form that loses something of it, and a form, or another file, with which nothing is lost. */
const printed: ReadonlyMap<Code, readonly [source: SourceText, to: PrintForm, better: PrintForm, mended?: SourceText]> =
  new Map([
    ['print-key-dropped', [withUnknownKey, 'canonical', 'json']],
    ['print-comments-dropped', [withComment, 'cyberduck', 'cyberduck', withCommentKey]],
    ['print-form-not-possible', [list, 'canonical', 'xml']],
    ['url-key-not-held', [withNickname, 'url', 'json']],
  ]);

/** A form that cannot hold what a file says. */
export function printExample(code: Code): OtherExample | undefined {
  const example = printed.get(code);
  if (example === undefined) return undefined;
  const [source, to, better, mended = source] = example;
  return { ...asked(source, to), better: asked(mended, better) };
}

function asked(source: SourceText, to: PrintForm): Asked {
  const { text, diagnostics, secrets } = printDocument(source, to, {
    protocols: urlProtocols(catalogueProfiles()),
    newUuid: '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11',
  });
  const report: Report = { files: [{ source, diagnostics, secrets }], skipped: [] };
  return {
    shown: [{ name: source.name, language: 'xml', text: source.text }],
    command: `duckbill print ${source.name} --to ${to}`,
    output: [text ?? '', diagnostics.length === 0 ? '' : textReport(report, reportPaint)]
      .filter((part) => part !== '')
      .join('\n\n'),
    codes: diagnostics.map(({ code }) => code),
  };
}
