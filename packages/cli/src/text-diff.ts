import type { Paint } from '@duckbill/core';

/** What changed in a file, in the unified form. */
export async function textDiff(name: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, { context: 2 });
}

/** The same for a terminal. */
export function paintDiff(diff: string, paint: Paint): string {
  return diff
    .split('\n')
    .map((line) => {
      if (line.startsWith('+++') || line.startsWith('---')) return paint.strong(line);
      if (line.startsWith('@@')) return paint.hint(line);
      if (line.startsWith('+')) return paint.good(line);
      return line.startsWith('-') ? paint.error(line) : line;
    })
    .join('\n');
}
