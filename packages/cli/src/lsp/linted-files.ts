import {
  currentPrograms,
  type Diagnostic,
  detectKind,
  type Document,
  type DocumentKind,
  KnownSecrets,
  lint,
  type LintSettings,
  openDocuments,
  type ProgramId,
  programIds,
  SourceText,
} from '@duckbill/core';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nameOfUri } from './document-names.ts';
import type { FileSurroundings } from './file-surroundings.ts';

/** Characters of a document above which it is left to `duckbill lint`: an editor wants an answer at once. */
export const mostCharacters: number = 2 * 1024 * 1024;

/** A document of the editor, or a file beside one, as lint has seen it. */
export interface LintedFile {
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly source: SourceText;
  /** One of ours; otherwise nothing is said about it. */
  readonly isOurs: boolean;
  readonly isTooLarge: boolean;
  readonly findings: readonly Diagnostic[];
  readonly programs: readonly ProgramId[];
}

/** All documents at one moment. */
export interface LintedFiles {
  /** By their names in findings. */
  readonly files: ReadonlyMap<string, LintedFile>;
  readonly documents: readonly Document[];
  readonly secrets: KnownSecrets;
  readonly settingsOf: (file: string) => LintSettings;
}

/** What a document is; undefined for one that nothing is said about. */
export function kindOf({ source, isOurs }: LintedFile): DocumentKind | undefined {
  return isOurs ? detectKind(source.name, source.text) : undefined;
}

/** Lints open documents together with what lies beside them. */
export function lintDocuments(
  open: readonly TextDocument[],
  surroundings: ReadonlyMap<string, FileSurroundings>,
): LintedFiles {
  const files = new Map<string, LintedFile>();
  const small: SourceText[] = [];
  const add = (uri: string, version: number | null, source: SourceText): void => {
    const around = surroundings.get(source.name);
    const isTooLarge = source.text.length > mostCharacters;
    const isOurs = !isTooLarge && around?.isLeftOut !== true;
    if (isOurs) small.push(source);
    const programs = around?.programs ?? currentPrograms;
    files.set(source.name, { uri, version, source, isOurs, isTooLarge, findings: [], programs });
  };
  for (const { uri, version, text } of open.map(textOf)) add(uri, version, new SourceText(nameOfUri(uri), text));
  for (const beside of [...surroundings.values()].flatMap((around) => around.beside ?? [])) {
    if (!files.has(beside.source.name)) add(beside.uri, null, beside.source);
  }
  const settingsOf = (file: string): LintSettings => surroundings.get(file)?.settings ?? {};
  const report = lint(small, { programs: programIds, settingsOf });
  for (const { source, diagnostics } of report.files) {
    const file = files.get(source.name);
    if (file === undefined) continue;
    const findings = diagnostics.filter(({ programs }) => programs.some((one) => file.programs.includes(one)));
    files.set(source.name, { ...file, findings });
  }
  for (const name of report.skipped) {
    const file = files.get(name);
    if (file !== undefined) files.set(name, { ...file, isOurs: false });
  }
  const secrets = new KnownSecrets(report.files.flatMap((file) => file.secrets));
  return { files, documents: openDocuments(small).documents, secrets, settingsOf };
}

function textOf(document: TextDocument): { uri: string; version: number; text: string } {
  return { uri: document.uri, version: document.version, text: document.getText() };
}
