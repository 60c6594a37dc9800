import { createTwoFilesPatch } from 'diff';

/** What changed in a file, in the unified form. */
export function textDiff(name: string, before: string, after: string): string {
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, { context: 2 });
}
