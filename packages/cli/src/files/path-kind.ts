import { statSync } from 'node:fs';

/** What stands at a path; what cannot be looked at counts as missing. */
export function kindOf(absolute: string): 'file' | 'folder' | 'missing' {
  try {
    return statSync(absolute).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'missing';
  }
}
