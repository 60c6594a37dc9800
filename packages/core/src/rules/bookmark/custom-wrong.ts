import { lookUp } from '../../plist/look-up.ts';
import { plistTypeName } from '../plist-type-name.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

export const bookmarkCustomWrong: BookmarkRule = bookmarkRule('bookmark-custom-wrong', ({ file, dict }, report) => {
  const custom = lookUp(dict, 'Custom')?.value;
  if (custom === undefined) return;
  if (custom.type !== 'dict') {
    const facts = { what: '"Custom"', found: plistTypeName(custom), consequence: 'and is ignored' };
    report({ file, span: custom.span, facts });
    return;
  }
  for (const { key, value } of custom.entries) {
    if (value.type !== 'dict' && value.type !== 'array' && value.type !== 'data' && value.type !== 'set') continue;
    const facts = { what: `"${key}" in "Custom"`, found: plistTypeName(value), consequence: 'and reads as garbage' };
    report({ file, span: value.span, facts });
  }
});
