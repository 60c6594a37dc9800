import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { IniTree } from '../ini/ini-tree.ts';
import type { SourceText } from '../source/source-text.ts';
import { iniSuppressions, type MisplacedSuppression, misplacedSuppressions } from './ini-suppressions.ts';
import { type SuppressionComment, suppressionMark } from './suppression.ts';
import { xmlSuppressions } from './xml-suppressions.ts';

/** The suppressions in one of the sources of a document; property lists in other formats than XML have none. */
export function findSuppressions(document: Document, source: SourceText): readonly SuppressionComment[] {
  // Nearly every file ends here, before it is read a second time.
  if (!source.text.includes(suppressionMark)) return [];
  if (document.kind !== 'aws') return document.plist.format === 'xml' ? xmlSuppressions(source) : [];
  const tree = treeOf(document, source);
  return tree === undefined ? [] : iniSuppressions(tree);
}

/** Findings about comments that look like suppressions, but stand where none counts. */
export function findMisplacedSuppressions(document: Document, source: SourceText): readonly Diagnostic[] {
  if (document.kind !== 'aws' || !source.text.includes(suppressionMark)) return [];
  const tree = treeOf(document, source);
  return tree === undefined ? [] : misplacedSuppressions(tree).map((found) => misplaced(source, found));
}

function treeOf(document: Extract<Document, { kind: 'aws' }>, source: SourceText): IniTree | undefined {
  const { config, credentials } = document.model;
  return [config, credentials].find((candidate) => candidate?.source === source);
}

function misplaced(source: SourceText, { comment, line }: MisplacedSuppression): Diagnostic {
  const file = source.name;
  const before = source.slice({ start: line.start, end: comment.start });
  const own = { start: line.start + before.trimEnd().length, end: comment.end };
  // Some programs have taken the comment for a part of the value, so somebody has to look.
  const fix = {
    title: 'move it to a line of its own',
    safe: false,
    edits: [
      { file, span: { start: line.start, end: line.start }, text: `${source.slice(comment)}${lineEnd(source.text)}` },
      { file, span: own, text: '' },
    ],
  };
  return diagnostic('suppression-misplaced', file, comment, { fixes: [fix] });
}

function lineEnd(text: string): string {
  const first = text.indexOf('\n');
  return first > 0 && text.charAt(first - 1) === '\r' ? '\r\n' : '\n';
}
