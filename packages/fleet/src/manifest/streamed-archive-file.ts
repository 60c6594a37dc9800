/** A file of an archive that is read from its first byte to its last. */
export interface StreamedArchiveFile {
  readonly path: string;
  /** Something else than a regular file: a link, a device. */
  readonly isOther: boolean;
  /** Has to be read before the next file is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
}
