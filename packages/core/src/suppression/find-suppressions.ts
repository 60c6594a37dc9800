import type { Document } from '../document/document.ts';
import type { SourceText } from '../source/source-text.ts';
import { iniSuppressions } from './ini-suppressions.ts';
import { type SuppressionComment, suppressionMark } from './suppression.ts';
import { xmlSuppressions } from './xml-suppressions.ts';

/** The suppressions in one of the sources of a document; property lists in other formats than XML have none. */
export function findSuppressions(document: Document, source: SourceText): readonly SuppressionComment[] {
  // Nearly every file ends here, before it is read a second time.
  if (!source.text.includes(suppressionMark)) return [];
  if (document.kind !== 'aws') return document.plist.format === 'xml' ? xmlSuppressions(source) : [];
  const { config, credentials } = document.model;
  const tree = [config, credentials].find((candidate) => candidate?.source === source);
  return tree === undefined ? [] : iniSuppressions(tree);
}
