import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { AwsFileKind, AwsReadFailure, AwsSection, AwsSetting } from '../aws-reading.ts';
import { emptyFileReading, type AwsFileReading, type AwsReadNote } from './aws-file-reading.ts';
import { isJavaBlank, pieceSpan, slicePiece, textLines, trimPiece, type Piece, type TextLine } from './text-lines.ts';

type SectionType = 'profile' | 'sso-session' | 'services';

interface JavaProperty {
  readonly key: Piece;
  readonly lines: Piece[];
}

interface JavaSection {
  readonly name: string;
  readonly properties: Map<string, JavaProperty>;
  readonly places: AwsSection['places'][number][];
}

const IDENTIFIER = /^[A-Za-z0-9_/.%@:+-]*$/u;
const CHARSET = 'alphanumeric with only these special characters: - / . % @ _ : +';
const EMPTY = /^[\t ]*$/u;

/** One file as the AWS SDK for Java 2 reads it (aws-config A, column J): one bad line refuses the whole file. */
export function readFileAsSdkJava(source: SourceText, kind: AwsFileKind): AwsFileReading {
  return new JavaReader(source, kind).read();
}

/** What its exceptions carry; every one ends the reading. */
class JavaRefusal {
  readonly error: string;
  readonly message: string;
  readonly span: Span;

  constructor(message: string, span: Span, error = 'IllegalArgumentException') {
    this.error = error;
    this.message = message;
    this.span = span;
  }
}

class JavaReader {
  readonly #source: SourceText;
  readonly #kind: AwsFileKind;
  readonly #notes: AwsReadNote[] = [];
  readonly #sections: Readonly<Record<SectionType, Map<string, JavaSection>>> = {
    profile: new Map(),
    'sso-session': new Map(),
    services: new Map(),
  };
  #section: JavaSection | undefined;
  #property: JavaProperty | undefined;
  #ignoringSection = false;
  #ignoringProperty = false;
  #checkingSubProperties = false;
  #sawPrefixedDefault = false;

  constructor(source: SourceText, kind: AwsFileKind) {
    this.#source = source;
    this.#kind = kind;
  }

  read(): AwsFileReading {
    for (const line of textLines(this.#source.text, { cr: true, crlf: true, unicode: false })) {
      const refusal = this.#readLine(line);
      if (refusal !== undefined) return emptyFileReading(this.#failure(refusal), this.#notes);
    }
    return {
      profiles: this.#finish(this.#sections.profile),
      ssoSessions: this.#finish(this.#sections['sso-session']),
      services: this.#finish(this.#sections.services),
      others: new Map(),
      notes: this.#notes,
    };
  }

  #readLine(line: TextLine): JavaRefusal | undefined {
    const first = line.text.charAt(0);
    if (EMPTY.test(line.text) || first === '#' || first === ';') return undefined;
    if (first === '[') return this.#readHeader(line);
    if (first === ' ' || first === '\t') return this.#readContinuation(line);
    return this.#readProperty(line);
  }

  #readHeader(line: TextLine): JavaRefusal | undefined {
    const header = trimPiece(withoutComment(line, false), isJavaBlank);
    const span = pieceSpan(header);
    if (header.text.length < 2)
      return new JavaRefusal('begin 1, end 0, length 1', span, 'StringIndexOutOfBoundsException');
    if (!header.text.endsWith(']'))
      return new JavaRefusal(`Profile definition must end with ']' on line ${line.number}`, span);
    const inner = trimPiece(slicePiece(header, 1, header.text.length - 1), isJavaBlank);
    const type = typeOf(inner.text);
    const name =
      type === undefined || type === 'profile' ? this.#profileName(inner, line) : this.#otherName(inner, type, line);
    this.#ignoringSection = name === undefined;
    if (name === undefined) return undefined;
    this.#property = undefined;
    this.#ignoringProperty = false;
    const sections = this.#sections[type ?? 'profile'];
    this.#section = sections.get(name.text) ?? { name: name.text, properties: new Map(), places: [] };
    sections.set(name.text, this.#section);
    const place = { file: this.#source.name, kind: this.#kind, headerSpan: span, nameSpan: pieceSpan(name) };
    this.#section.places.push(place);
    return undefined;
  }

  #profileName(inner: Piece, line: TextLine): Piece | undefined {
    const prefixed = typeOf(inner.text) === 'profile';
    let name = inner;
    if (this.#kind === 'config') {
      if (prefixed) name = trimPiece(slicePiece(inner, 'profile'.length), isJavaBlank);
      else if (inner.text !== 'default') {
        this.#note(
          `Ignoring profile '${inner.text}' on line ${line.number} because it did not start with 'profile ' and it was not 'default'.`,
          inner,
        );
        return undefined;
      }
    }
    if (!IDENTIFIER.test(name.text)) {
      this.#note(`Ignoring profile '${name.text}' on line ${line.number} because it was not ${CHARSET}`, name);
      return undefined;
    }
    if (this.#kind !== 'config' || name.text !== 'default') return name;
    if (this.#sections.profile.has('default')) {
      if (!prefixed && this.#sawPrefixedDefault) {
        this.#note(
          `Ignoring profile '[default]' on line ${line.number}, because '[profile default]' was already seen in the same file.`,
          name,
        );
        return undefined;
      }
      if (prefixed && !this.#sawPrefixedDefault) {
        this.#note(
          `Ignoring earlier-seen '[default]', because '[profile default]' was found on line ${line.number}`,
          name,
        );
        this.#sections.profile.delete('default');
      }
    }
    if (prefixed) this.#sawPrefixedDefault = true;
    return name;
  }

  #otherName(inner: Piece, type: SectionType, line: TextLine): Piece | undefined {
    if (this.#kind === 'credentials') return undefined;
    const name = trimPiece(slicePiece(inner, type.length), isJavaBlank);
    if (IDENTIFIER.test(name.text)) return name;
    this.#note(`Ignoring ${name.text}' on line ${line.number} because it was not ${CHARSET}`, name);
    return undefined;
  }

  #readProperty(line: TextLine): JavaRefusal | undefined {
    if (this.#ignoringSection) return undefined;
    if (this.#section === undefined)
      return new JavaRefusal(`Expected a profile definition on line ${line.number}`, pieceSpan(line));
    const property = this.#splitProperty(withoutComment(line, true), line);
    if (property instanceof JavaRefusal) return property;
    if (property === undefined) {
      this.#ignoringProperty = true;
      return undefined;
    }
    const { key, value } = property;
    if (this.#section.properties.has(key.text))
      this.#note(
        `Warning: Duplicate property '${key.text}' detected on line ${line.number}. The later one in the file will be used.`,
        key,
      );
    this.#property = { key, lines: [value] };
    this.#ignoringProperty = false;
    this.#checkingSubProperties = value.text === '';
    this.#section.properties.set(key.text, this.#property);
    return undefined;
  }

  #readContinuation(line: TextLine): JavaRefusal | undefined {
    if (this.#ignoringSection || this.#ignoringProperty) return undefined;
    if (this.#section === undefined || this.#property === undefined)
      return new JavaRefusal(`Expected a profile or property definition on line ${line.number}`, pieceSpan(line));
    const rest = trimPiece(line, isJavaBlank);
    if (this.#checkingSubProperties) {
      const property = this.#splitProperty(rest, line);
      if (property instanceof JavaRefusal) return property;
    }
    this.#property.lines.push(rest);
    return undefined;
  }

  #splitProperty(piece: Piece, line: TextLine): { key: Piece; value: Piece } | JavaRefusal | undefined {
    const equals = piece.text.indexOf('=');
    if (equals === -1)
      return new JavaRefusal(`Expected an '=' sign defining a property on line ${line.number}`, pieceSpan(piece));
    const key = trimPiece(slicePiece(piece, 0, equals), isJavaBlank);
    const value = trimPiece(slicePiece(piece, equals + 1), isJavaBlank);
    if (key.text === '')
      return new JavaRefusal(`Property did not have a name on line ${line.number}`, pieceSpan(piece));
    if (IDENTIFIER.test(key.text)) return { key, value };
    this.#note(`Ignoring property '${key.text}' on line ${line.number} because its name was not ${CHARSET}`, key);
    return undefined;
  }

  #note(text: string, piece: Piece): void {
    this.#notes.push({ text, file: this.#source.name, span: pieceSpan(piece) });
  }

  #failure(refusal: JavaRefusal): AwsReadFailure {
    const { error, message, span } = refusal;
    return { error, message, problem: message, file: this.#source.name, span };
  }

  #finish(sections: ReadonlyMap<string, JavaSection>): Map<string, AwsSection> {
    const file = this.#source.name;
    const finished = new Map<string, AwsSection>();
    for (const [name, { properties, places }] of sections) {
      const settings = new Map<string, AwsSetting>();
      for (const [key, property] of properties) {
        const value = property.lines.map((line) => line.text).join('\n');
        const keySpan = pieceSpan(property.key);
        const start = property.lines[0]?.start ?? keySpan.end;
        const last = property.lines.at(-1);
        const valueSpan = { start, end: last === undefined ? start : pieceSpan(last).end };
        settings.set(key, { key, value, file, keySpan, valueSpan });
      }
      finished.set(name, { name, settings, places });
    }
    return finished;
  }
}

/** The word in front, when a blank or a tab follows it. */
function typeOf(text: string): SectionType | undefined {
  for (const type of ['profile', 'sso-session', 'services'] as const)
    if (text.startsWith(`${type} `) || text.startsWith(`${type}\t`)) return type;
  return undefined;
}

/** Up to the first mark; of a property only a mark behind a blank or a tab counts. */
function withoutComment(line: Piece, needsBlank: boolean): Piece {
  for (let at = 0; at < line.text.length; at += 1) {
    const code = line.text.charCodeAt(at);
    if (code !== 35 && code !== 59) continue;
    if (!needsBlank) return slicePiece(line, 0, at);
    const before = line.text.charAt(at - 1);
    if (before === ' ' || before === '\t') return slicePiece(line, 0, at - 1);
  }
  return line;
}
