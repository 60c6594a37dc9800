/** A bundle that is none, or more than one may be. The words are for the person. */
export class BundleRefused extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'BundleRefused';
  }

  static is(error: unknown): error is BundleRefused {
    return error instanceof Error && error.name === 'BundleRefused';
  }
}
