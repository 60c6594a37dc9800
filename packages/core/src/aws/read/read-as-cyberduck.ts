import type { SourceText } from '../../source/source-text.ts';
import type { AwsFileKind, AwsReadFailure } from '../aws-reading.ts';
import { emptyFileReading, type AwsFileReading, type AwsReadNote, type SectionUnderway } from './aws-file-reading.ts';
import { isJavaBlank, pieceSpan, slicePiece, textLines, trimPiece, type Piece } from './text-lines.ts';

const PREFIX = 'profile ';

/**
 * One file as every era of Cyberduck reads it: the scanner of the AWS SDK for Java 1 (cyberduck-s3-connect §1.1, §1.9).
 * Everything is a profile there, `sso-session x` too.
 */
export function readFileAsCyberduck(source: SourceText, kind: AwsFileKind): AwsFileReading {
  const scanned = new Map<string, SectionUnderway>();
  const notes: AwsReadNote[] = [];
  let section: SectionUnderway | undefined;
  for (const rawLine of textLines(source.text, { cr: true, crlf: true, unicode: true })) {
    const line = trimPiece(rawLine, isJavaBlank);
    if (line.text === '' || line.text.startsWith('#')) continue;
    const name = headerOf(line);
    if (name !== undefined) {
      section = open(source.name, kind, line, name);
      // A second section of the name wipes the first and keeps its place in the order.
      scanned.set(name.text, section);
      continue;
    }
    const equals = line.text.indexOf('=');
    if (equals === -1) return emptyFileReading(refusal(source, 'line without =', line));
    if (section === undefined) return emptyFileReading(refusal(source, 'property before any section', line));
    const key = trimPiece(slicePiece(line, 0, equals), isJavaBlank);
    const value = trimPiece(slicePiece(line, equals + 1), isJavaBlank);
    if (section.settings.has(key.text))
      notes.push({ text: 'Duplicate property values for', file: source.name, span: pieceSpan(key) });
    section.settings.set(key.text, {
      key: key.text,
      value: value.text,
      file: source.name,
      keySpan: pieceSpan(key),
      valueSpan: pieceSpan(value),
    });
  }
  const profiles = new Map<string, SectionUnderway>();
  for (const [name, one] of scanned) {
    const plain = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
    profiles.set(plain, { ...one, name: plain });
  }
  return { ...emptyFileReading(undefined, notes), profiles };
}

/** `[` first, `]` last; what stands between, trimmed. */
function headerOf(line: Piece): Piece | undefined {
  if (!line.text.startsWith('[') || !line.text.endsWith(']')) return undefined;
  return trimPiece(slicePiece(line, 1, line.text.length - 1), isJavaBlank);
}

function open(file: string, kind: AwsFileKind, line: Piece, name: Piece): SectionUnderway {
  const prefixed = name.text.startsWith(PREFIX) ? slicePiece(name, PREFIX.length) : name;
  const place = { file, kind, headerSpan: pieceSpan(line), nameSpan: pieceSpan(prefixed) };
  return { name: name.text, settings: new Map(), places: [place] };
}

function refusal(source: SourceText, problem: string, line: Piece): AwsReadFailure {
  return { error: 'IllegalArgumentException', problem, file: source.name, span: pieceSpan(line) };
}
