import type { AwsConfigModel } from '../aws/aws-config-model.ts';
import type { AwsFileKind } from '../aws/aws-reading.ts';
import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { PlistDocument } from '../plist/plist-document.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { SourceText } from '../source/source-text.ts';

interface PlistBased {
  readonly source: SourceText;
  readonly plist: PlistDocument;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ProfileDocument extends PlistBased {
  readonly kind: 'profile';
  /** Undefined when Cyberduck cannot read the file. */
  readonly profile: ConnectionProfile | undefined;
}

export interface BookmarkDocument extends PlistBased {
  readonly kind: 'bookmark';
  readonly bookmark: Bookmark | undefined;
}

/** One or both of the AWS files of a folder: they are read together. */
export interface AwsDocument {
  readonly kind: 'aws';
  readonly sources: readonly SourceText[];
  /** Which of the two each source is, by its name. */
  readonly fileKinds: ReadonlyMap<string, AwsFileKind>;
  readonly model: AwsConfigModel;
  readonly diagnostics: readonly Diagnostic[];
}

/** A source text with its tree, its model, and what was wrong on the way. */
export type Document = ProfileDocument | BookmarkDocument | AwsDocument;
