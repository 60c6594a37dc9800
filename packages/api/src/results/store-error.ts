export type StoreErrorKind =
  /** No space, or over a quota: the same call may work when somebody made room. */
  | 'full'
  /** The store does not let us: rights, keys, or a bucket that is not there. */
  | 'refused'
  /** It does not answer, or breaks off. */
  | 'unreachable'
  /** There is no such object. */
  | 'missing';

const advice: Readonly<Record<StoreErrorKind, string>> = {
  full: 'Make room there, then retry.',
  refused: 'Let the service write there, then retry.',
  unreachable: 'Retry when it answers again.',
  missing: 'It was removed, or never written.',
};

/** Why a store could not do what it was asked. The message says where and what to do, and holds no secret. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  /** What the system or the service calls it: `ENOSPC`, `AccessDenied`. */
  readonly code: string;

  constructor(kind: StoreErrorKind, code: string, what: string, options: { todo?: string; cause?: unknown } = {}) {
    super(`${what} (${code}). ${options.todo ?? advice[kind]}`, { cause: options.cause });
    this.name = 'StoreError';
    this.kind = kind;
    this.code = code;
  }
}
