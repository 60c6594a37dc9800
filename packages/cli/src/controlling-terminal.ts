import { openSync } from 'node:fs';
import type { ReadStream, WriteStream } from 'node:tty';

/** The terminal of the person, whatever standard input and output are. */
export interface ControllingTerminal {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly close: () => void;
}

/** Opens it; undefined where there is no person, as in CI and under cron. */
export function openControllingTerminal(platform: NodeJS.Platform): ControllingTerminal | undefined {
  // Loaded when it is wanted: half of the network comes with it, and most commands ask nobody.
  const tty = process.getBuiltinModule('node:tty');
  try {
    const [from, to] =
      platform === 'win32' ? [String.raw`\\.\CONIN$`, String.raw`\\.\CONOUT$`] : ['/dev/tty', '/dev/tty'];
    const input = new tty.ReadStream(openSync(from, 'r+'));
    const output = new tty.WriteStream(openSync(to, 'r+'));
    const close = (): void => {
      input.destroy();
      output.destroy();
    };
    return { input, output, close };
  } catch {
    return undefined;
  }
}
