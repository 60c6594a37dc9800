import { replaceXml } from '../replace-text.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/** Lists in properties are cut at single blanks only (cyberduck-formats §3.2). */
export const profileListBrokenLines: ProfileRule = profileRule('profile-list-broken-lines', (profile, report) => {
  const { source } = profile.plist;
  for (const [name, { value, span, textSpan }] of profile.properties) {
    if (!name.endsWith('.options')) continue;
    const trimmed = value.trim();
    if (!/[\t\n\r]/u.test(trimmed)) continue;
    const written = source.slice(textSpan);
    const isPlain = written.replaceAll('\r\n', '\n').endsWith(value) && !/[&<]/u.test(written);
    report({
      file: profile.file,
      span: textSpan.end > textSpan.start ? textSpan : span,
      facts: { name, words: trimmed.split(/\s+/u) },
      // No storage class has a line break in its name.
      fixes: isPlain
        ? replaceXml(profile.plist, textSpan, written.trim().split(/\s+/u).join(' '), 'put it on one line', true)
        : [],
    });
  }
});
