import { inheritProfile } from '../../profile/inherit-profile.ts';
import { setPlistString } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { plistFix } from '../plist-fix.ts';
import { fileSetRule, type FileSetRule } from '../rule.ts';

export const bookmarkPortDiffers: FileSetRule = fileSetRule('bookmark-port-differs', ({ bookmarks }, report) => {
  for (const { bookmark, profile } of bookmarks) {
    const entry = lookUp(bookmark.dict, 'Port');
    if (profile === undefined || bookmark.port === undefined || entry === undefined || bookmark.port.value === -1)
      continue;
    const { defaultPort, flags } = inheritProfile(profile);
    if (defaultPort === undefined || flags.get('Port Configurable')?.value !== false) continue;
    if (defaultPort.value === bookmark.port.value) continue;
    const fixed = String(defaultPort.value);
    report({
      file: bookmark.file,
      span: bookmark.port.textSpan,
      facts: { found: bookmark.port.value, fixed },
      ...(defaultPort.origin.kind === 'file'
        ? { related: [{ file: profile.file, span: defaultPort.origin.span, label: 'fixed here' }] }
        : {}),
      fixes: plistFix(bookmark.plist, setPlistString(bookmark.plist.source, entry, fixed), `write ${fixed}`, false),
    });
  }
});
