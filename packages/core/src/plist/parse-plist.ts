import { declarationRefusal } from '../source/decode-text.ts';
import type { SourceText } from '../source/source-text.ts';
import { readXml } from '../xml/read-xml.ts';
import { PlistBuilder } from './build-plist.ts';
import { detectFormat } from './detect-format.ts';
import { parseBinary } from './parse-binary.ts';
import { parseOpenStep } from './parse-openstep.ts';
import type { PlistDocument, PlistFormat, PlistOutcome } from './plist-document.ts';
import { PlistFindings } from './plist-findings.ts';
import type { PlistValue } from './plist-tree.ts';

/** Reads a property list exactly as Cyberduck's reader, dd-plist, does, and says where that differs from the text. */
export function parsePlist(source: SourceText): PlistDocument {
  const findings = new PlistFindings(source);
  const { text } = source;
  const format = detectFormat(source);
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  switch (format) {
    case 'xml':
      return parseXml(source, start, findings);
    case 'openstep':
      remarkReplacedBytes(source, findings);
      return finish(source, format, parseOpenStep(text, start, findings), findings);
    case 'binary':
      return parseBytes(source, findings);
    case 'blank':
      findings.remark(
        'plist-nothing-read',
        { start: 0, end: text.length },
        {
          facts: { problem: 'the file is empty', expected: 'a <dict> inside <plist>' },
        },
      );
      return document(source, 'unknown', undefined, 'null', findings);
    default:
      return refuseUnknown(source, start, findings);
  }
}

function parseXml(source: SourceText, start: number, findings: PlistFindings): PlistDocument {
  // A text without bytes is taken for one that will be saved as UTF-8.
  const refusal = source.origin === undefined ? declarationRefusal(source.text) : source.origin.refusal;
  if (refusal !== undefined) {
    const { offset, problem, expected } = refusal;
    findings.refuse({ span: { start: offset, end: Math.min(offset + 1, source.text.length) }, problem, expected });
  }
  const builder = new PlistBuilder(source.text, findings);
  readXml(source.text, start, builder);
  const { root, unknownRoot } = builder;
  if (root === undefined && !findings.refused && unknownRoot !== undefined) {
    const problem = `the outermost element is <${unknownRoot.name}>`;
    findings.remark('plist-nothing-read', unknownRoot.span, { facts: { problem, expected: '<dict> … </dict>' } });
    return document(source, 'xml', undefined, 'null', findings);
  }
  return finish(source, 'xml', root, findings);
}

/** Only XML refuses bytes that are no text of its encoding (cyberduck-formats §1.2). */
function remarkReplacedBytes({ text, origin }: SourceText, findings: PlistFindings): void {
  const start = origin?.refusal === undefined ? -1 : text.indexOf('\uFFFD');
  if (start !== -1) findings.remark('plist-bytes-replaced', { start, end: start + 1 });
}

function parseBytes(source: SourceText, findings: PlistFindings): PlistDocument {
  const bytes = source.origin?.bytes;
  if (bytes !== undefined) return finish(source, 'binary', parseBinary(bytes, findings), findings);
  const problem = 'a binary property list that was taken for text on its way';
  findings.refuse({ span: { start: 0, end: 6 }, problem, expected: 'the file itself' });
  return finish(source, 'binary', undefined, findings);
}

function finish(
  source: SourceText,
  format: PlistFormat,
  root: PlistValue | undefined,
  findings: PlistFindings,
): PlistDocument {
  return document(source, format, root, outcomeOf(root, findings), findings);
}

function outcomeOf(root: PlistValue | undefined, findings: PlistFindings): PlistOutcome {
  if (findings.refused) return 'refused';
  if (root === undefined) {
    const facts = { problem: 'the outermost value is null', expected: 'a dictionary' };
    findings.remark('plist-nothing-read', { start: 0, end: 0 }, { facts });
    return 'null';
  }
  if (root.type === 'dict') return 'dict';
  findings.remark('plist-root-not-dictionary', root.span, { facts: { type: article(root.type) } });
  return 'other-root';
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function refuseUnknown(source: SourceText, start: number, findings: PlistFindings): PlistDocument {
  const { text } = source;
  let at = start;
  while (' \t\r\n'.includes(text[at] ?? 'x')) at += 1;
  const lostBracket = text.startsWith('?xml', at);
  findings.refuse({
    span: { start: at, end: Math.min(at + 1, text.length) },
    problem: lostBracket ? 'the "<" before ?xml is missing' : 'it does not begin like one',
    expected: '<?xml version="1.0" encoding="UTF-8"?>',
    ...(lostBracket ? { replacement: '<?' } : {}),
  });
  return document(source, 'unknown', undefined, 'refused', findings);
}

function document(
  source: SourceText,
  format: PlistFormat,
  root: PlistValue | undefined,
  outcome: PlistOutcome,
  findings: PlistFindings,
): PlistDocument {
  return { source, format, root, outcome, diagnostics: findings.list() };
}
