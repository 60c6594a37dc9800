import { findProtocol, protocols } from '../../profile/protocols.ts';
import { nearestName } from '../nearest-name.ts';
import { replaceXml } from '../replace-text.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

export const bookmarkProtocolUnknown: BookmarkRule = bookmarkRule('bookmark-protocol-unknown', (bookmark, report) => {
  const { protocol } = bookmark;
  if (protocol === undefined || protocol.value.trim() === '' || findProtocol(protocol.value) !== undefined) return;
  // An old form is the hash code of a protocol; a Vendor is taken as well (cyberduck-formats §2.3): no verdict on those.
  const nearest = nearestName(
    protocol.value,
    protocols.map(({ identifier }) => identifier),
  );
  if (nearest === undefined) return;
  const onlyCase = nearest === protocol.value.trim().toLowerCase();
  report({
    file: bookmark.file,
    span: protocol.textSpan,
    facts: { found: protocol.value, nearest },
    fixes: replaceXml(bookmark.plist, protocol.span, `<string>${nearest}</string>`, `write "${nearest}"`, onlyCase),
  });
});
