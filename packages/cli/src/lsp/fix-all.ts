import { fix } from '@duckbill/core';
import { changedLines } from './changed-lines.ts';
import type { LintedFile, LintedFiles } from './linted-files.ts';
import type { NamedEdit } from './workspace-edit.ts';

/** Every repair of a document that needs no look, as edits; of another file only where one repair is of both. */
export function fixAllEdits(target: LintedFile, { files, settingsOf }: LintedFiles): readonly NamedEdit[] {
  const sources = [...files.values()].filter(({ isOurs }) => isOurs).map(({ source }) => source);
  // What hurts nobody in another file is not asked for: only this one's settings decide.
  const { applied, sources: after } = fix(sources, { unsafe: false, programs: target.programs, settingsOf });
  const concerned = new Set([target.source.name]);
  for (const { edits } of applied) {
    if (edits.some(({ file }) => concerned.has(file))) for (const { file } of edits) concerned.add(file);
  }
  return after.flatMap((mended, index) => {
    const before = sources[index];
    if (before === undefined || mended === before || !concerned.has(before.name)) return [];
    return changedLines(before.text, mended.text).map((edit) => ({ ...edit, file: before.name }));
  });
}
