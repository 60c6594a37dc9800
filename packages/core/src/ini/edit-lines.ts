import type { IniDraft } from './edit-draft.ts';
import type { IniLine, IniSection, IniSettingLine } from './ini-tree.ts';

/**
 * Whether a line belongs to the section that it stands in. Comments in the first column mean nothing to any program and
 * may as well belong to what follows; an indented one goes on with a value for the SDK for Java (aws-config A.2).
 */
export function isContent(line: IniLine): boolean {
  return line.type !== 'blank' && !(line.type === 'comment' && line.indent === 0);
}

/** The last line of a section that says something, its header when none does. */
export function lastContent(section: IniSection): IniLine | undefined {
  return section.lines.findLast(isContent) ?? section.header;
}

/** A setting and the lines that belong to it, comments and blank lines between them included. */
export function ownLines(draft: IniDraft, setting: IniSettingLine): readonly IniLine[] {
  const own: IniLine[] = [];
  let between: IniLine[] = [];
  for (const line of draft.linesFrom(setting)) {
    const child = line.type === 'nested' || line.type === 'continuation';
    const unrecognised = line.type === 'unrecognised' && line.problem === 'nested-without-delimiter';
    if (line === setting || child || unrecognised || (line.type === 'comment' && line.indent > 0)) {
      own.push(...between, line);
      between = [];
    } else if (isContent(line)) {
      break;
    } else {
      between.push(line);
    }
  }
  return own;
}
