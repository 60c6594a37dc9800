/** What a bundle may be at most. One from elsewhere that is more is refused before it is looked into. */
export const bundleLimits: Readonly<Record<'zip' | 'entries' | 'file' | 'total', number>> = {
  /** Bytes of the ZIP. */
  zip: 64 * 1024 * 1024,
  entries: 5000,
  /** Bytes of one file, unpacked; a longer one is not put into a bundle. */
  file: 16 * 1024 * 1024,
  /** Bytes of all files, unpacked. */
  total: 256 * 1024 * 1024,
};
