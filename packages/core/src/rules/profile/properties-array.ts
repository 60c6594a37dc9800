import { blankBefore, indentOf, newlineOf } from '../../plist/plist-indent.ts';
import { lookUp } from '../../plist/look-up.ts';
import type { PlistArray } from '../../plist/plist-tree.ts';
import { escapedText } from '../../plist/xml-escape.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { TextEdit } from '../../source/text-edit.ts';
import { plistFix } from '../plist-fix.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

export const profilePropertiesArray: ProfileRule = profileRule('profile-properties-array', (profile, report) => {
  const entry = lookUp(profile.dict, 'Properties');
  if (entry?.value.type !== 'array' || entry.value.items.length === 0) return;
  const { source } = profile.plist;
  report({
    file: profile.file,
    span: entry.keyTextSpan,
    // Versions before 2025 ignore a dictionary, so somebody has to agree (cyberduck-formats §3.2).
    fixes: plistFix(profile.plist, toDictionary(source, entry.value), 'turn the list into a dictionary', false),
  });
});

/** One edit for each tag and each member, so that comments and layout stay. None when a member is no `name=value`. */
function toDictionary(source: SourceText, array: PlistArray): TextEdit[] {
  const edits: TextEdit[] = [];
  const names = new Set<string>();
  const { start, end } = array.span;
  if (!source.text.startsWith('<array>', start) || !source.text.endsWith('</array>', end)) return [];
  if (array.gaps !== undefined && array.gaps.length > 0) return [];
  edits.push({ span: { start, end: start + '<array>'.length }, text: '<dict>' });
  // The first member shows how the others are laid out.
  const from = array.items[0]?.span.start ?? start;
  const newline = newlineOf(source);
  const between = blankBefore(source, from) ? newline + indentOf(source, from) : '';
  for (const item of array.items) {
    const equals = item.type === 'string' ? item.value.indexOf('=') : -1;
    if (item.type !== 'string' || equals === -1) return [];
    const name = item.value.slice(0, equals);
    if (names.has(name)) return [];
    names.add(name);
    const value = escapedText(item.value.slice(equals + 1), newline);
    edits.push({
      span: item.span,
      text: `<key>${escapedText(name, newline)}</key>${between}<string>${value}</string>`,
    });
  }
  edits.push({ span: { start: end - '</array>'.length, end }, text: '</dict>' });
  return edits;
}
