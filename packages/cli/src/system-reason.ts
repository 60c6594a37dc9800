/** A system failure in words: code and text, never contents. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return systemReasons[error.code] ?? error.code;
  }
  return error instanceof Error ? error.message : String(error);
}

const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENOSPC: 'the disk is full',
  EADDRINUSE: 'another program uses it',
  EMFILE: 'too many files are open',
  EROFS: 'the file system is read-only',
};
