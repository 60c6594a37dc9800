import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { judgeSuppressions } from './judge-suppressions.ts';
import type { SuppressionComment } from './suppression.ts';

/** A finding that a comment in its file asks to leave out. */
export interface SuppressedFinding {
  readonly finding: Diagnostic;
  /** Why, in the words of the comment. */
  readonly reason: string;
}

export interface AppliedSuppressions {
  /** What is left, and what is wrong with the suppressions themselves. */
  readonly findings: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * Takes out of the findings of one file, sorted by place, those that its suppressions name. One without a reason
 * counts for nothing. The cost grows with the number of findings and suppressions, not with their product.
 */
export function applySuppressions(
  file: string,
  findings: readonly Diagnostic[],
  comments: readonly SuppressionComment[],
): AppliedSuppressions {
  if (comments.length === 0) return { findings, suppressed: [] };
  const covers = coversByCode(comments.filter(({ reason }) => reason !== ''));
  const kept: Diagnostic[] = [];
  const suppressed: SuppressedFinding[] = [];
  const used = new Map<SuppressionComment, Set<string>>();
  for (const finding of findings) {
    const comment = covers.get(finding.code)?.around(finding.span.start);
    if (comment === undefined) {
      kept.push(finding);
      continue;
    }
    suppressed.push({ finding, reason: comment.reason });
    const codes = used.get(comment);
    if (codes === undefined) used.set(comment, new Set([finding.code]));
    else codes.add(finding.code);
  }
  const judged = comments.flatMap((comment) => judgeSuppressions(file, comment, used.get(comment) ?? new Set()));
  return { findings: [...kept, ...judged], suppressed };
}

function coversByCode(comments: readonly SuppressionComment[]): ReadonlyMap<string, Covers> {
  const byCode = new Map<string, SuppressionComment[]>();
  for (const comment of comments) {
    for (const code of new Set(comment.codes.map(({ text }) => text))) {
      const same = byCode.get(code);
      if (same === undefined) byCode.set(code, [comment]);
      else same.push(comment);
    }
  }
  return new Map([...byCode].map(([code, same]) => [code, new Covers(same)]));
}

/** What the suppressions of one code cover; elements lie beside or inside one another, never across. */
class Covers {
  readonly #waiting: readonly (readonly [start: number, end: number, comment: SuppressionComment])[];
  readonly #open: (readonly [end: number, comment: SuppressionComment])[] = [];
  readonly #wholeFile: SuppressionComment | undefined;
  #next = 0;

  constructor(comments: readonly SuppressionComment[]) {
    this.#wholeFile = comments.find(({ covers }) => covers === 'file');
    this.#waiting = comments
      .flatMap((comment) =>
        typeof comment.covers === 'object' ? [[comment.covers.start, comment.covers.end, comment] as const] : [],
      )
      .toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  }

  /** The innermost one around a place; places have to come in order. */
  around(offset: number): SuppressionComment | undefined {
    for (let next = this.#waiting[this.#next]; next !== undefined && next[0] <= offset;) {
      this.#close(next[0]);
      this.#open.push([next[1], next[2]]);
      this.#next += 1;
      next = this.#waiting[this.#next];
    }
    this.#close(offset);
    return this.#open.at(-1)?.[1] ?? this.#wholeFile;
  }

  #close(offset: number): void {
    for (let top = this.#open.at(-1); top !== undefined && top[0] <= offset; top = this.#open.at(-1)) this.#open.pop();
  }
}
