import type { SourceText, Span } from '@duckbill/core';
import type { ClientCapabilities, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { LintedFile, LintedFiles } from './linted-files.ts';
import { rangeOf } from './ranges.ts';

/** An edit of a named file, by offsets. */
export interface NamedEdit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/**
 * Edits as the protocol has them, with the version of each document that they were made for, so that an editor refuses
 * them on another one. Undefined when one is for a file that is not known.
 */
export function workspaceEdit(
  edits: readonly NamedEdit[],
  { files }: LintedFiles,
  client: ClientCapabilities,
): WorkspaceEdit | undefined {
  const byFile = new Map<LintedFile, TextEdit[]>();
  for (const { file, span, text } of edits) {
    const linted = files.get(file);
    if (linted === undefined) return undefined;
    const own = byFile.get(linted) ?? [];
    byFile.set(linted, [...own, textEdit(linted.source, span, text)]);
  }
  if (client.workspace?.workspaceEdit?.documentChanges === true) {
    const changes = [...byFile].map(([{ uri, version }, own]) => ({ textDocument: { uri, version }, edits: own }));
    return { documentChanges: changes };
  }
  return { changes: Object.fromEntries([...byFile].map(([{ uri }, own]) => [uri, own])) };
}

function textEdit(source: SourceText, span: Span, newText: string): TextEdit {
  return { range: rangeOf(source, span), newText };
}
