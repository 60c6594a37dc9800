import { maskSecrets } from '@duckbill/core';
import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configFileName } from '../lint-config/lint-config.ts';
import type { Terminal } from '../terminal.ts';
import { codeActionsAt, fixAllKind } from './code-actions.ts';
import { nameOfUri } from './document-names.ts';
import type { LintedFiles } from './linted-files.ts';
import { LintSession } from './lint-session.ts';
import { diagnosticsOf, type ShownWith } from './lsp-diagnostic.ts';
import { lspCompletions } from './lsp-completions.ts';
import { lspHover } from './lsp-hover.ts';
import { PublishedDiagnostics } from './published-diagnostics.ts';

/** Speaks the Language Server Protocol on the streams of a terminal until the client says `exit` or goes away. */
export function serve(terminal: Terminal, version: string): void {
  const connection = createConnection(terminal.stdin, terminal.streams.stdout);
  const documents = new TextDocuments(TextDocument);
  const site = terminal.environment['DUCKBILL_SITE'];
  let shown: ShownWith = { client: {}, site: site === '' ? undefined : site };
  const published = new PublishedDiagnostics((params) => void connection.sendDiagnostics(params));
  const show = (linted: LintedFiles): void => {
    for (const file of linted.files.values()) {
      if (file.version !== null) published.publish(file.uri, file.version, diagnosticsOf(file, linted, shown));
    }
  };
  const session = new LintSession(terminal, documents, show, teller(connection));

  connection.onInitialize(({ capabilities }) => {
    shown = { ...shown, client: capabilities };
    return initializeResult(version);
  });
  connection.onInitialized(() => void watchFiles(connection, shown.client));
  connection.onDidChangeWatchedFiles(() => session.changed());
  documents.onDidChangeContent(() => session.changed());
  documents.onDidSave(() => session.changed());
  documents.onDidClose(({ document }) => {
    published.clear(document.uri);
    session.changed();
  });
  connection.onCodeAction(async (params) => {
    const linted = await session.current();
    const file = linted.files.get(nameOfUri(params.textDocument.uri));
    return file === undefined ? [] : codeActionsAt(file, params, linted, shown);
  });
  connection.onHover(async ({ textDocument, position }) => {
    const opened = await session.opened();
    const file = opened.files.get(nameOfUri(textDocument.uri));
    return file === undefined ? null : lspHover(file, position, opened);
  });
  connection.onCompletion(async ({ textDocument, position }) => {
    const opened = await session.opened();
    const file = opened.files.get(nameOfUri(textDocument.uri));
    return file === undefined ? [] : lspCompletions(file, position, opened, shown.client);
  });
  documents.listen(connection);
  connection.listen();
}

function initializeResult(version: string): InitializeResult {
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['<', '>', '=', ' ', '['] },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    },
    serverInfo: { name: 'duckbill', version },
  };
}

/** Words for the log of the editor; those that it has had are not repeated with every key. */
function teller(connection: Connection): (words: string) => void {
  let last = '';
  return (words) => {
    if (words === last) return;
    last = words;
    connection.console.warn(maskSecrets(words));
  };
}

async function watchFiles(connection: Connection, client: ClientCapabilities): Promise<void> {
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  const watchers = [configFileName, '.duckbillignore', '.aws/config', '.aws/credentials'].map((name) => ({
    globPattern: `**/${name}`,
  }));
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}
