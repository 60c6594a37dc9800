import { checkCharacters, readComment, skipInstruction } from './read-markup.ts';
import { readEpilog, readProlog } from './read-prolog.ts';
import { shown } from './read-reference.ts';
import { readTagRest } from './read-tag.ts';
import type { XmlContext } from './xml-context.ts';
import { readTextRun } from './read-text-run.ts';
import { SpecialCharacters } from './special-characters.ts';
import { isNamePart, isNameStart, type XmlVersion } from './xml-characters.ts';
import { XmlCursor, XmlStop } from './xml-cursor.ts';
import type { XmlHandler, XmlProblem } from './xml-handler.ts';
import { maxXmlNameLength } from './xml-limits.ts';

/**
 * Reads an XML text from `start` as the JDK's reader does (cyberduck-formats §1), one pass, no recursion, and hands
 * what it finds to `handler`. Where that reader gives up, this one reports a problem and goes on if it can tell how.
 */
export function readXml(text: string, start: number, handler: XmlHandler): void {
  const cursor = new XmlCursor(text, start);
  try {
    const context = readProlog(cursor, handler);
    new XmlContent(cursor, context).read();
    readEpilog(cursor, context);
  } catch (error) {
    if (!(error instanceof XmlStop)) throw error;
    handler.problem(error.problem);
  }
  handler.end(cursor.at);
}

/** Everything from the root's tag to its end tag. */
class XmlContent {
  readonly #cursor: XmlCursor;
  readonly #context: XmlContext;
  readonly #special: SpecialCharacters;
  /** The open elements, and how often each name is among them. */
  readonly #names: string[] = [];
  readonly #starts: number[] = [];
  readonly #open: Map<string, number> = new Map();

  constructor(cursor: XmlCursor, context: XmlContext) {
    this.#cursor = cursor;
    this.#context = context;
    this.#special = new SpecialCharacters(cursor.text, context.version);
  }

  read(): void {
    const cursor = this.#cursor;
    const { text } = cursor;
    do {
      const less = text.indexOf('<', cursor.at);
      const end = less < 0 ? text.length : less;
      if (end > cursor.at) this.#readText(end);
      if (less < 0) this.#stopAtEnd();
      cursor.at = less;
      this.#readMarkup(text.charCodeAt(less + 1));
    } while (this.#names.length > 0);
  }

  #readText(end: number): void {
    const cursor = this.#cursor;
    const { handler } = this.#context;
    const start = cursor.at;
    if (this.#special.within(start, end)) readTextRun(cursor.text, start, end, this.#context);
    else handler.text(start, end, undefined);
    cursor.at = end;
  }

  #readMarkup(next: number): void {
    const cursor = this.#cursor;
    if (next === 0x2f) this.#readEndTag();
    else if (next === 0x21) this.#readBang();
    else if (next === 0x3f) {
      const start = cursor.at;
      skipInstruction(cursor, this.#context.version, this.#context.handler);
      this.#context.handler.instruction(start, cursor.at);
    } else if (isNameStart(next)) this.#readStartTag();
    else this.#takeAsText(cursor.at);
  }

  #readBang(): void {
    const cursor = this.#cursor;
    const { version, handler } = this.#context;
    const start = cursor.at;
    if (cursor.looksAt('<!--')) readComment(cursor, version, handler);
    else if (cursor.looksAt('<![CDATA[')) {
      cursor.at = cursor.endOf(']]>', start + 9, 'a CDATA section that never ends');
      checkCharacters(cursor.text, start, cursor.at, version, handler);
      handler.text(start, cursor.at, lineFeeds(cursor.text.slice(start + 9, cursor.at - 3), version));
    } else this.#takeAsText(start);
  }

  /** A `<` that begins nothing: the author meant the character. */
  #takeAsText(start: number): void {
    const cursor = this.#cursor;
    while (cursor.take('<')) continue;
    this.#problem({
      span: { start, end: cursor.at },
      problem: '"<" that begins no tag',
      expected: '&lt; for a plain "<"',
    });
    this.#context.handler.text(start, cursor.at, undefined);
  }

  #readStartTag(): void {
    const cursor = this.#cursor;
    const { text } = cursor;
    const start = cursor.at;
    let end = start + 2;
    while (isNamePart(text.charCodeAt(end))) end += 1;
    const name = text.slice(start + 1, end);
    cursor.at = end;
    if (end - start - 1 > maxXmlNameLength)
      this.#problem({ span: { start, end }, problem: `a name of more than ${maxXmlNameLength} characters` });
    let closed = false;
    if (text.charCodeAt(end) === 0x3e) cursor.at = end + 1;
    else closed = readTagRest(cursor, start, name, this.#context);
    this.#context.handler.startElement(name, start, cursor.at);
    if (closed) this.#context.handler.endElement(cursor.at, cursor.at);
    else {
      this.#names.push(name);
      this.#starts.push(start);
      this.#open.set(name, (this.#open.get(name) ?? 0) + 1);
    }
    // A root that closes itself ends the content at once: the loop's condition sees no open element.
  }

  #readEndTag(): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    const innermost = this.#names.at(-1) ?? '';
    if (cursor.text.startsWith(innermost, start + 2) && cursor.text.charCodeAt(start + 2 + innermost.length) === 0x3e) {
      cursor.at = start + 3 + innermost.length;
      this.#close(start, cursor.at);
      return;
    }
    cursor.at = start + 2;
    const name = cursor.takeName();
    if (name === '') {
      this.#takeAsText(start);
      return;
    }
    cursor.skipSpace();
    if (!cursor.take('>')) this.#skipToEndOfTag(start, name);
    const isOpen = (this.#open.get(name) ?? 0) > 0;
    if (name !== innermost) this.#mismatch(start, name, innermost, isOpen);
    if (!isOpen) {
      // Misspelt, it closes what it was meant to close; else everything to the end would be read as inside.
      if (isMisspelt(name, innermost)) this.#close(start, cursor.at);
      return;
    }
    while (this.#names.at(-1) !== name) this.#close(start, start);
    this.#close(start, cursor.at);
  }

  /** An end tag may hold nothing else; the next tag is not swallowed with it. */
  #skipToEndOfTag(start: number, name: string): void {
    const cursor = this.#cursor;
    const nameEnd = cursor.at;
    while (!cursor.done && cursor.code !== 0x3c && cursor.code !== 0x3e) cursor.at += 1;
    if (cursor.done) this.#stopAtEnd();
    this.#problem({
      span: { start, end: Math.max(nameEnd, start + 1) },
      problem: `the end tag </${shown(name)} holds more than its name`,
      expected: `</${shown(name)}>`,
    });
    cursor.take('>');
  }

  #mismatch(start: number, name: string, innermost: string, isOpen: boolean): void {
    const span = { start, end: this.#cursor.at };
    const opened = this.#openTag();
    // Where the end tag closes something further out, the mistake is where the inner one was opened.
    if (isOpen && opened !== undefined) {
      this.#problem({
        span: opened,
        problem: `<${shown(innermost)}> is still open where </${shown(name)}> comes`,
        expected: `</${shown(innermost)}>`,
        noticed: span,
      });
      return;
    }
    this.#problem({
      span,
      problem: `</${shown(name)}> closes nothing here: <${shown(innermost)}> is still open`,
      expected: `</${shown(innermost)}>`,
      ...(opened === undefined ? {} : { opened }),
    });
  }

  #close(start: number, end: number): void {
    const name = this.#names.pop();
    this.#starts.pop();
    if (name !== undefined) this.#open.set(name, (this.#open.get(name) ?? 1) - 1);
    this.#context.handler.endElement(start, end);
  }

  #openTag(): { start: number; end: number } | undefined {
    const start = this.#starts.at(-1);
    const name = this.#names.at(-1);
    return start === undefined || name === undefined ? undefined : { start, end: start + name.length + 1 };
  }

  #problem(problem: XmlProblem): void {
    this.#context.handler.problem(problem);
  }

  /** The file is cut off. */
  #stopAtEnd(): never {
    const { length } = this.#cursor.text;
    this.#cursor.at = length;
    const name = shown(this.#names.at(-1) ?? '');
    const opened = this.#openTag();
    throw new XmlStop({
      span: { start: length, end: length },
      problem: `the file ends inside <${name}>`,
      expected: `</${name}>`,
      ...(opened === undefined ? {} : { opened }),
    });
  }
}

/** Whether the name of an end tag was probably meant to be that of the element: same first letter, about as long. */
function isMisspelt(name: string, innermost: string): boolean {
  return (
    Math.abs(name.length - innermost.length) <= 1 && name.charAt(0).toLowerCase() === innermost.charAt(0).toLowerCase()
  );
}

/** A text with every line end made a line feed. */
function lineFeeds(text: string, version: XmlVersion): string {
  if (version === '1.1') return text.replaceAll(/\r[\n\u0085]|[\r\u0085\u2028]/g, '\n');
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}
