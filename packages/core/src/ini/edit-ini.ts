import type { Span } from '../source/span.ts';
import type { TextEdit } from '../source/text-edit.ts';
import { isBlankAt } from './blanks.ts';
import type { IniSection, IniSettingLine, IniTree } from './ini-tree.ts';

/** Why an edit would not say what was asked for. */
export type IniEditProblem =
  /** A line end, a NUL or another character at which a reader ends the line. */
  | 'control-character'
  /** Every reader trims values, keys and most names. */
  | 'blank-at-the-ends'
  /** A `#` or `;` after a blank: some readers cut the value there. */
  | 'comment-mark'
  | 'empty-key'
  /** `=` or `:` in a key, `[`, `#` or `;` at its start, a bracket in a section's name. */
  | 'key-character'
  | 'section-character'
  | 'empty-section'
  | 'no-such-setting'
  | 'duplicate-setting'
  | 'duplicate-section';

export type IniEdit =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly problem: IniEditProblem };

/** Gives a setting of a section a value, or adds it behind the section's last one. Of a repeated key the last counts. */
export function setIniSetting(tree: IniTree, section: IniSection, key: string, value: string): IniEdit {
  const problem = keyProblem(key) ?? valueProblem(value);
  if (problem !== undefined) return { ok: false, problem };
  const existing = settingsOf(tree, section, key).at(-1);
  if (existing === undefined) return done(insertAfter(tree, lastContent(section), `${key} = ${value}`));
  return done(replaceValue(tree, existing, value));
}

/** Gives a setting another key; its value, comment and place stay. */
export function renameIniSetting(tree: IniTree, section: IniSection, from: string, to: string): IniEdit {
  const problem = keyProblem(to);
  if (problem !== undefined) return { ok: false, problem };
  const found = settingsOf(tree, section, from);
  if (found.length === 0) return { ok: false, problem: 'no-such-setting' };
  if (from !== to && settingsOf(tree, section, to).length > 0) return { ok: false, problem: 'duplicate-setting' };
  return done(...found.map((line) => ({ span: line.keySpan, text: to })));
}

/** Takes a setting away, every occurrence of it, with the lines that belong to it. */
export function removeIniSetting(tree: IniTree, section: IniSection, key: string): IniEdit {
  const found = settingsOf(tree, section, key);
  if (found.length === 0) return { ok: false, problem: 'no-such-setting' };
  return done(...found.map((line) => ({ span: ownLines(line), text: '' })));
}

/** Gives a section another name: the text between its brackets. */
export function renameIniSection(tree: IniTree, section: IniSection, name: string): IniEdit {
  const problem = sectionProblem(name);
  if (problem !== undefined) return { ok: false, problem };
  if (section.header === undefined) return { ok: false, problem: 'empty-section' };
  if (tree.sections.some((other) => other !== section && nameOf(tree, other) === name))
    return { ok: false, problem: 'duplicate-section' };
  return done({ span: section.header.innerSpan, text: name });
}

/** Adds a section with its settings at the end of the file, a blank line before it. */
export function addIniSection(
  tree: IniTree,
  name: string,
  settings: Iterable<readonly [key: string, value: string]>,
): IniEdit {
  const problem = sectionProblem(name);
  if (problem !== undefined) return { ok: false, problem };
  if (tree.sections.some((section) => nameOf(tree, section) === name))
    return { ok: false, problem: 'duplicate-section' };
  const lines = [`[${name}]`];
  const keys = new Set<string>();
  for (const [key, value] of settings) {
    const problem = keyProblem(key) ?? valueProblem(value);
    if (problem !== undefined) return { ok: false, problem };
    if (keys.has(key)) return { ok: false, problem: 'duplicate-setting' };
    keys.add(key);
    lines.push(`${key} = ${value}`.trimEnd());
  }
  const { text } = tree.source;
  const lineEnd = lineEndOf(tree);
  const last = tree.lines.at(-1);
  const parts: string[] = [];
  if (last !== undefined && last.fullSpan.end === last.span.end) parts.push(lineEnd);
  if (last !== undefined && last.type !== 'blank') parts.push(lineEnd);
  parts.push(...lines.map((line) => line + lineEnd));
  return done({ span: { start: text.length, end: text.length }, text: parts.join('') });
}

/** Why a value cannot stand on one line as it is; undefined when it can. */
export function valueProblem(value: string): IniEditProblem | undefined {
  if (hasLineBreaker(value)) return 'control-character';
  if (hasBlankEnds(value)) return 'blank-at-the-ends';
  for (let at = 1; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if ((code === 35 || code === 59) && isBlankAt(value, at - 1)) return 'comment-mark';
  }
  return value.startsWith('#') || value.startsWith(';') ? 'comment-mark' : undefined;
}

function done(...edits: TextEdit[]): IniEdit {
  return { ok: true, edits };
}

function keyProblem(key: string): IniEditProblem | undefined {
  if (key === '') return 'empty-key';
  if (hasLineBreaker(key)) return 'control-character';
  if (hasBlankEnds(key)) return 'blank-at-the-ends';
  return /^[[#;]|[=:]/u.test(key) ? 'key-character' : undefined;
}

function sectionProblem(name: string): IniEditProblem | undefined {
  if (name === '') return 'empty-section';
  if (hasLineBreaker(name)) return 'control-character';
  if (hasBlankEnds(name)) return 'blank-at-the-ends';
  return /[[\]#;]/u.test(name) ? 'section-character' : undefined;
}

/** Characters at which at least one reader ends a line, and NUL (aws-config A.2, cyberduck-s3-connect §1.9). */
function hasLineBreaker(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const low = code === 0 || (code >= 10 && code <= 13) || (code >= 28 && code <= 30);
    if (low || code === 0x85 || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}

function hasBlankEnds(text: string): boolean {
  return text !== '' && (isBlankAt(text, 0) || isBlankAt(text, text.length - 1));
}

/** Keys are compared as botocore does: without case. */
function settingsOf(tree: IniTree, section: IniSection, key: string): IniSettingLine[] {
  const wanted = key.toLowerCase();
  return section.settings.filter((line) => tree.source.slice(line.keySpan).toLowerCase() === wanted);
}

function nameOf(tree: IniTree, section: IniSection): string | undefined {
  return section.header === undefined ? undefined : tree.source.slice(section.header.nameSpan);
}

/** The setting's line and the lines that belong to it, line ends included. */
function ownLines(line: IniSettingLine): Span {
  return { start: line.fullSpan.start, end: line.children.at(-1)?.fullSpan.end ?? line.fullSpan.end };
}

function replaceValue(tree: IniTree, line: IniSettingLine, value: string): TextEdit {
  const last = line.children.at(-1);
  const end = last?.span.end ?? line.valueSpan.end;
  const empty = line.valueSpan.end === line.valueSpan.start;
  const start = empty ? line.delimiterSpan.end : line.valueSpan.start;
  const spaced = empty && isBlankAt(tree.source.text, line.delimiterSpan.start - 1);
  // An empty value with a comment behind it keeps the comment, and the blank before it.
  return { span: { start, end: empty && last === undefined ? start : end }, text: spaced ? ` ${value}` : value };
}

/** The last line of a section that says something, its header when none does. */
function lastContent(section: IniSection): Span {
  const last = section.lines.findLast((line) => line.type !== 'blank' && line.type !== 'comment');
  return (last ?? section.header)?.fullSpan ?? { start: section.span.start, end: section.span.start };
}

function insertAfter(tree: IniTree, line: Span, text: string): TextEdit {
  const at = { start: line.end, end: line.end };
  const lineEnd = lineEndOf(tree);
  const before = tree.source.text.charAt(line.end - 1);
  const atLineStart = line.end === 0 || before === '\n' || before === '\r';
  return { span: at, text: atLineStart ? text.trimEnd() + lineEnd : lineEnd + text.trimEnd() };
}

/** The line end that the file uses first; LF for a file of one line. */
function lineEndOf(tree: IniTree): string {
  const first = tree.lines[0];
  if (first === undefined || first.fullSpan.end === first.span.end) return '\n';
  return tree.source.slice({ start: first.span.end, end: first.fullSpan.end });
}
