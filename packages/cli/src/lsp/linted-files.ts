import {
  currentPrograms,
  detectKind,
  type Diagnostic,
  type Document,
  type DocumentKind,
  findSecrets,
  KnownSecrets,
  lint,
  type LintSettings,
  openDocuments,
  type ProgramId,
  programIds,
  type Report,
  SourceText,
} from '@duckbill/core';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nameOfUri } from './document-names.ts';
import type { FileSurroundings } from './file-surroundings.ts';

/** Characters of a document above which it is left to `duckbill lint`: an editor wants an answer at once. */
export const mostCharacters: number = 2 * 1024 * 1024;

/** A document of the editor, or a file beside one. */
export interface OpenFile {
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly source: SourceText;
  /** One of ours; otherwise nothing is said about it. */
  readonly isOurs: boolean;
  readonly isTooLarge: boolean;
  readonly programs: readonly ProgramId[];
  /** Leaves out what a baseline knows. */
  readonly withoutKnown: ((report: Report) => Report) | undefined;
}

/** All documents at one moment. */
export interface OpenFiles<File extends OpenFile = OpenFile> {
  /** By their names in findings. */
  readonly files: ReadonlyMap<string, File>;
  readonly documents: readonly Document[];
  readonly secrets: KnownSecrets;
  readonly settingsOf: (file: string) => LintSettings;
}

/** A file as lint has seen it. */
export interface LintedFile extends OpenFile {
  readonly findings: readonly Diagnostic[];
}

export type LintedFiles = OpenFiles<LintedFile>;

/** What a document is; undefined for one that nothing is said about. */
export function kindOf({ source, isOurs }: OpenFile): DocumentKind | undefined {
  return isOurs ? detectKind(source.name, source.text) : undefined;
}

/** Reads open documents together with what lies beside them. */
export function readDocuments(
  open: readonly TextDocument[],
  surroundings: ReadonlyMap<string, FileSurroundings>,
): OpenFiles {
  const files = new Map<string, OpenFile>();
  const small: SourceText[] = [];
  const add = (uri: string, version: number | null, source: SourceText): void => {
    const around = surroundings.get(source.name);
    const isTooLarge = source.text.length > mostCharacters;
    const isOurs = !isTooLarge && around?.isLeftOut !== true;
    if (isOurs) small.push(source);
    const programs = around?.programs ?? currentPrograms;
    const withoutKnown = around?.withoutKnown;
    files.set(source.name, { uri, version, source, isOurs, isTooLarge, programs, withoutKnown });
  };
  for (const document of open)
    add(document.uri, document.version, new SourceText(nameOfUri(document.uri), document.getText()));
  for (const beside of [...surroundings.values()].flatMap((around) => around.beside ?? [])) {
    if (!files.has(beside.source.name)) add(beside.uri, null, beside.source);
  }
  const { documents, skipped } = openDocuments(small);
  for (const { name } of skipped) {
    const file = files.get(name);
    if (file !== undefined) files.set(name, { ...file, isOurs: false });
  }
  const secrets = new KnownSecrets(documents.flatMap(findSecrets));
  return { files, documents, secrets, settingsOf: (file) => surroundings.get(file)?.settings ?? {} };
}

/** Adds what lint finds in them. */
export function lintDocuments(opened: OpenFiles): LintedFiles {
  const { files, settingsOf } = opened;
  const ours = [...files.values()].filter(({ isOurs }) => isOurs).map(({ source }) => source);
  const report = lint(ours, { programs: programIds, settingsOf });
  const found = new Map(report.files.map(({ source, diagnostics }) => [source.name, diagnostics]));
  const withFindings = [...files].map(([name, file]): [string, LintedFile] => {
    const findings = (found.get(name) ?? []).filter(({ programs }) =>
      programs.some((one) => file.programs.includes(one)),
    );
    return [name, { ...file, findings: newFindings(file, findings) }];
  });
  return { ...opened, files: new Map(withFindings) };
}

/** Those that no baseline knows. */
function newFindings({ source, withoutKnown }: OpenFile, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (withoutKnown === undefined || diagnostics.length === 0) return diagnostics;
  const { files } = withoutKnown({ files: [{ source, diagnostics, secrets: [] }], skipped: [] });
  return files.flatMap((file) => file.diagnostics);
}
