import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import { readReference } from '../../xml/read-reference.ts';
import { readXml } from '../../xml/read-xml.ts';

/** An element of a list of another client. */
export interface XmlElement {
  readonly name: string;
  /** Its start tag. */
  readonly span: Span;
  readonly attributes: ReadonlyMap<string, string>;
  /** The text directly inside it, without blanks around it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface OpenElement extends XmlElement {
  text: string;
  readonly children: OpenElement[];
}

/** Every element of an XML text in document order, mended where it is broken; none for what is no XML. No recursion. */
export function readXmlElements(source: SourceText): readonly XmlElement[] {
  const all: OpenElement[] = [];
  const open: OpenElement[] = [];
  readXml(source.text, source.text.startsWith('\u{feff}') ? 1 : 0, {
    startElement: (name, start, end) => {
      const span = { start, end };
      const element = { name, span, attributes: readAttributes(source.slice(span), name), text: '', children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
      all.push(element);
    },
    endElement: () => {
      const element = open.pop();
      if (element !== undefined) element.text = element.text.trim();
    },
    text: (start, end, value) => {
      const element = open.at(-1);
      if (element !== undefined) element.text += value ?? source.text.slice(start, end);
    },
    doctype: () => undefined,
    instruction: () => undefined,
    entity: () => undefined,
    problem: () => undefined,
    end: () => undefined,
  });
  return all;
}

/** The text of a child; undefined when it is missing or empty. */
export function childText({ children }: XmlElement, name: string): string | undefined {
  const text = children.find((child) => child.name === name)?.text;
  return text === '' ? undefined : text;
}

function readAttributes(tag: string, name: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const pattern = /([^\s=/<>"']+)\s{0,100}=\s{0,100}(?:"([^"]*)"|'([^']*)')/gu;
  for (const match of tag.slice(name.length + 1).matchAll(pattern))
    attributes.set(match[1] ?? '', unescapeXml(match[2] ?? match[3] ?? ''));
  return attributes;
}

function unescapeXml(text: string): string {
  let plain = '';
  let done = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', done)) {
    const reference = readReference(text, at, '1.0');
    plain += text.slice(done, at) + (reference.kind === 'character' ? reference.value : text.slice(at, reference.end));
    done = reference.end;
  }
  return plain + text.slice(done);
}
