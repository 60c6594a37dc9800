import type { IniDraft } from './edit-draft.ts';
import type { IniNestedLine, IniSection, IniSettingLine } from './ini-tree.ts';

/** Four blanks, as the AWS CLI writes nested blocks (aws-config A.6). */
const NESTED_INDENT = '    ';

/** `key = value` as the settings beside it are written: their indentation, their blanks around the `=`. */
export function newSettingLine(draft: IniDraft, section: IniSection, key: string, value: string): string {
  const neighbour = section.settings.at(-1) ?? draft.lastSetting;
  const indent = section.settings.length === 0 ? '' : smallestIndent(draft, section.settings);
  return indent + assignment(draft, neighbour, alignedColumn(section.settings), key, value);
}

/** The same for a line of a nested block; `parent` is its head, or the line of a head that is still to be written. */
export function newNestedLine(draft: IniDraft, head: IniSettingLine | string, key: string, value: string): string {
  const parent = typeof head === 'string' ? undefined : head;
  const own = parent?.children.findLast((child) => child.type === 'nested');
  const neighbour = own ?? draft.lastNested;
  const parentIndent =
    typeof head === 'string' ? head.slice(0, head.length - head.trimStart().length) : indentOf(draft, head);
  const indent = neighbour === undefined ? '' : indentOf(draft, neighbour);
  const deeper = indent.length > parentIndent.length ? indent : parentIndent + NESTED_INDENT;
  return deeper + assignment(draft, neighbour ?? parent ?? draft.lastSetting, undefined, key, value);
}

/** Writes one assignment with the blanks of another, or with one on each side. */
function assignment(
  draft: IniDraft,
  neighbour: IniSettingLine | IniNestedLine | undefined,
  column: number | undefined,
  key: string,
  value: string,
): string {
  const { before, after } = blanksOf(draft, neighbour);
  const padding = column === undefined ? before : ' '.repeat(Math.max(1, column - key.length));
  return `${key}${padding}=${value === '' ? '' : after}${value}`;
}

/** What to put between the `=` of a setting and a value that it did not have. */
export function blanksBehindDelimiter(draft: IniDraft, line: IniSettingLine | IniNestedLine): string {
  return blanksOf(draft, line).after;
}

function blanksOf(
  draft: IniDraft,
  line: IniSettingLine | IniNestedLine | undefined,
): { readonly before: string; readonly after: string } {
  if (line === undefined) return { before: ' ', after: ' ' };
  const { source } = draft.tree;
  const before = source.slice({ start: line.keySpan.end, end: line.delimiterSpan.start });
  const empty = line.valueSpan.start === line.valueSpan.end;
  const after = empty ? before : source.slice({ start: line.delimiterSpan.end, end: line.valueSpan.start });
  // More than one blank lines something up, which the new key has no part in.
  return { before: plainBlank(before), after: plainBlank(after) };
}

function plainBlank(text: string): string {
  if (text === '' || text === '\t') return text;
  return ' ';
}

/** Where every `=` of the settings stands, counted from their start, when somebody has lined them up. */
function alignedColumn(settings: readonly IniSettingLine[]): number | undefined {
  const columns = new Set(settings.map((line) => line.delimiterSpan.start - line.keySpan.start));
  const widths = new Set(settings.map((line) => line.keySpan.end - line.keySpan.start));
  const [column] = columns;
  return columns.size === 1 && widths.size > 1 ? column : undefined;
}

/** botocore takes a line that stands deeper than the one above for the rest of its value (aws-config A.4). */
function smallestIndent(draft: IniDraft, settings: readonly IniSettingLine[]): string {
  let smallest: string | undefined;
  for (const line of settings) {
    const indent = indentOf(draft, line);
    if (smallest === undefined || indent.length < smallest.length) smallest = indent;
  }
  return smallest ?? '';
}

function indentOf(draft: IniDraft, line: IniSettingLine | IniNestedLine): string {
  return draft.tree.source.slice({ start: line.span.start, end: line.span.start + line.indent });
}
