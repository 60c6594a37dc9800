import type { Diagnostic, FileEdit, Fix } from './diagnostic/diagnostic.ts';
import { lint, type LintOptions } from './lint.ts';
import type { Report } from './report/report.ts';
import { editSource, isSourceEditable } from './source/edit-source.ts';
import { editsOverlap } from './source/text-edit.ts';
import type { SourceText } from './source/source-text.ts';

export interface FixOptions extends LintOptions {
  /** Also fixes that need consent. */
  readonly unsafe: boolean;
}

export interface FixResult {
  /**
   * The sources after all fixes, in the order given; one that nothing changed is the same object. A changed one is
   * saved as the bytes of its `origin`, or as UTF-8 when it has none.
   */
  readonly sources: readonly SourceText[];
  /** What was done, in order. */
  readonly applied: readonly Fix[];
  /** What lint says about the result. */
  readonly report: Report;
}

/** Rounds after which fixing stops; fixes that undo each other would go on for ever. */
const maximumRounds = 10;

/**
 * Applies fixes until none is left. Of two that touch the same characters the first in the file is done in this
 * round, the other one in the next, if it is still wanted.
 */
export function fix(sources: readonly SourceText[], options: FixOptions): FixResult {
  return fixAll(sources, options.unsafe, (current) => lint(current, options));
}

/** The same for what another linter finds. */
export function fixAll(
  sources: readonly SourceText[],
  unsafe: boolean,
  find: (sources: readonly SourceText[]) => Report,
): FixResult {
  let current = sources;
  const applied: Fix[] = [];
  for (let round = 0; round < maximumRounds; round += 1) {
    const report = find(current);
    const fixable = report.files.filter(({ source }) => isSourceEditable(source));
    const chosen = chooseFixes(
      fixable.flatMap((file) => file.diagnostics),
      unsafe,
    );
    if (chosen.length === 0) return { sources: current, applied, report };
    applied.push(...chosen);
    const edits = editsByFile(chosen);
    current = current.map((source) => editSource(source, edits.get(source.name) ?? []));
  }
  return { sources: current, applied, report: find(current) };
}

function chooseFixes(findings: readonly Diagnostic[], unsafe: boolean): readonly Fix[] {
  const chosen: Fix[] = [];
  const taken = new TakenEdits();
  for (const finding of findings) {
    const candidate = finding.fixes.find((fix) => fix.safe || unsafe);
    if (candidate === undefined || candidate.edits.some((edit) => taken.overlaps(edit))) continue;
    chosen.push(candidate);
    for (const edit of candidate.edits) taken.add(edit);
  }
  return chosen;
}

/** Characters of a file whose edits are kept together, so that each edit is compared with few others. */
const stretch = 1024;

class TakenEdits {
  readonly #edits: Map<string, FileEdit[]> = new Map();

  overlaps(edit: FileEdit): boolean {
    return stretchesOf(edit).some((key) => this.#edits.get(key)?.some((other) => editsOverlap(other, edit)) === true);
  }

  add(edit: FileEdit): void {
    for (const key of stretchesOf(edit)) {
      const edits = this.#edits.get(key);
      if (edits === undefined) this.#edits.set(key, [edit]);
      else edits.push(edit);
    }
  }
}

function stretchesOf({ file, span }: FileEdit): string[] {
  const keys: string[] = [];
  for (let at = Math.floor(span.start / stretch); at <= Math.floor(span.end / stretch); at += 1)
    keys.push(`${at} ${file}`);
  return keys;
}

function editsByFile(fixes: readonly Fix[]): ReadonlyMap<string, readonly FileEdit[]> {
  const byFile = new Map<string, FileEdit[]>();
  for (const { edits } of fixes) {
    for (const edit of edits) {
      const own = byFile.get(edit.file);
      if (own === undefined) byFile.set(edit.file, [edit]);
      else own.push(edit);
    }
  }
  return byFile;
}
