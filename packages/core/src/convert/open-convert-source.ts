import type { AwsFileKind } from '../aws/aws-reading.ts';
import { detectKind } from '../document/detect-kind.ts';
import type { Document } from '../document/document.ts';
import { findSecrets } from '../document/find-secrets.ts';
import { openBookmark, openProfile } from '../document/open-documents.ts';
import type { SourceText } from '../source/source-text.ts';
import { detectClient } from './clients/detect-client.ts';
import type { ClientName } from './clients/clients.ts';
import { findClientSecrets } from './clients/find-client-secrets.ts';
import type { ConvertSource } from './conversion.ts';

/** A file to convert; an AWS file has to be opened together with the other one. */
export type OpenedConvertSource =
  | { readonly kind: 'opened'; readonly source: ConvertSource; readonly secrets: readonly string[] }
  | { readonly kind: 'aws'; readonly file: AwsFileKind }
  /** Cyberduck takes nothing from it: lint says why. */
  | { readonly kind: 'unreadable' }
  /** No kind of file that is known. */
  | { readonly kind: 'unknown' };

export interface OpenConvertOptions {
  /** Whose file it is, where somebody says it. */
  readonly client?: ClientName | undefined;
  /** Whether it may be a file of another client: what belongs to it may not. */
  readonly isMain: boolean;
  /** Of connections in a file of many. */
  readonly names: readonly string[];
}

/** Opens one text of those that are to be converted. Takes any text. */
export function openConvertSource(
  source: SourceText,
  { client, isMain, names }: OpenConvertOptions,
): OpenedConvertSource {
  const kind = detectKind(source.name, source.text);
  const foreign = isMain
    ? (client ?? (kind === undefined ? detectClient(source.name, source.text) : undefined))
    : undefined;
  if (foreign !== undefined) {
    const secrets = findClientSecrets(foreign, source);
    return { kind: 'opened', source: { kind: 'client', client: foreign, source, names }, secrets };
  }
  switch (kind) {
    case undefined:
      return { kind: 'unknown' };
    case 'aws-config':
      return { kind: 'aws', file: 'config' };
    case 'aws-credentials':
      return { kind: 'aws', file: 'credentials' };
    case 'bookmark': {
      const document = openBookmark(source);
      const { bookmark } = document;
      return opened(bookmark === undefined ? undefined : { kind: 'bookmark', bookmark }, document);
    }
    case 'profile': {
      const document = openProfile(source);
      const { profile } = document;
      return opened(profile === undefined ? undefined : { kind: 'profile', profile }, document);
    }
  }
}

function opened(source: ConvertSource | undefined, document: Document): OpenedConvertSource {
  return source === undefined ? { kind: 'unreadable' } : { kind: 'opened', source, secrets: findSecrets(document) };
}
