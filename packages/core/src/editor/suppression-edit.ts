import type { AwsConfigModel } from '../aws/aws-config-model.ts';
import type { Code } from '../catalogue/catalogue.ts';
import type { Document } from '../document/document.ts';
import type { IniTree } from '../ini/ini-tree.ts';
import type { PlistDict, PlistEntry, PlistValue } from '../plist/plist-tree.ts';
import type { SourceText } from '../source/source-text.ts';
import type { TextEdit } from '../source/text-edit.ts';
import { suppressionMark } from '../suppression/suppression.ts';

/** Stands for the reason until somebody has written it. */
const noReasonYet = 'TODO: say why this may stay';

/**
 * The edit that puts a suppression of a code before the element or line at an offset; one for the whole file where
 * none is there. Undefined for a property list that is no XML: it has no comments.
 */
export function suppressionEdit(
  document: Document,
  source: SourceText,
  code: Code,
  offset: number,
): TextEdit | undefined {
  if (document.kind === 'aws') return iniEdit(document.model, source, code, offset);
  const { format, root } = document.plist;
  if (format !== 'xml' || root === undefined) return undefined;
  const entry = innermostEntry(root, offset);
  if (entry === undefined) return xmlComment(source, `${suppressionMark}-file`, code, root.span.start);
  return xmlComment(source, suppressionMark, code, entry.keySpan.start);
}

function xmlComment(source: SourceText, mark: string, code: Code, at: number): TextEdit {
  const line = source.lineSpan(source.position(at).line);
  const before = source.slice({ start: line.start, end: at });
  // Where something else stands before the element on its line, the comment joins it there.
  const between = before.trim() === '' ? `${lineEndOf(source.text)}${before}` : ' ';
  return { span: { start: at, end: at }, text: `<!-- ${mark} ${code}: ${noReasonYet} -->${between}` };
}

/** The deepest key with its value around an offset. Trees are no deeper than the reader's limit. */
function innermostEntry(value: PlistValue, offset: number): PlistEntry | undefined {
  if (value.type === 'array') {
    const around = value.items.find(({ span }) => span.start <= offset && offset < span.end);
    return around === undefined ? undefined : innermostEntry(around, offset);
  }
  if (value.type !== 'dict') return undefined;
  const entry = entryAround(value, offset);
  return entry === undefined ? undefined : (innermostEntry(entry.value, offset) ?? entry);
}

function entryAround({ entries }: PlistDict, offset: number): PlistEntry | undefined {
  return entries.find(({ keySpan, value }) => keySpan.start <= offset && offset < value.span.end);
}

function iniEdit(model: AwsConfigModel, source: SourceText, code: Code, offset: number): TextEdit | undefined {
  const tree = [model.config, model.credentials].find((one) => one?.source.name === source.name);
  if (tree === undefined) return undefined;
  const at = lineToCover(tree, offset);
  if (at !== undefined) return iniComment(source, suppressionMark, code, at);
  return iniComment(source, `${suppressionMark}-file`, code, tree.bomSpan?.end ?? 0);
}

function iniComment({ text }: SourceText, mark: string, code: Code, at: number): TextEdit {
  return { span: { start: at, end: at }, text: `# ${mark} ${code}: ${noReasonYet}${lineEndOf(text)}` };
}

/** Where the line around an offset begins; of an indented one, the setting that it belongs to. */
function lineToCover({ lines, bomSpan }: IniTree, offset: number): number | undefined {
  if (bomSpan !== undefined && offset < bomSpan.end) return undefined;
  const index = lines.findIndex(({ fullSpan }) => fullSpan.start <= offset && offset < fullSpan.end);
  const line = lines[index] ?? lines.at(-1);
  if (line === undefined || line.type === 'blank' || line.type === 'comment') return undefined;
  const owner = lines.find((one) => one.type === 'setting' && one.children.some((child) => child === line));
  return Math.max((owner ?? line).fullSpan.start, bomSpan?.end ?? 0);
}

/** As the file ends its lines; never a lone carriage return, which some programs do not see. */
function lineEndOf(text: string): string {
  const first = text.indexOf('\n');
  return first > 0 && text.charAt(first - 1) === '\r' ? '\r\n' : '\n';
}
