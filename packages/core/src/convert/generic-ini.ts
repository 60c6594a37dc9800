import { parse, stringify } from 'ini';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { IniDialect } from './ini-dialect.ts';
import { type ScannedLine, scanIni } from './scan-ini.ts';

/*
 * The one place where the package `ini` is used, and never for AWS config. By itself it would damage what other clients
 * write: it makes sections within sections of dots, lists of names that end in `[]`, booleans of words, drops
 * `__proto__`, cuts values at `;` and `#`, takes quotes and backslashes for its own, reads no `:`, and forgets comments
 * and places. So it gets no text of the file: names go in and out as hexadecimal digits behind a letter, values as the
 * number of their line. What is left to it is the structure: which settings make a section, and which of two counts.
 */

export interface GenericIniSetting {
  readonly key: string;
  readonly value: string;
  readonly keySpan: Span;
  /** As it is written, with quotes. */
  readonly valueSpan: Span;
}

export interface GenericIniSection {
  readonly name: string;
  /** The header that opened it last; the start of the file for settings before any. */
  readonly span: Span;
  /** By key; of a repeated one the last, as every program here takes it. In lower case where case does not count. */
  readonly settings: ReadonlyMap<string, GenericIniSetting>;
}

export interface GenericIni {
  readonly sections: ReadonlyMap<string, GenericIniSection>;
  /** Lines that are nothing in this dialect. */
  readonly stray: readonly Span[];
}

/** Name of the section for settings before any header. */
export const noSection = '';

/** A file as its program reads it: never throws, cost linear in its length. */
export function readGenericIni(source: SourceText, dialect: IniDialect): GenericIni {
  const lines = scanIni(source, dialect);
  const shielded: string[] = [`[${shield(noSection)}]`];
  const headers = new Map<string, ScannedLine>();
  const stray: Span[] = [];
  for (const [number, line] of lines.entries()) {
    if (line.type === 'header') {
      const name = dialect.oneSection ? noSection : folded(line.name, dialect);
      shielded.push(`[${shield(name)}]`);
      headers.set(name, line);
    } else if (line.type === 'setting') shielded.push(`${shield(folded(line.key, dialect))}=${number}`);
    else if (line.type === 'stray') stray.push(line.span);
  }
  const sections = new Map<string, GenericIniSection>();
  const tree: Readonly<Record<string, unknown>> = parse(shielded.join('\n'));
  for (const [shieldedName, content] of Object.entries(tree)) {
    const name = unshield(shieldedName);
    const header = headers.get(name);
    const settings = settingsOf(content, lines, source, dialect);
    if (header === undefined && settings.size === 0) continue;
    const written = header?.type === 'header' && !dialect.oneSection ? header.name : name;
    sections.set(name, { name: written, span: header?.span ?? { start: 0, end: 0 }, settings });
  }
  return { sections, stray };
}

function settingsOf(
  content: unknown,
  lines: readonly ScannedLine[],
  source: SourceText,
  dialect: IniDialect,
): ReadonlyMap<string, GenericIniSetting> {
  const settings = new Map<string, GenericIniSetting>();
  if (typeof content !== 'object' || content === null) return settings;
  for (const [key, number] of Object.entries(content)) {
    const line = lines[Number(number)];
    if (line?.type !== 'setting') continue;
    const { keySpan, valueSpan } = line;
    const value = dialect.readValue(source.slice(valueSpan));
    settings.set(unshield(key), { key: line.key, value, keySpan, valueSpan });
  }
  return settings;
}

/** A section as text, or the keys whose values (`''`: its name) the program could not read back. */
export type PrintedSection =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly unwritable: readonly string[] };

/** A new section, ready to be put at the end of a file; every line ends with a line feed. */
export function printGenericSection(
  name: string,
  settings: readonly (readonly [key: string, value: string])[],
  dialect: IniDialect,
): PrintedSection {
  const header = dialect.writeName(name);
  const values = settings.map(([, value]) => dialect.writeValue(value));
  const unwritable = settings.flatMap(([key], at) => (values[at] === undefined ? [key] : []));
  if (header === undefined) unwritable.unshift('');
  if (unwritable.length > 0) return { ok: false, unwritable };
  const shielded = Object.fromEntries(settings.map(([key], at) => [shield(key), String(at)]));
  const lines = stringify({ [shield(name)]: shielded }, { platform: 'linux' }).split('\n');
  const text = lines.map((line) => {
    const [key, at] = line.split('=');
    if (key === undefined || at === undefined) return line === '' ? '' : `[${header}]\n`;
    return `${unshield(key)}${dialect.separator}${values[Number(at)] ?? ''}`.trimEnd().concat('\n');
  });
  // Without a setting `ini` prints no section at all.
  return { ok: true, text: settings.length === 0 ? `[${header}]\n` : text.join('') };
}

/** The form in which a name of a section or key is looked up. */
export function folded(name: string, dialect: IniDialect): string {
  return dialect.anyCase ? name.toLowerCase() : name;
}

/** A name in letters and digits only, of which `ini` makes nothing else. */
function shield(name: string): string {
  let digits = 'n';
  for (let at = 0; at < name.length; at += 1) digits += name.charCodeAt(at).toString(16).padStart(4, '0');
  return digits;
}

function unshield(digits: string): string {
  let name = '';
  for (let at = 1; at < digits.length; at += 4)
    name += String.fromCharCode(Number.parseInt(digits.slice(at, at + 4), 16));
  return name;
}
