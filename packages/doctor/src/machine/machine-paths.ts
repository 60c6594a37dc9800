import path from 'node:path';

/** How paths are written on the computer that is looked at, whatever this one is. */
export function machinePaths({ platform }: { readonly platform: string }): typeof path.posix {
  return platform === 'win32' ? path.win32 : path.posix;
}
