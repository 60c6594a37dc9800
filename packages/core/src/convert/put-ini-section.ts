import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { TextEdit } from '../source/text-edit.ts';
import { folded, printGenericSection } from './generic-ini.ts';
import type { IniDialect } from './ini-dialect.ts';
import { type ScannedLine, scanIni } from './scan-ini.ts';

/** What is to stand in a section, and which other keys of it would speak against that. */
export interface IniSectionContent {
  readonly name: string;
  readonly settings: readonly (readonly [key: string, value: string])[];
  /** Taken out where they stand and are not among `settings`; all other keys stay. */
  readonly owned: readonly string[];
}

export type PutSection =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  /** The section is there, and nobody agreed that it is changed. */
  | { readonly ok: false; readonly reason: 'exists'; readonly span: Span }
  | { readonly ok: false; readonly reason: 'unwritable'; readonly keys: readonly string[] };

/**
 * The edits that put a section into an existing file: a new one at its end, or with `replace` the values of the one that
 * is there. Comments, other settings and other sections stay byte for byte, so that no printer touches them.
 */
export function putIniSection(
  source: SourceText,
  content: IniSectionContent,
  dialect: IniDialect,
  { replace = false }: { readonly replace?: boolean } = {},
): PutSection {
  const printed = printGenericSection(content.name, content.settings, dialect);
  if (!printed.ok) return { ok: false, reason: 'unwritable', keys: printed.unwritable };
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  const lines = scanIni(source, dialect);
  const blocks = blocksOf(lines, content.name, dialect);
  const last = blocks.at(-1);
  if (last === undefined) return { ok: true, edits: [append(source, printed.text, newline)] };
  const edits = change(source, blocks, content, dialect, newline);
  // What is said already needs nobody's consent.
  if (edits.length > 0 && !replace) return { ok: false, reason: 'exists', span: last[0]?.span ?? { start: 0, end: 0 } };
  return { ok: true, edits };
}

/** The lines of every block of a section, each with its header first. */
function blocksOf(lines: readonly ScannedLine[], name: string, dialect: IniDialect): readonly ScannedLine[][] {
  const blocks: ScannedLine[][] = [];
  let block: ScannedLine[] | undefined = dialect.oneSection ? [] : undefined;
  if (block !== undefined) blocks.push(block);
  for (const line of lines) {
    if (line.type === 'header') {
      const isOurs = dialect.oneSection || folded(line.name, dialect) === folded(name, dialect);
      block = isOurs ? [line] : undefined;
      if (block !== undefined) blocks.push(block);
    } else block?.push(line);
  }
  return blocks.filter((one) => one.some(({ type }) => type === 'header' || type === 'setting'));
}

function append({ text }: SourceText, section: string, newline: string): TextEdit {
  const isOpen = text !== '' && !text.endsWith('\n');
  const gap = text.trim() === '' || text.endsWith('\n\n') || text.endsWith('\n\r\n') ? '' : newline;
  const lines = section.replaceAll('\n', newline);
  return { span: { start: text.length, end: text.length }, text: `${isOpen ? newline : ''}${gap}${lines}` };
}

function change(
  source: SourceText,
  blocks: readonly (readonly ScannedLine[])[],
  { settings, owned }: IniSectionContent,
  dialect: IniDialect,
  newline: string,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const wanted = new Map(settings.map(([key, value]) => [folded(key, dialect), value]));
  const foreign = new Set(owned.map((key) => folded(key, dialect)));
  const done = new Set<string>();
  const lines = blocks.flat();
  for (const line of lines.toReversed()) {
    if (line.type !== 'setting') continue;
    const key = folded(line.key, dialect);
    const value = wanted.get(key);
    if (value !== undefined && !done.has(key)) {
      done.add(key);
      // The same value in other words stays as its author wrote it.
      if (dialect.readValue(source.slice(line.valueSpan)) !== value)
        edits.push({ span: line.valueSpan, text: dialect.writeValue(value) ?? '' });
    } else if (value !== undefined || foreign.has(key))
      edits.push({ span: wholeLine(source.text, line.span), text: '' });
  }
  const missing = settings.filter(([key]) => !done.has(folded(key, dialect)));
  if (missing.length === 0) return edits;
  const anchor = lines.findLast(({ type }) => type === 'setting' || type === 'header') ?? lines.at(-1);
  const { end } = wholeLine(source.text, anchor?.span ?? { start: 0, end: 0 });
  const open = end > 0 && source.text.charAt(end - 1) !== '\n' ? newline : '';
  const text = missing.map(([key, value]) => `${key}${dialect.separator}${dialect.writeValue(value) ?? ''}${newline}`);
  edits.push({ span: { start: end, end }, text: open + text.join('') });
  return edits;
}

/** The line with its end. */
function wholeLine(text: string, { start, end }: Span): Span {
  const feed = text.indexOf('\n', end);
  return { start, end: feed === -1 ? text.length : feed + 1 };
}
