import { StoreError, type StoreErrorKind } from './store-error.ts';

const kinds: ReadonlyMap<string, StoreErrorKind> = new Map([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EFBIG', 'full'],
  ['EACCES', 'refused'],
  ['EPERM', 'refused'],
  ['EROFS', 'refused'],
  ['EISDIR', 'refused'],
  ['ENOTDIR', 'refused'],
  ['EEXIST', 'refused'],
  ['ENOENT', 'missing'],
]);

/** An error of the file system as one of the store. */
export function fileError(error: unknown, what: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error) ?? 'unknown';
  return new StoreError(kinds.get(code) ?? 'unreachable', code, what, { cause: error });
}

/** Whether an error of the file system has one of these codes. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
