import { type Completion, completionsAt, knownNames, maskSecrets } from '@duckbill/core';
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from 'vscode-languageserver/node';
import { kindOf, type OpenFile, type OpenFiles } from './linted-files.ts';
import { offsetOf, rangeOf } from './ranges.ts';

const kinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
} as const;

/** What may be written at a place in a document, in the order in which it is offered. */
export function lspCompletions(
  file: OpenFile,
  position: Position,
  { documents, secrets }: OpenFiles,
  client: ClientCapabilities,
): CompletionItem[] {
  const kind = kindOf(file);
  if (kind === undefined) return [];
  const found = completionsAt(file.source, kind, offsetOf(file.source, position), knownNames(documents));
  const snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
  return found
    .filter(({ label }) => maskSecrets(label, secrets) === label)
    .map((completion, index) => ({
      ...lspItem(completion, file, snippets),
      // Editors sort by this; otherwise by the alphabet.
      sortText: String(index).padStart(4, '0'),
    }));
}

function lspItem(completion: Completion, { source }: OpenFile, snippets: boolean): CompletionItem {
  const { label, kind, detail, documentation, span, before, after, deprecated } = completion;
  const asSnippet = snippets && after !== '';
  // What is typed already is compared with this; it may begin with the tag.
  const typed = source.slice(span).startsWith('<') ? before : label;
  return {
    label,
    kind: kinds[kind],
    detail,
    filterText: typed,
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: {
      range: rangeOf(source, span),
      newText: asSnippet ? `${escapeSnippet(before)}$1${escapeSnippet(after)}` : before + after,
    },
    ...(documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(deprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}

function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/gu, String.raw`\$&`);
}
