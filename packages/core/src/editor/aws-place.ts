import type { AwsFileKind } from '../aws/aws-reading.ts';
import type { AwsSettingPlace } from '../aws/aws-setting.ts';
import { type AwsHeader, readSectionHeader } from '../aws/section-header.ts';
import type { IniLine, IniSettingLine, IniTree } from '../ini/ini-tree.ts';
import { parseIni } from '../ini/parse-ini.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';

/** Where in an AWS file an offset is, also on a line that is only half written. */
export interface AwsPlace {
  readonly at: 'header' | 'key' | 'value' | 'comment';
  /** What the section is; undefined before the first header. */
  readonly section: AwsHeader | undefined;
  /** The setting that an indented line belongs to. */
  readonly parent: string | undefined;
  /** In lower case; empty on a header or in a comment. */
  readonly key: string;
  /** What is written there; the offset is in it. */
  readonly span: Span;
  /** A sign and a value follow the key already. */
  readonly isAssigned: boolean;
  /** Keys of the section, or of the indented block, in lower case. */
  readonly siblings: readonly string[];
}

/** The place at an offset of one of the two files. */
export function awsPlace(source: SourceText, file: AwsFileKind, offset: number): AwsPlace | undefined {
  const tree = parseIni(source);
  const found = tree.lines.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  // Behind the last line end a line begins that the tree does not have yet.
  const index = found === -1 ? tree.lines.length : found;
  const line = tree.lines[index] ?? newLine(offset);
  const header = tree.lines.slice(0, index + 1).findLast((one) => one.type === 'header');
  const section = header === undefined ? undefined : readSectionHeader(source, header, file);
  const owner = isIndented(line, offset) ? ownerOf(tree, index, line) : undefined;
  const parent = owner === undefined ? undefined : source.slice(owner.keySpan).toLowerCase();
  const siblings = siblingsOf(source, tree, offset, owner);
  const place = { section, parent, siblings, isAssigned: line.type === 'setting' || line.type === 'nested' };
  switch (line.type) {
    case 'header':
      if (offset < line.innerSpan.start || offset > line.innerSpan.end) return undefined;
      return { ...place, at: 'header', key: '', span: line.innerSpan };
    case 'comment':
      return { ...place, at: 'comment', key: '', span: line.commentSpan };
    case 'setting':
    case 'nested': {
      if (line.commentSpan !== undefined && offset > line.commentSpan.start)
        return { ...place, at: 'comment', key: '', span: line.commentSpan };
      const key = source.slice(line.keySpan).toLowerCase();
      if (offset <= line.delimiterSpan.start)
        return { ...place, at: 'key', key, span: withOffset(line.keySpan, offset) };
      if (offset < line.delimiterSpan.end) return undefined;
      const isEmpty = line.valueSpan.start === line.valueSpan.end;
      const span = isEmpty ? { start: offset, end: offset } : withOffset(line.valueSpan, offset);
      return { ...place, at: 'value', key, span };
    }
    case 'unrecognised':
      return {
        ...place,
        at: 'key',
        key: source.slice(line.textSpan).toLowerCase(),
        span: withOffset(line.textSpan, offset),
      };
    case 'continuation':
      return undefined;
    case 'blank':
      return { ...place, at: 'key', key: '', span: { start: offset, end: offset } };
  }
}

/** On an empty line the cursor alone tells. */
function isIndented(line: IniLine, offset: number): boolean {
  return line.type === 'blank' ? offset > line.span.start : line.indent > 0;
}

function newLine(offset: number): IniLine {
  const span = { start: offset, end: offset };
  return { type: 'blank', span, fullSpan: span, indent: 0 };
}

/** Editors replace only what the cursor is in, so blanks up to it come along. */
function withOffset({ start, end }: Span, offset: number): Span {
  return { start: Math.min(start, offset), end: Math.max(end, offset) };
}

/** The setting without a value above an indented line: its block goes on there. */
function ownerOf({ lines }: IniTree, index: number, line: IniLine): IniSettingLine | undefined {
  if (line.type === 'header' || line.type === 'setting') return undefined;
  const above = lines.slice(0, index).findLast((one) => one.type === 'setting' || one.type === 'header');
  return above?.type === 'setting' && above.valueSpan.start === above.valueSpan.end ? above : undefined;
}

function siblingsOf(
  source: SourceText,
  { sections }: IniTree,
  offset: number,
  owner: IniSettingLine | undefined,
): readonly string[] {
  const section = sections.findLast(({ span }) => span.start <= offset);
  const lines =
    owner === undefined ? (section?.settings ?? []) : owner.children.filter(({ type }) => type === 'nested');
  return lines.flatMap((line) => ('keySpan' in line ? [source.slice(line.keySpan).toLowerCase()] : []));
}

const nestedPlaces: ReadonlyMap<string, AwsSettingPlace> = new Map([
  ['s3', 's3'],
  ['proxies_config', 'proxies_config'],
  ['emr', 'emr'],
]);

/** Which settings have a meaning at a place; undefined where names are free, or nobody reads. */
export function settingPlaceOf({ section, parent }: AwsPlace): AwsSettingPlace | undefined {
  switch (section?.kind) {
    case 'profile':
      return parent === undefined ? 'profile' : nestedPlaces.get(parent);
    case 'sso-session':
      return parent === undefined ? 'sso-session' : undefined;
    case 'services':
      return parent === undefined ? undefined : 'service';
    case 'other':
      return section.name === 'plugins' ? 'plugins' : undefined;
    case undefined:
      return undefined;
  }
}
