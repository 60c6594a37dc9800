import { readFileSync } from 'node:fs';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import type { PlistDocument } from '../../src/plist/plist-document.ts';
import type { PlistDict } from '../../src/plist/plist-tree.ts';
import { readSource } from '../../src/source/read-source.ts';
import { SourceText } from '../../src/source/source-text.ts';

/** A fixture of this folder, read from its bytes. */
export function parseFixture(name: string): PlistDocument {
  const bytes = readFileSync(new URL(`../fixtures/plist/${name}`, import.meta.url));
  return parsePlist(readSource(name, bytes).source);
}

/** A text, read. */
export function parseText(text: string): PlistDocument {
  return parsePlist(new SourceText('test.plist', text));
}

/** The entries inside `<dict>`, read. */
export function parseEntries(entries: string): PlistDocument {
  return parseText(`<plist version="1.0"><dict>${entries}</dict></plist>`);
}

/** The root, which has to be a dictionary. */
export function rootDict(document: PlistDocument): PlistDict {
  if (document.root?.type !== 'dict') throw new Error(`no dictionary: ${document.outcome}`);
  return document.root;
}

/** What the findings are about, in order: code and the text they point at. */
export function findings({ source, diagnostics }: PlistDocument): string[] {
  return diagnostics.map(({ code, span }) => `${code}: ${source.slice(span)}`);
}
