import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Terminal } from '../terminal.ts';
import { pathOfUri } from './document-names.ts';
import { type FileSurroundings, surroundingsOf } from './file-surroundings.ts';
import { lintDocuments, type LintedFiles, mostCharacters, type OpenFiles, readDocuments } from './linted-files.ts';

/** How long nobody must have typed before findings are shown anew. */
const pause = 150;

/** So often typing puts them off; then they come while it goes on. */
const mostPutOff = 8;

/** The open documents and what is found in them: at once for who asks, after a pause for who types. */
export class LintSession {
  readonly #terminal: Terminal;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #tell: (words: string) => void;
  readonly #show: (linted: LintedFiles) => void;
  #opened: Promise<OpenFiles> | undefined;
  #current: Promise<LintedFiles> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #putOff = 0;

  /** `show` gets what was found whenever it may have changed; `tell` what is wrong with a configuration. */
  constructor(
    terminal: Terminal,
    documents: TextDocuments<TextDocument>,
    show: (linted: LintedFiles) => void,
    tell: (words: string) => void,
  ) {
    this.#terminal = terminal;
    this.#documents = documents;
    this.#show = show;
    this.#tell = tell;
  }

  /** Something has changed. */
  changed(): void {
    this.#opened = undefined;
    this.#current = undefined;
    if (this.#timer !== undefined) {
      if (this.#putOff === mostPutOff) return;
      this.#putOff += 1;
      clearTimeout(this.#timer);
    }
    this.#timer = setTimeout(() => void this.#showCurrent(), pause);
  }

  /** What is found in the documents as they are now. */
  current(): Promise<LintedFiles> {
    this.#current ??= this.opened().then(lintDocuments);
    return this.#current;
  }

  /** The documents as they are now, which is known sooner. */
  opened(): Promise<OpenFiles> {
    this.#opened ??= this.#read();
    return this.#opened;
  }

  async #showCurrent(): Promise<void> {
    this.#timer = undefined;
    this.#putOff = 0;
    const asked = this.current();
    try {
      const linted = await asked;
      // Changed meanwhile: the next pause shows it.
      if (asked === this.#current) this.#show(linted);
    } catch (error) {
      // Not to be remembered: who asks next has it read anew.
      if (asked === this.#current) [this.#opened, this.#current] = [undefined, undefined];
      this.#tell(error instanceof Error ? error.message : 'could not be checked');
    }
  }

  async #read(): Promise<OpenFiles> {
    const around = new Map<string, FileSurroundings>();
    for (const document of this.#documents.all()) {
      const file = pathOfUri(document.uri);
      const text = document.getText();
      if (file === undefined || text.length > mostCharacters) continue;
      around.set(file, await surroundingsOf(this.#terminal, file, text, this.#tell));
    }
    for (const { settings, programs, withoutKnown, beside } of around.values()) {
      const name = beside?.source.name;
      if (name !== undefined && !around.has(name))
        around.set(name, { settings, programs, isLeftOut: false, withoutKnown, beside: undefined });
    }
    return readDocuments(this.#documents.all(), around);
  }
}
