import { describe } from '../diagnostic/describe.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { fillTemplate } from '../diagnostic/fill-template.ts';
import { visibleText } from '../diagnostic/visible-text.ts';
import type { SourceText } from '../source/source-text.ts';
import { codeFrame, type FrameMark } from './code-frame.ts';
import type { Paint } from './paint.ts';

/** What a finding shows of one file. */
export interface FindingFrame {
  /** The file, with line and column of its first mark where its text is at hand. */
  readonly place: string;
  /** None where the text is not at hand. */
  readonly rows: readonly string[];
}

/** The code frames of a finding: its own file first, then others in the order of its related places. Not masked. */
export function findingFrames(
  finding: Diagnostic,
  sources: ReadonlyMap<string, SourceText>,
  paint: Paint,
): readonly FindingFrame[] {
  const lines = [finding, ...finding.related].map(
    ({ file, span }) => sources.get(file)?.position(span.start).line ?? 0,
  );
  const gutter = Math.max(3, ...lines.map((line) => String(line).length));
  return [...marksByFile(finding, paint)].map(([file, marks]) => {
    const source = sources.get(file);
    // Its own place is where it was found, whatever is related to it before.
    const first = file === finding.file ? finding.span : marks[0]?.span;
    return {
      place: placeOf(file, first?.start ?? 0, source),
      rows: source === undefined ? [] : codeFrame(source, marks, gutter, paint),
    };
  });
}

/** What is marked in each file. */
function marksByFile(finding: Diagnostic, paint: Paint): ReadonlyMap<string, readonly FrameMark[]> {
  const { label } = describe(finding);
  const files = new Map<string, FrameMark[]>([
    [finding.file, [{ span: finding.span, label, dress: paint[finding.severity] }]],
  ]);
  for (const { file, span, label: template } of finding.related) {
    const mark = { span, label: fillTemplate(template, finding.facts) ?? template, dress: paint.hint };
    const marks = files.get(file);
    if (marks === undefined) files.set(file, [mark]);
    else marks.push(mark);
  }
  return files;
}

function placeOf(file: string, offset: number, source: SourceText | undefined): string {
  const name = visibleText(file);
  if (source === undefined) return name;
  const { line, column } = source.position(offset);
  return `${name}:${line}:${column}`;
}
