import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { childEnvironment, duckbillBin } from './run-duckbill.ts';

/** An editor that is able to show everything. */
const ableClient: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

/** `duckbill lsp` as a process of its own, spoken to as an editor does. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly folder: string;
  /** Resolves with the exit code. */
  readonly exit: Promise<number | null>;
  readonly log: string[] = [];
  /** Everything that came out, for what must not be in it. */
  output = '';
  readonly #published: PublishDiagnosticsParams[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(folder: string, words: readonly string[] = ['--stdio']) {
    this.folder = folder;
    const child = spawn(process.execPath, [duckbillBin, 'lsp', ...words], {
      cwd: folder,
      env: childEnvironment({ home: folder }),
    });
    onTestFinished(() => void child.kill());
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: unknown) => (this.output += String(chunk)));
    }
    this.exit = new Promise((resolve) => child.on('close', resolve));
    child.stdin.on('error', () => undefined);
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#published.push(params);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => void this.log.push(message));
    this.connection.listen();
  }

  async initialize(capabilities: ClientCapabilities = ableClient): Promise<InitializeResult> {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  /** The URI of a file in the folder; nothing has to be there. */
  uri(name: string): string {
    return name.startsWith('untitled:') ? name : pathToFileURL(path.join(this.folder, name)).href;
  }

  async open(name: string, text: string, languageId = 'xml'): Promise<void> {
    const textDocument = { uri: this.uri(name), languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async change(name: string, version: number, contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const textDocument = { uri: this.uri(name), version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
  }

  async close(name: string): Promise<void> {
    const textDocument = { uri: this.uri(name) };
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  /** Waits for what is published about a document and fits. */
  async published(
    name: string,
    fits: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    const uri = this.uri(name);
    for (;;) {
      const found = this.#published.findLast((params) => params.uri === uri && fits(params));
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    }
  }

  /** How often something was published about a document. */
  count(name: string): number {
    return this.#published.filter(({ uri }) => uri === this.uri(name)).length;
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    return this.exit;
  }
}
