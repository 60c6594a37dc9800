import type { AwsConfigModel } from '../../aws/aws-config-model.ts';
import type { AwsFileKind } from '../../aws/aws-reading.ts';
import type { AwsDocument } from '../../document/document.ts';
import type { Span } from '../../source/span.ts';

/** What is known beside the text of files, when they are those of the person who asks. */
export interface OwnFacts {
  /** Names of the person's own AWS files; the environment says nothing about any other. */
  readonly files: ReadonlySet<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Permission bits by name of file, where the system has them. */
  readonly modes: ReadonlyMap<string, number>;
}

/** The person's own AWS files, with what stands around them. */
export interface OwnAws extends OwnFacts {
  readonly document: AwsDocument;
  readonly config: AwsConfigModel;
}

/** The header of a profile; the start of the first file when there is no such profile. */
export function placeOfProfile({ document, config }: OwnAws, name: string): { file: string; span: Span } {
  const block = config.profiles.get(name)?.blocks[0];
  if (block?.section.header !== undefined) return { file: block.file, span: block.section.header.span };
  return placeOfFiles(document);
}

/** The start of the file of a kind, else of the first. */
export function placeOfFiles(document: AwsDocument, kind: AwsFileKind = 'config'): { file: string; span: Span } {
  const own = document.sources.find(({ name }) => document.fileKinds.get(name) === kind);
  return { file: (own ?? document.sources[0])?.name ?? '', span: { start: 0, end: 0 } };
}
