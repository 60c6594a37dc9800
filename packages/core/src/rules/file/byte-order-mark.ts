import { plistFix } from '../plist-fix.ts';
import { plistFileRule, type PlistFileRule } from '../rule.ts';

export const fileByteOrderMark: PlistFileRule = plistFileRule('file-byte-order-mark', ({ source, plist }, report) => {
  const encoding = source.origin?.encoding ?? 'utf-8';
  if (encoding !== 'utf-8' || !source.text.startsWith('\u{feff}') || plist.format !== 'xml') return;
  report({
    file: source.name,
    span: { start: 0, end: 1 },
    fixes: plistFix(plist, [{ span: { start: 0, end: 1 }, text: '' }], 'remove the mark', false),
  });
});
