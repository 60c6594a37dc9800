import { Buffer } from 'node:buffer';
import { fstatSync, type Stats, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import type { Writable } from 'node:stream';
import type { Output } from './terminal.ts';

export interface DirectOutputOptions {
  /** Makes the stream that Node has for the same place. */
  readonly open: () => Writable & Output;
  /** The reader has gone away (`| head`), which is no failure. */
  readonly gone: () => never;
}

/**
 * Standard output or error for text. Files and pipes are written to at once, as Node does by itself: making a stream for
 * them takes a tenth of the time of a short command. Terminals, and everything on Windows, get Node's stream.
 */
export function directOutput(descriptor: number, platform: NodeJS.Platform, options: DirectOutputOptions): Output {
  return platform !== 'win32' && isWrittenAtOnce(descriptor) ? new DirectOutput(descriptor, options) : options.open();
}

function isWrittenAtOnce(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    return found.isFile() || found.isFIFO() || found.isSocket() || isNullDevice(found);
  } catch {
    return false;
  }
}

function isNullDevice(found: Stats): boolean {
  return found.isCharacterDevice() && found.rdev === statSync(devNull).rdev;
}

class DirectOutput implements Output {
  readonly #descriptor: number;
  readonly #options: DirectOutputOptions;
  #stream: Output | undefined;

  constructor(descriptor: number, options: DirectOutputOptions) {
    this.#descriptor = descriptor;
    this.#options = options;
  }

  write(text: string | Uint8Array): unknown {
    if (this.#stream !== undefined) return this.#stream.write(text);
    let rest: Uint8Array = typeof text === 'string' ? Buffer.from(text) : text;
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.#descriptor, rest));
      return true;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') this.#options.gone();
      if (code !== 'EAGAIN') throw error;
      // A pipe that somebody else has told not to wait, and that is full: a stream waits for it.
      this.#stream = this.#options.open();
      return this.#stream.write(rest);
    }
  }
}
