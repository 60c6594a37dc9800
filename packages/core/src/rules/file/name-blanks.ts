import { baseName } from '../../bookmark/bookmark-folders.ts';
import { plistFileRule, type PlistFileRule } from '../rule.ts';

export const fileNameBlanks: PlistFileRule = plistFileRule('file-name-blanks', ({ source }, report) => {
  const name = baseName(source.name);
  const dot = name.lastIndexOf('.');
  const stem = dot <= 0 ? name : name.slice(0, dot);
  const mended = stem
    .split(' ')
    .filter((word) => word !== '')
    .join(' ')
    .replaceAll(' )', ')')
    .replaceAll('( ', '(');
  if (mended === stem) return;
  const nearest = `${mended}${dot <= 0 ? '' : name.slice(dot)}`;
  report({ file: source.name, span: { start: 0, end: 0 }, facts: { name, nearest } });
});
