import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editAwsFiles } from '../../src/aws/edit/edit-aws-files.ts';
import { parseIni, printIni } from '../../src/ini/parse-ini.ts';
import { removePlistEntry, renamePlistKey, setPlistString } from '../../src/plist/edit-plist.ts';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import type { PlistEntry, PlistValue } from '../../src/plist/plist-tree.ts';
import { readSource } from '../../src/source/read-source.ts';
import { SourceText } from '../../src/source/source-text.ts';
import type { Span } from '../../src/source/span.ts';
import { applyTextEdits, type TextEdit } from '../../src/source/text-edit.ts';
import { configTexts } from '../aws/conformance/config-texts.ts';
import { sharedFolder } from '../plist/shared-vectors.ts';

const sharedExists = existsSync(`${sharedFolder}corpus`);

function corpusFiles(): readonly SourceText[] {
  return ['profiles', 'profiles-bundled'].flatMap((folder) =>
    readdirSync(`${sharedFolder}corpus/${folder}`).map(
      (name) => readSource(name, readFileSync(`${sharedFolder}corpus/${folder}/${name}`)).source,
    ),
  );
}

interface ConfigText {
  readonly file: 'config' | 'credentials';
  readonly text: string;
}

function vectorTexts(): readonly ConfigText[] {
  const parsed: { readonly cases: readonly { readonly file: ConfigText['file']; readonly text?: string }[] } =
    JSON.parse(readFileSync(`${sharedFolder}vectors/aws-config/parse.json`, 'utf8'));
  return parsed.cases.flatMap(({ file, text }) => (text === undefined ? [] : [{ file, text }]));
}

/** The text written anew from the spans of a tree; throws where they overlap, leave their parent or run backwards. */
function woven(text: string, root: PlistValue): string {
  const parts: string[] = [];
  let done = 0;
  const upTo = (offset: number): void => {
    if (offset < done) throw new RangeError(`${offset} comes behind ${done}`);
    parts.push(text.slice(done, offset));
    done = offset;
  };
  const inside = (span: Span, parent: Span): void => {
    if (span.start < parent.start || span.end > parent.end) throw new RangeError(`${span.start} leaves its parent`);
  };
  const weave = (value: PlistValue): void => {
    upTo(value.span.start);
    for (const child of value.type === 'dict' ? value.entries : 'items' in value ? value.items : []) {
      if ('key' in child) {
        inside(child.keySpan, value.span);
        inside(child.keyTextSpan, child.keySpan);
        for (const at of [child.keySpan.start, child.keyTextSpan.start, child.keyTextSpan.end, child.keySpan.end])
          upTo(at);
      }
      const below = 'key' in child ? child.value : child;
      inside(below.span, value.span);
      weave(below);
    }
    if ('textSpan' in value) {
      inside(value.textSpan, value.span);
      upTo(value.textSpan.start);
      upTo(value.textSpan.end);
    }
    upTo(value.span.end);
  };
  weave(root);
  upTo(text.length);
  return parts.join('');
}

function entriesOf(value: PlistValue | undefined): readonly PlistEntry[] {
  return value?.type === 'dict' ? value.entries : [];
}

/** Key and value of every entry as they are written, but for one. */
function writtenBeside(source: SourceText, left: number): readonly string[] {
  return entriesOf(parsePlist(source).root)
    .filter((_, index) => index !== left)
    .map(({ keySpan, value }) => source.slice({ start: keySpan.start, end: value.span.end }));
}

function expectOnlyInside(edits: readonly TextEdit[], areas: readonly Span[]): void {
  const outside = edits.filter(
    ({ span }) => !areas.some((area) => span.start >= area.start && span.end <= area.end) && span.end > span.start,
  );
  expect(outside).toEqual([]);
}

/** One entry set, renamed or removed: the edits stand in it, and the others are written as before. */
function expectLocalEdits(source: SourceText, index: number, text: string): boolean {
  const entry = entriesOf(parsePlist(source).root)[index];
  if (entry === undefined) return false;
  const beside = writtenBeside(source, index);
  const written = { start: entry.keySpan.start, end: entry.value.span.end };
  const after = (edits: readonly TextEdit[]) => new SourceText('', applyTextEdits(source.text, edits));
  const set = setPlistString(source, entry, text);
  expectOnlyInside(set, [entry.value.span]);
  expect(writtenBeside(after(set), index)).toEqual(beside);
  const renamed = renamePlistKey(source, entry, text);
  expectOnlyInside(renamed, [entry.keySpan]);
  expect(writtenBeside(after(renamed), index)).toEqual(beside);
  const removed = removePlistEntry(source, entry);
  // The line goes with the entry: only what nobody sees beside it.
  for (const { span } of removed)
    expect(source.text.slice(span.start, written.start) + source.text.slice(written.end, span.end)).toMatch(/^\s*$/u);
  expect(writtenBeside(after(removed), -1)).toEqual(beside);
  return set.length > 0 && removed.length > 0;
}

const pieces = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom('<dict>', '</dict>', '<key>', '</key>', '<string>', '</string>', '<array>'),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom('</array>', '<true/>', '<integer>', '</integer>', '<string/>', 'a', '1', '\n'),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('<!-- -->', '&amp;', '<![CDATA[x]]>', '<', '\r\n', '<data>', '</data>', 'é'),
    },
  ),
  { maxLength: 40 },
);
const randomPlists = fc.oneof(
  pieces.map((parts) => `<plist><dict>${parts.join('')}</dict></plist>`),
  pieces.map((parts) => parts.join('')),
  fc
    .array(fc.constantFrom('{', '}', '(', ')', 'a', '"b"', ' = ', '; ', ', ', '/* c */', '<0a>', '\n'))
    .map((parts) => `{${parts.join('')}`),
);

/** Every line stands in the tree, one behind the other. */
function expectLinesCover(text: string): void {
  const tree = parseIni(new SourceText('config', text));
  expect(printIni(tree)).toBe(text);
  let at = tree.bomSpan?.end ?? 0;
  for (const { fullSpan, span } of tree.lines) {
    expect([fullSpan.start, span.start]).toEqual([at, at]);
    at = fullSpan.end;
  }
  expect(at).toBe(text.length);
}

/** One setting given another value: only lines of that setting change. */
function expectLocalSetting({ file, text }: ConfigText, pick: number, value: string): boolean {
  const source = new SourceText(file, text);
  const tree = parseIni(source);
  const settings = tree.sections.flatMap((section) => section.settings.map((line) => ({ section, line })));
  const picked = settings[pick % settings.length];
  if (picked?.section.header === undefined) return false;
  const header = source.slice(picked.section.header.nameSpan);
  const key = source.slice(picked.line.keySpan);
  const name = header.startsWith('profile ') ? header.slice('profile '.length).trim() : header;
  const section = { file, kind: 'profile', name } as const;
  const result = editAwsFiles({ [file]: source }, [{ type: 'set-settings', section, settings: [[key, value]] }]);
  if (!result.ok) return false;
  const areas = tree.sections.flatMap(({ settings: lines, span }) =>
    lines.flatMap((line, index) =>
      source.slice(line.keySpan).toLowerCase() === key.toLowerCase()
        ? [{ start: line.span.start, end: lines[index + 1]?.span.start ?? span.end }]
        : [],
    ),
  );
  expectOnlyInside(result.edits[file], areas);
  expectLinesCover(applyTextEdits(text, result.edits[file]));
  return result.edits[file].length > 0;
}

describe.skipIf(!sharedExists)('the whole corpus', () => {
  it('is written anew from the spans of its trees, byte for byte', () => {
    const files = corpusFiles();
    expect(files.length).toBeGreaterThan(50);
    for (const source of files) {
      const { root } = parsePlist(source);
      expect(root === undefined ? source.name : woven(source.text, root)).toBe(source.text);
    }
  });

  it('keeps everything beside an entry that is set, renamed or removed', () => {
    const files = corpusFiles().filter(({ text }) => text.length < 10_000);
    let edited = 0;
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat({ max: 30 }), fc.string(), (source, pick, text) => {
        const index = pick % Math.max(1, entriesOf(parsePlist(source).root).length);
        if (expectLocalEdits(source, index, text)) edited += 1;
      }),
      { numRuns: 300 },
    );
    expect(edited).toBeGreaterThan(100);
  });

  it('has configuration files whose lines cover the text, and whose edits stay in the lines of one setting', () => {
    const texts = vectorTexts();
    for (const { text } of texts) expectLinesCover(text);
    let edited = 0;
    for (const [index, text] of texts.entries())
      for (const pick of [0, 1, index]) if (expectLocalSetting(text, pick, 'eu-west-1')) edited += 1;
    expect(edited).toBeGreaterThan(100);
  });
});

describe('random text', () => {
  it('is written anew from the spans of its property-list tree', () => {
    let read = 0;
    fc.assert(
      fc.property(randomPlists, (text) => {
        const { root } = parsePlist(new SourceText('', text));
        if (root === undefined) return;
        read += 1;
        expect(woven(text, root)).toBe(text);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it('keeps everything beside a setting that is changed', () => {
    let edited = 0;
    fc.assert(
      fc.property(fc.constantFrom('config', 'credentials'), configTexts, fc.nat(), (file, text, pick) => {
        expectLinesCover(text);
        if (expectLocalSetting({ file, text }, pick, 'x')) edited += 1;
      }),
      { numRuns: 500 },
    );
    expect(edited).toBeGreaterThan(20);
  });
});
