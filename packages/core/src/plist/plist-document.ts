import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { PlistValue } from './plist-tree.ts';

/**
 * What Cyberduck meets: `dict`, it reads on; `other-root`, the root is no dictionary; `null`, nothing was read and
 * nothing complained (a blank file, a root of unknown name); `refused`, the file is no property list for it.
 */
export type PlistOutcome = 'dict' | 'other-root' | 'null' | 'refused';

export type PlistFormat = 'xml' | 'binary' | 'openstep' | 'json' | 'unknown';

export interface PlistDocument {
  readonly source: SourceText;
  readonly format: PlistFormat;
  /** Everything that could be read, also of a refused file. */
  readonly root: PlistValue | undefined;
  readonly outcome: PlistOutcome;
  readonly diagnostics: readonly Diagnostic[];
}
