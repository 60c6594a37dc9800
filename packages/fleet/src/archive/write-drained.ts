/** What Node's streams and those of tar-stream have in common. */
interface ByteSink {
  readonly destroyed: boolean;
  write(piece: Uint8Array): boolean;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  off(event: 'drain' | 'close', listener: () => void): unknown;
}

/** Writes a piece and waits until there is room for another; false when nobody wants it any more. */
export async function writeDrained(sink: ByteSink, piece: Uint8Array): Promise<boolean> {
  if (!sink.destroyed && !sink.write(piece))
    await new Promise<void>((resolve) => {
      const done = (): void => {
        sink.off('drain', done);
        sink.off('close', done);
        resolve();
      };
      sink.once('drain', done);
      sink.once('close', done);
    });
  return !sink.destroyed;
}
