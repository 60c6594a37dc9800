import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { AwsFileKind, AwsReadFailure, AwsSection, AwsSetting } from '../aws-reading.ts';
import { emptyFileReading, type AwsFileReading } from './aws-file-reading.ts';
import {
  parsePythonConfig,
  pythonSplitLines,
  type PythonOption,
  type PythonParseError,
  type PythonSection,
} from './python-config-parser.ts';
import { shellWords } from './shell-words.ts';
import { isPythonBlank, pieceSpan, slicePiece, trimPiece } from './text-lines.ts';

/** One file as botocore reads it, and with it both AWS CLIs (aws-config A, column B). */
export function readFileAsBotocore(source: SourceText, kind: AwsFileKind): AwsFileReading {
  const parsed = parsePythonConfig(source.text);
  if ('error' in parsed) return emptyFileReading(refusal(source, parsed.error, parsed.span));
  const profiles = new Map<string, AwsSection>();
  const ssoSessions = new Map<string, AwsSection>();
  const services = new Map<string, AwsSection>();
  const others = new Map<string, AwsSection>();
  for (const section of parsed.sections) {
    const settings = new Map<string, AwsSetting>();
    for (const [key, option] of section.options) {
      const setting = readOption(source.name, key, option);
      if ('start' in setting) return emptyFileReading(refusal(source, 'ValueError', setting));
      settings.set(key, setting);
    }
    const { target, name } = placeOf(section.name, kind);
    if (name === undefined) continue;
    const { headerSpan, nameSpan } = section;
    const place = { file: source.name, kind, headerSpan, nameSpan: nameInside(source, section, name) ?? nameSpan };
    // The later section of the same name replaces the earlier one.
    const read = { name, settings, places: [place] };
    if (target === 'profile') profiles.set(name, read);
    else if (target === 'sso-session') ssoSessions.set(name, read);
    else if (target === 'services') services.set(name, read);
    else others.set(name, read);
  }
  return { profiles, ssoSessions, services, others, notes: [] };
}

type Target = 'profile' | 'sso-session' | 'services' | 'other';

/** What a header names. Only the start of the word is compared, so `[profiles x]` is a profile. */
function placeOf(header: string, kind: AwsFileKind): { target: Target; name: string | undefined } {
  if (kind === 'credentials') return { target: 'profile', name: header };
  for (const target of ['profile', 'sso-session', 'services'] as const) {
    if (!header.startsWith(target)) continue;
    const words = shellWords(header);
    return { target, name: words?.length === 2 ? words[1] : undefined };
  }
  return header === 'default' ? { target: 'profile', name: header } : { target: 'other', name: header };
}

/** Where the name without its prefix stands, when quotes or backslashes do not hide it. */
function nameInside(source: SourceText, section: PythonSection, name: string): Span | undefined {
  const at = source.slice(section.nameSpan).lastIndexOf(name);
  if (at === -1) return undefined;
  const start = section.nameSpan.start + at;
  return { start, end: start + name.length };
}

/** The setting, or the span of the line that makes its nested block unreadable. */
function readOption(file: string, key: string, option: PythonOption): AwsSetting | Span {
  const keySpan = pieceSpan(option.key);
  const filled = option.lines.filter((line) => line.text !== '');
  const first = filled[0] ?? option.lines[0];
  const last = filled.at(-1);
  const start = first?.start ?? keySpan.end;
  const valueSpan = { start, end: last === undefined ? start : pieceSpan(last).end };
  const value = option.lines.map((line) => line.text).join('\n');
  const setting: AwsSetting = { key, value, file, keySpan, valueSpan };
  if (!value.startsWith('\n')) return setting;
  const nested = new Map<string, AwsSetting>();
  for (const part of filled.flatMap(pythonSplitLines)) {
    const line = trimPiece(part, isPythonBlank);
    if (line.text === '') continue;
    const equals = line.text.indexOf('=');
    if (equals === -1) return pieceSpan(line);
    const subKey = trimPiece(slicePiece(line, 0, equals), isPythonBlank);
    const subValue = trimPiece(slicePiece(line, equals + 1), isPythonBlank);
    nested.set(subKey.text, {
      key: subKey.text,
      value: subValue.text,
      file,
      keySpan: pieceSpan(subKey),
      valueSpan: pieceSpan(subValue),
    });
  }
  return { ...setting, nested };
}

const problems: Readonly<Record<PythonParseError['error'] | 'ValueError', string>> = {
  MissingSectionHeaderError: 'a line stands before the first section',
  DuplicateSectionError: 'the section occurs twice',
  DuplicateOptionError: 'the key occurs twice in its section',
  ParsingError: 'the line is no header, comment or key = value',
  ValueError: 'a line of a nested block has no =',
};

function refusal(source: SourceText, cause: keyof typeof problems, span: Span): AwsReadFailure {
  return { error: 'ConfigParseError', cause, problem: problems[cause], file: source.name, span };
}
