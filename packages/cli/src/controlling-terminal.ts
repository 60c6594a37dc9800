import { openSync } from 'node:fs';
import { ReadStream, WriteStream } from 'node:tty';

/** The terminal of the person, whatever standard input and output are. */
export interface ControllingTerminal {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly close: () => void;
}

/** Opens it; undefined where there is no person, as in CI and under cron. */
export function openControllingTerminal(platform: NodeJS.Platform): ControllingTerminal | undefined {
  try {
    const [from, to] =
      platform === 'win32' ? [String.raw`\\.\CONIN$`, String.raw`\\.\CONOUT$`] : ['/dev/tty', '/dev/tty'];
    const input = new ReadStream(openSync(from, 'r+'));
    const output = new WriteStream(openSync(to, 'r+'));
    const close = (): void => {
      input.destroy();
      output.destroy();
    };
    return { input, output, close };
  } catch {
    return undefined;
  }
}
