import { fix, type FixResult, type LintOptions, maskSecrets, type SourceText } from '@duckbill/core';
import { createTwoFilesPatch } from 'diff';
import type { MendedView } from './desk-message.ts';

/** A file that safe repairs change. */
export interface MendedFile {
  readonly before: SourceText;
  readonly after: SourceText;
  readonly repairs: readonly string[];
}

/** What nobody has to look at first, done to all files. */
export function mendFiles(sources: readonly SourceText[], options: LintOptions): readonly MendedFile[] {
  const fixed = fix(sources, { ...options, unsafe: false });
  return fixed.sources.flatMap((after, index) => {
    const before = sources[index];
    if (before === undefined || before === after) return [];
    return [{ before, after, repairs: repairsOf(fixed, after.name) }];
  });
}

function repairsOf({ applied }: FixResult, name: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const { title, edits } of applied) {
    if (edits.some(({ file }) => file === name)) counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts].map(([title, count]) => (count === 1 ? title : `${title} (${count} times)`));
}

/** Characters of a file, and changed lines, above which no difference is shown: nobody reads it. */
const longestText = 1_000_000;
const mostChanges = 1500;

/** A mended file as the page shows it: nothing of a secret is in it. */
export function mendedView({ before, after, repairs }: MendedFile, secrets: Iterable<string>): MendedView {
  const diff =
    before.text.length > longestText
      ? undefined
      : createTwoFilesPatch(before.name, after.name, before.text, after.text, undefined, undefined, {
          context: 2,
          maxEditLength: mostChanges,
        });
  const masked = maskSecrets(after.text, secrets);
  return {
    name: before.name,
    repairs,
    diff: diff === undefined ? undefined : maskSecrets(diff, secrets),
    hasSecrets: masked !== after.text,
  };
}

/** A text as it is saved: in the encoding of the file that it came from. */
export function bytesOf({ origin, text }: SourceText): Uint8Array<ArrayBuffer> {
  return origin === undefined ? new TextEncoder().encode(text) : new Uint8Array(origin.bytes);
}
