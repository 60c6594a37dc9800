/** A target that cannot be looked at, with words for the person. Never holds what a file says. */
export class TargetFailure extends Error {
  /** `usage`: it was named wrongly; `unreadable`: something outside failed. */
  readonly kind: 'usage' | 'unreadable';

  constructor(kind: TargetFailure['kind'], message: string) {
    super(message);
    this.name = 'TargetFailure';
    this.kind = kind;
  }

  /** By its name: a command that is bundled apart has a class of its own. */
  static is(error: unknown): error is TargetFailure {
    return error instanceof Error && error.name === 'TargetFailure';
  }
}
