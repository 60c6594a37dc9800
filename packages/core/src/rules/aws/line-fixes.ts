import type { FileEdit } from '../../diagnostic/diagnostic.ts';
import type { IniLine, IniSettingLine } from '../../ini/ini-tree.ts';
import type { Span } from '../../source/span.ts';

/** The setting's line and those that belong to it, line ends included. */
export function wholeLines(line: IniSettingLine): Span {
  return { start: line.fullSpan.start, end: line.children.at(-1)?.fullSpan.end ?? line.fullSpan.end };
}

/** The edit that lets a line begin at the first column. */
export function dedent(file: string, { span, indent }: IniLine): FileEdit {
  return { file, span: { start: span.start, end: span.start + indent }, text: '' };
}
