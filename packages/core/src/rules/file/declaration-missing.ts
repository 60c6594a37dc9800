import { newlineOf } from '../../plist/plist-indent.ts';
import { plistFix } from '../plist-fix.ts';
import { plistFileRule, type PlistFileRule } from '../rule.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

export const fileDeclarationMissing: PlistFileRule = plistFileRule(
  'file-declaration-missing',
  ({ kind, source, plist }, report) => {
    // Only profiles are published, and a catalogue is made of them.
    if (kind !== 'profile' || plist.format !== 'xml' || plist.outcome !== 'dict') return;
    const start = source.text.startsWith('\u{feff}') ? 1 : 0;
    if (source.text.startsWith('<?xml', start)) return;
    const first = source.text.trimStart();
    const from = source.text.length - first.length;
    const isUtf8 = source.origin === undefined || source.origin.encoding === 'utf-8';
    const end = source.text.indexOf('>', from) + 1;
    report({
      file: source.name,
      span: { start: from, end: Math.min(end, from + 60) },
      fixes: isUtf8
        ? plistFix(
            plist,
            [{ span: { start, end: from }, text: declaration + newlineOf(source) }],
            'add the declaration',
            // Nothing is broken, and another byte is another checksum: somebody has to want it (cyberduck-formats §2.1).
            false,
          )
        : [],
    });
  },
);
