import { type Diagnostic, maskSecrets, suppressionEdit } from '@duckbill/core';
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver/node';
import { fixAllEdits } from './fix-all.ts';
import type { LintedFile, LintedFiles } from './linted-files.ts';
import { lspDiagnostic, type ShownWith } from './lsp-diagnostic.ts';
import { rangeOf, rangesTouch } from './ranges.ts';
import { type NamedEdit, workspaceEdit } from './workspace-edit.ts';

/** The kind of the action that applies every safe repair; `editor.codeActionsOnSave` of VS Code names it. */
export const fixAllKind: string = `${CodeActionKind.SourceFixAll}.duckbill`;

/** What can be done at a range of a document, the best first. */
export function codeActionsAt(
  file: LintedFile,
  { range, context }: Pick<CodeActionParams, 'range' | 'context'>,
  all: LintedFiles,
  shown: ShownWith,
): CodeAction[] {
  const actions: CodeAction[] = [];
  const add = (action: CodeAction, edits: readonly NamedEdit[]): void => {
    const edit = workspaceEdit(edits, all, shown.client);
    if (edit !== undefined && edits.length > 0) actions.push({ ...action, edit });
  };
  if (asksFor(CodeActionKind.QuickFix, context.only)) {
    const here = file.findings.filter(({ span }) => rangesTouch(rangeOf(file.source, span), range));
    for (const finding of here) addFixes(finding, file, all, shown, add);
    for (const finding of here) addSuppression(finding, file, all, shown, add);
  }
  // Without a wish, editors show no source actions, and so nothing has to be tried out.
  if (context.only !== undefined && asksFor(fixAllKind, context.only)) {
    add({ title: 'Apply all safe repairs of Duckbill', kind: fixAllKind }, fixAllEdits(file, all));
  }
  return actions;
}

type AddAction = (action: CodeAction, edits: readonly NamedEdit[]) => void;

function addFixes(finding: Diagnostic, file: LintedFile, all: LintedFiles, shown: ShownWith, add: AddAction): void {
  const preferred = finding.fixes.find(({ safe }) => safe);
  for (const fix of finding.fixes) {
    const title = maskSecrets(fix.safe ? fix.title : `${fix.title} (needs a look)`, all.secrets);
    const action = {
      title: title.charAt(0).toUpperCase() + title.slice(1),
      kind: CodeActionKind.QuickFix,
      diagnostics: [lspDiagnostic(finding, file, all, shown)],
      ...(fix === preferred ? { isPreferred: true } : {}),
    };
    add(action, fix.edits);
  }
}

/** A finding about a suppression is mended, not suppressed. */
function addSuppression(
  finding: Diagnostic,
  file: LintedFile,
  all: LintedFiles,
  shown: ShownWith,
  add: AddAction,
): void {
  const { code, span } = finding;
  const { name } = file.source;
  const document = all.documents.find((one) =>
    one.kind === 'aws' ? one.sources.includes(file.source) : one.source === file.source,
  );
  if (document === undefined || code.startsWith('suppression-')) return;
  const edit = suppressionEdit(document, file.source, code, span.start);
  if (edit === undefined) return;
  const action = {
    title: `Suppress ${code} here, with a reason`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [lspDiagnostic(finding, file, all, shown)],
  };
  add(action, [{ ...edit, file: name }]);
}

/** Whether an action of a kind is wanted: kinds are paths, and a wish takes in everything below it. */
function asksFor(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((wish) => kind === wish || kind.startsWith(`${wish}.`));
}
