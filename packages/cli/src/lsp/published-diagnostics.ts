import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';

interface Published {
  readonly version: number;
  readonly isEmpty: boolean;
  readonly words: string;
}

/** What the editor shows; the same is not sent twice. */
export class PublishedDiagnostics {
  readonly #send: (params: PublishDiagnosticsParams) => void;
  readonly #last: Map<string, Published> = new Map();

  constructor(send: (params: PublishDiagnosticsParams) => void) {
    this.#send = send;
  }

  publish(uri: string, version: number, diagnostics: Diagnostic[]): void {
    const words = JSON.stringify(diagnostics);
    const last = this.#last.get(uri);
    if (last?.version === version && last.words === words) return;
    this.#last.set(uri, { version, words, isEmpty: diagnostics.length === 0 });
    this.#send({ uri, version, diagnostics });
  }

  /** A document was closed: what was found in it goes. */
  clear(uri: string): void {
    if (this.#last.get(uri)?.isEmpty === false) this.#send({ uri, diagnostics: [] });
    this.#last.delete(uri);
  }
}
