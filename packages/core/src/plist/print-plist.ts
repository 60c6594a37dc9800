import { encodeBase64 } from './encode-base64.ts';
import { javaDoubleText } from './java-text.ts';
import type { PlainPlist } from './plain-plist.ts';
import { isoDate } from './read-leaf.ts';
import { cdataText, escapedText } from './xml-escape.ts';

/**
 * `cyberduck`: as the application writes bookmarks: tabs, the root not indented, CDATA, no line end at the end
 * (cyberduck-formats §8.1). `profile`: as most published profiles look: four spaces, the root indented (§8.2).
 */
export type PlistForm = 'cyberduck' | 'profile';

/** How a value is laid out. */
export interface PlistLayout {
  /** What stands before the lines of this value. */
  readonly indent: string;
  /** What each level adds. */
  readonly step: string;
  readonly newline: string;
  readonly cdata: boolean;
}

const head = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
  '<plist version="1.0">',
];

/** Prints a whole file. What no XML file may hold, such as NUL, is left out of texts. */
export function printPlist(root: ReadonlyMap<string, PlainPlist>, form: PlistForm, newline = '\n'): string {
  const own = form === 'cyberduck';
  const indent = own ? '' : '    ';
  const layout = { indent, step: own ? '\t' : '    ', newline, cdata: own };
  const lines = [...head, `${indent}${printPlistValue(root, layout)}`, '</plist>'];
  return lines.join(newline) + (own ? '' : newline);
}

/** Prints one value; its first line begins at the caret, the others with the layout's indent. */
export function printPlistValue(value: PlainPlist, layout: PlistLayout): string {
  if (typeof value === 'string') return `<string>${textOf(value, layout)}</string>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'bigint') return `<integer>${value}</integer>`;
  if (typeof value === 'number') return `<real>${javaDoubleText(value)}</real>`;
  if (value instanceof Date) return `<date>${isoDate(value.getTime())}</date>`;
  if (value instanceof Uint8Array) return printLines('data', dataLines(value, layout), layout);
  const inner = { ...layout, indent: layout.indent + layout.step };
  if (isMap(value)) {
    const lines: string[] = [];
    for (const [key, member] of value)
      lines.push(inner.indent + printKey(key, layout), inner.indent + printPlistValue(member, inner));
    return printLines('dict', lines, layout);
  }
  const lines = value.map((member) => inner.indent + printPlistValue(member, inner));
  return printLines('array', lines, layout);
}

/** Prints a `<key>` element. */
export function printKey(key: string, layout: Pick<PlistLayout, 'cdata' | 'newline'>): string {
  return `<key>${textOf(key, layout)}</key>`;
}

function textOf(text: string, { cdata, newline }: Pick<PlistLayout, 'cdata' | 'newline'>): string {
  return cdata ? cdataText(text, newline) : escapedText(text, newline);
}

function isMap(value: object): value is ReadonlyMap<string, PlainPlist> {
  return value instanceof Map;
}

function printLines(element: string, lines: readonly string[], { indent, newline }: PlistLayout): string {
  let text = `<${element}>${newline}`;
  for (const line of lines) text += line + newline;
  return `${text}${indent}</${element}>`;
}

const lineLength = 76;

function dataLines(bytes: Uint8Array, { indent }: PlistLayout): string[] {
  const text = encodeBase64(bytes);
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += lineLength) lines.push(indent + text.slice(at, at + lineLength));
  return lines;
}
