import type { FleetFile } from '@duckbill/core';
import type { ByteBatch } from './byte-batch.ts';
import type { EntryPrinter, StreamedFacts } from './entry-printer.ts';

/** Lines of JSON: `{"path":…,"mode":"0644","text":…}`; what is no text has `base64` in place of `text`. */
export class NdjsonPrinter implements EntryPrinter {
  readonly #out: ByteBatch;
  #decoder = new TextDecoder();
  #binary: Uint8Array[] | undefined;

  constructor(out: ByteBatch) {
    this.#out = out;
  }

  text(file: FleetFile): undefined {
    this.#out.add(Buffer.from(`${lineStart(file, 'text')}${inString(file.text)}"}\n`));
  }

  open(file: StreamedFacts): undefined {
    this.#decoder = new TextDecoder();
    this.#binary = file.binary === true ? [] : undefined;
    this.#out.add(Buffer.from(lineStart(file, file.binary === true ? 'base64' : 'text')));
  }

  piece(bytes: Uint8Array): void {
    if (this.#binary === undefined) this.#out.add(Buffer.from(inString(this.#decoder.decode(bytes, { stream: true }))));
    // What is not a text is a signature, and small.
    else this.#binary.push(Buffer.from(bytes));
  }

  close(): void {
    const rest =
      this.#binary === undefined ? inString(this.#decoder.decode()) : Buffer.concat(this.#binary).toString('base64');
    this.#out.add(Buffer.from(`${rest}"}\n`));
  }

  end(): Iterable<Uint8Array> {
    return [];
  }
}

function lineStart({ path, mode }: Pick<FleetFile, 'path' | 'mode'>, content: 'text' | 'base64'): string {
  return `{"path":${JSON.stringify(path)},"mode":"${mode.toString(8).padStart(4, '0')}","${content}":"`;
}

/** A text as it stands in a string of JSON; what two texts give, joined, is what both joined give. */
export function inString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
