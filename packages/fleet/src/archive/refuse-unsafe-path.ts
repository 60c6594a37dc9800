/** A path that would leave the folder that an archive is unpacked in, or mean something else on another platform. */
export class UnsafePathError extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`a fleet holds no file of this path: ${JSON.stringify(path.slice(0, 200))}`);
    this.name = 'UnsafePathError';
    this.path = path;
  }
}

/** Names that begin with a letter or digit, and hold nothing but what is safe everywhere: nearly every path of a fleet. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 @._+~-]*(?:\/[A-Za-z0-9][A-Za-z0-9 @._+~-]*)*$/;
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\\:\uD800-\uDFFF]/u;

/** The last line of defence, behind the naming of a fleet: no archive ever holds a path that climbs out of its folder. */
export function refuseUnsafePath(path: string): void {
  if (PLAIN.test(path)) return;
  if (UNSAFE.test(path)) throw new UnsafePathError(path);
  for (const name of path.split('/')) if (name === '' || name === '.' || name === '..') throw new UnsafePathError(path);
}
