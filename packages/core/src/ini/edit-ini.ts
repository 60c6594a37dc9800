import { isBlankAt } from './blanks.ts';
import type { IniDraft } from './edit-draft.ts';
import { isContent, lastContent, ownLines } from './edit-lines.ts';
import { blanksBehindDelimiter, newNestedLine, newSettingLine } from './edit-style.ts';
import type { IniLine, IniNestedLine, IniSection, IniSettingLine } from './ini-tree.ts';

/** Why a change cannot be made to the lines that are there. */
export type IniEditProblem =
  | 'setting-missing'
  | 'setting-exists'
  /** A value for a setting that is the head of a nested block. */
  | 'setting-is-block'
  /** A nested setting for a head that has a value. */
  | 'setting-has-value';

type Entry = readonly [key: string, value: string];

/**
 * Gives a setting a value, or adds it behind the section's last line. Of a repeated key the last counts. A comment
 * behind the old value moves to a line of its own: botocore and Cyberduck take it for a part of the value
 * (aws-config A.2). `dropComment`: that comment may be a part of a secret. Names and values have been checked before.
 */
export function setIniSetting(
  draft: IniDraft,
  section: IniSection,
  key: string,
  value: string,
  dropComment = false,
): IniEditProblem | undefined {
  const line = findSettings(draft, section, key).at(-1);
  if (line === undefined) {
    insertAtEnd(draft, section, [newSettingLine(draft, section, key, value)]);
    return undefined;
  }
  if (line.children.some((child) => child.type === 'nested')) return 'setting-is-block';
  setValue(draft, line, key, value, dropComment);
  for (const below of ownLines(draft, line).slice(1)) {
    if (below.type === 'comment' && below.indent > 0)
      // The SDK for Java takes it for the rest of the value.
      draft.replace(below, { start: below.span.start, end: below.span.start + below.indent }, '');
    else if (isContent(below)) draft.delete(below);
  }
  return undefined;
}

/** The same for settings of a nested block such as `s3 =`, which is made when there is none. */
export function setNestedIniSettings(
  draft: IniDraft,
  section: IniSection,
  parentKey: string,
  entries: readonly Entry[],
): IniEditProblem | undefined {
  const parent = findSettings(draft, section, parentKey).at(-1);
  if (parent === undefined) {
    const head = newSettingLine(draft, section, parentKey, '');
    insertAtEnd(draft, section, [head, ...entries.map(([key, value]) => newNestedLine(draft, head, key, value))]);
    return undefined;
  }
  if (parent.wholeValueSpan.end > parent.wholeValueSpan.start) return 'setting-has-value';
  const added: string[] = [];
  for (const [key, value] of entries) {
    const line = findNested(draft, parent, key).at(-1);
    if (line === undefined) added.push(newNestedLine(draft, parent, key, value));
    else setValue(draft, line, key, value, false);
  }
  if (added.length > 0) draft.insertAfter(ownLines(draft, parent).at(-1) ?? parent, added);
  return undefined;
}

/** Gives a setting another key; its value, comment and place stay. */
export function renameIniSetting(
  draft: IniDraft,
  section: IniSection,
  from: string,
  to: string,
): IniEditProblem | undefined {
  const found = findSettings(draft, section, from);
  if (found.length === 0) return 'setting-missing';
  if (from.toLowerCase() !== to.toLowerCase() && findSettings(draft, section, to).length > 0) return 'setting-exists';
  for (const line of found) draft.replace(line, line.keySpan, to);
  return undefined;
}

/** The same for a setting of a nested block. */
export function renameNestedIniSetting(
  draft: IniDraft,
  section: IniSection,
  parentKey: string,
  from: string,
  to: string,
): IniEditProblem | undefined {
  const parents = findSettings(draft, section, parentKey);
  const found = parents.flatMap((parent) => findNested(draft, parent, from));
  if (found.length === 0) return 'setting-missing';
  const taken = parents.some((parent) => findNested(draft, parent, to).length > 0);
  if (from.toLowerCase() !== to.toLowerCase() && taken) return 'setting-exists';
  for (const line of found) draft.replace(line, line.keySpan, to);
  return undefined;
}

/** Takes a setting away, every occurrence of it, with the lines that belong to it. */
export function removeIniSetting(draft: IniDraft, section: IniSection, key: string): IniEditProblem | undefined {
  const found = findSettings(draft, section, key);
  if (found.length === 0) return 'setting-missing';
  for (const setting of found) for (const line of ownLines(draft, setting)) draft.delete(line);
  return undefined;
}

/** Takes settings of a nested block away, and the block with the last one. */
export function removeNestedIniSettings(
  draft: IniDraft,
  section: IniSection,
  parentKey: string,
  keys: readonly string[],
): IniEditProblem | undefined {
  const parents = findSettings(draft, section, parentKey);
  for (const parent of parents) {
    const gone = new Set<IniLine>(keys.flatMap((key) => findNested(draft, parent, key)));
    const all = parent.children.every((child) => gone.has(child)) && gone.size > 0;
    for (const line of all ? ownLines(draft, parent) : gone) draft.delete(line);
  }
  const missing = keys.some((key) => parents.every((parent) => findNested(draft, parent, key).length === 0));
  return missing ? 'setting-missing' : undefined;
}

/** Adds a section at the end of the file; a value that is a list becomes a nested block. */
export function addIniSection(
  draft: IniDraft,
  header: string,
  settings: Iterable<readonly [key: string, value: string | readonly Entry[]]>,
): void {
  draft.append(newSectionLines(draft, header, settings));
}

/** The lines of a new section, in the style of the file. */
export function newSectionLines(
  draft: IniDraft,
  header: string,
  settings: Iterable<readonly [key: string, value: string | readonly Entry[]]>,
): string[] {
  const empty: IniSection = { header: undefined, lines: [], settings: [], span: { start: 0, end: 0 } };
  const lines = [`[${header}]`];
  for (const [key, value] of settings) {
    const line = newSettingLine(draft, empty, key, typeof value === 'string' ? value : '');
    lines.push(line);
    if (typeof value === 'string') continue;
    for (const [child, below] of value) lines.push(newNestedLine(draft, line, child, below));
  }
  return lines;
}

/** Gives a section another name: the text between its brackets. */
export function renameIniSection(draft: IniDraft, section: IniSection, header: string): void {
  if (section.header !== undefined) draft.replace(section.header, section.header.innerSpan, header);
}

/**
 * Takes a section away, from its header to its last setting, and the blank lines behind it; at the end of the file those
 * before it. Comments in the first column behind it stay: they may belong to what follows.
 */
export function removeIniSection(draft: IniDraft, section: IniSection): void {
  const last = section.lines.findLastIndex(isContent);
  if (section.header !== undefined) draft.delete(section.header);
  for (const line of section.lines.slice(0, last + 1)) draft.delete(line);
  for (const line of section.lines.slice(last + 1)) {
    if (line.type !== 'blank') break;
    draft.delete(line);
  }
  draft.trimEnd();
}

/** The settings of a key, which are compared as botocore does: without case. */
export function findSettings(draft: IniDraft, section: IniSection, key: string): IniSettingLine[] {
  const wanted = key.toLowerCase();
  return section.settings.filter((line) => draft.tree.source.slice(line.keySpan).toLowerCase() === wanted);
}

/** The lines of a key in a nested block. */
export function findNested(draft: IniDraft, parent: IniSettingLine, key: string): IniNestedLine[] {
  const wanted = key.toLowerCase();
  return parent.children
    .filter((child) => child.type === 'nested')
    .filter((line) => draft.tree.source.slice(line.keySpan).toLowerCase() === wanted);
}

function setValue(
  draft: IniDraft,
  line: IniSettingLine | IniNestedLine,
  key: string,
  value: string,
  dropComment: boolean,
): void {
  const { source } = draft.tree;
  const whole = line.wholeValueSpan;
  const filled = whole.end > whole.start;
  const span = filled ? whole : { start: line.delimiterSpan.end, end: line.span.end };
  const spaced = filled && isBlankAt(source.text, whole.start - 1);
  const blanks = filled && (spaced || whole.start === line.delimiterSpan.end) ? '' : blanksBehindDelimiter(draft, line);
  draft.replaceParts(line, [
    { span: line.keySpan, text: key },
    // The SDKs for JavaScript and Java know no `:` (aws-config A.4).
    { span: line.delimiterSpan, text: '=' },
    { span, text: blanks + value },
  ]);
  // Cyberduck knows no comment but `#` (cyberduck-s3-connect §1.9).
  if (line.commentSpan !== undefined && !dropComment && source.slice(whole) !== value)
    draft.insertBefore(line, [`#${source.slice(line.commentSpan).slice(1).trimEnd()}`]);
}

function insertAtEnd(draft: IniDraft, section: IniSection, lines: readonly string[]): void {
  const last = lastContent(section);
  if (last === undefined) draft.append(lines);
  else draft.insertAfter(last, lines);
}
