import type { DocumentKind } from '../document/detect-kind.ts';
import type { SourceText } from '../source/source-text.ts';
import { completeAws } from './complete-aws.ts';
import { completePlist } from './complete-plist.ts';
import type { Completion } from './completion.ts';
import type { KnownNames } from './known-names.ts';

/** What may be written at an offset of a file, which need not be whole: keys, values and names that fit there. */
export function completionsAt(
  source: SourceText,
  kind: DocumentKind,
  offset: number,
  names: KnownNames,
): readonly Completion[] {
  if (kind === 'profile' || kind === 'bookmark') return completePlist(source, kind, offset, names);
  return completeAws(source, kind === 'aws-config' ? 'config' : 'credentials', offset, names);
}
