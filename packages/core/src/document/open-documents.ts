import { awsFileKinds, type AwsFiles } from '../aws/aws-reading.ts';
import { readAwsConfig } from '../aws/read-aws-config.ts';
import { readBookmark } from '../bookmark/read-bookmark.ts';
import { parsePlist } from '../plist/parse-plist.ts';
import { readProfile } from '../profile/read-profile.ts';
import type { SourceText } from '../source/source-text.ts';
import type { DocumentKind } from './detect-kind.ts';
import { detectKind } from './detect-kind.ts';
import type { AwsDocument, BookmarkDocument, Document, ProfileDocument } from './document.ts';

export interface OpenedDocuments {
  readonly documents: readonly Document[];
  /** None of ours. */
  readonly skipped: readonly SourceText[];
}

/** Opens every source that is one of ours. `config` and `credentials` of one folder become one document. */
export function openDocuments(
  sources: readonly SourceText[],
  kindOf: (source: SourceText) => DocumentKind | undefined = kindOfSource,
): OpenedDocuments {
  const documents: Document[] = [];
  const skipped: SourceText[] = [];
  const awsFolders = new Map<string, { config?: SourceText; credentials?: SourceText }>();
  for (const source of sources) {
    const kind = kindOf(source);
    switch (kind) {
      case 'profile':
        documents.push(openProfile(source));
        break;
      case 'bookmark':
        documents.push(openBookmark(source));
        break;
      case 'aws-config':
      case 'aws-credentials': {
        const part = kind === 'aws-config' ? 'config' : 'credentials';
        const folder = folderOf(source.name);
        const files = awsFolders.get(folder) ?? {};
        // A second file of the same kind in one folder is none of this pair.
        if (files[part] === undefined) awsFolders.set(folder, { ...files, [part]: source });
        else documents.push(openAws({ [part]: source }));
        break;
      }
      case undefined:
        skipped.push(source);
        break;
    }
  }
  for (const files of awsFolders.values()) documents.push(openAws(files));
  return { documents, skipped };
}

function kindOfSource(source: SourceText): DocumentKind | undefined {
  return detectKind(source.name, source.text);
}

/** The profile in a text, whatever its name. */
export function openProfile(source: SourceText): ProfileDocument {
  const plist = parsePlist(source);
  const profile = plist.outcome === 'dict' ? readProfile(plist) : undefined;
  return { kind: 'profile', source, plist, profile, diagnostics: plist.diagnostics };
}

/** The bookmark in a text, whatever its name. */
export function openBookmark(source: SourceText): BookmarkDocument {
  const plist = parsePlist(source);
  const bookmark = plist.outcome === 'dict' ? readBookmark(plist) : undefined;
  return { kind: 'bookmark', source, plist, bookmark, diagnostics: plist.diagnostics };
}

/** The two AWS files, wherever they stand; either may be missing. */
export function openAws(files: AwsFiles): AwsDocument {
  const model = readAwsConfig({ ...files, notUtf8: awsFileKinds.filter((kind) => isNotUtf8(files[kind])) });
  const { config, credentials } = files;
  return {
    kind: 'aws',
    sources: [config, credentials].filter((source) => source !== undefined),
    fileKinds: new Map([
      ...(config === undefined ? [] : [[config.name, 'config'] as const]),
      ...(credentials === undefined ? [] : [[credentials.name, 'credentials'] as const]),
    ]),
    model,
    diagnostics: model.diagnostics,
  };
}

/** Whether the bytes of a file are no UTF-8. Only a source made from bytes can tell. */
export function isNotUtf8(source: SourceText | undefined): boolean {
  const origin = source?.origin;
  return origin !== undefined && (origin.encoding !== 'utf-8' || origin.refusal !== undefined);
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
