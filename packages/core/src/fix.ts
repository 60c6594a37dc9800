import type { Diagnostic, FileEdit, Fix } from './diagnostic/diagnostic.ts';
import { lint, type LintOptions } from './lint.ts';
import type { Report } from './report/report.ts';
import { applyTextEdits, editsOverlap } from './source/text-edit.ts';
import { SourceText } from './source/source-text.ts';

export interface FixOptions extends LintOptions {
  /** Also fixes that need consent. */
  readonly unsafe: boolean;
}

export interface FixResult {
  /** The sources after all fixes, in the order given; one that nothing changed is the same object. */
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
  let current = sources;
  const applied: Fix[] = [];
  for (let round = 0; round < maximumRounds; round += 1) {
    const report = lint(current, options);
    const fixable = report.files.filter(({ source }) => isFixable(source));
    const chosen = chooseFixes(
      fixable.flatMap((file) => file.diagnostics),
      options.unsafe,
    );
    if (chosen.length === 0) return { sources: current, applied, report };
    applied.push(...chosen);
    current = current.map((source) =>
      edited(
        source,
        chosen.flatMap(({ edits }) => edits),
      ),
    );
  }
  return { sources: current, applied, report: lint(current, options) };
}

/**
 * A changed text is saved as UTF-8. A file in another encoding would then no longer be what its declaration says, and
 * one that was decoded with losses would lose them for good, so those stay as they are.
 */
function isFixable({ origin }: SourceText): boolean {
  return origin === undefined || (origin.encoding === 'utf-8' && origin.refusal === undefined);
}

function chooseFixes(findings: readonly Diagnostic[], unsafe: boolean): readonly Fix[] {
  const chosen: Fix[] = [];
  const taken: FileEdit[] = [];
  for (const finding of findings) {
    const candidate = finding.fixes.find((fix) => fix.safe || unsafe);
    if (candidate === undefined) continue;
    const overlaps = candidate.edits.some((edit) =>
      taken.some((other) => other.file === edit.file && editsOverlap(other, edit)),
    );
    if (overlaps) continue;
    chosen.push(candidate);
    taken.push(...candidate.edits);
  }
  return chosen;
}

function edited(source: SourceText, edits: readonly FileEdit[]): SourceText {
  const own = edits.filter((edit) => edit.file === source.name);
  return own.length === 0 ? source : new SourceText(source.name, applyTextEdits(source.text, own));
}
