import { visibleText } from '../diagnostic/visible-text.ts';
import type { InspectedValue, Inspection } from '../inspect/inspection.ts';
import type { SourceText } from '../source/source-text.ts';
import { jsonPlace } from './json-report.ts';
import { type Paint, plainPaint } from './paint.ts';

/** Longest value that is shown on a line. */
const longestValue = 80;

/** What files say, for people: one line a value, with its place. */
export function inspectionReport(inspections: readonly Inspection[], paint: Paint = plainPaint): string {
  return `${inspections.map((inspection) => inspectionLines(inspection, paint).join('\n')).join('\n\n')}\n`;
}

function inspectionLines(inspection: Inspection, paint: Paint): string[] {
  const sources = new Map(inspection.sources.map((source) => [source.name, source]));
  const lines = [paint.strong(inspection.title)];
  if (inspection.refusal !== undefined) {
    const { problem, file, span } = inspection.refusal;
    const at = sources.get(file)?.position(span.start);
    lines.push(
      `  ${paint.error('✗')} ${problem}${at === undefined ? '' : ` (${file}:${at.line}:${at.column})`}; it sees nothing`,
    );
  }
  for (const section of inspection.sections) {
    lines.push('', `  ${paint.strong(section.title)}`);
    const width = Math.max(0, ...section.values.map(({ name }) => name.length));
    lines.push(...section.values.map((value) => valueLine(value, width, sources, paint)));
  }
  return lines;
}

function valueLine(
  value: InspectedValue,
  width: number,
  sources: ReadonlyMap<string, SourceText>,
  paint: Paint,
): string {
  const { origin } = value;
  const line = origin.kind === 'file' ? sources.get(origin.file)?.position(origin.span.start).line : undefined;
  const place = origin.kind === 'default' ? 'inherited' : line === undefined ? origin.file : `${origin.file}:${line}`;
  const meaning = value.meaning === undefined ? '' : `  ${paint.faint(value.meaning)}`;
  return `    ${visibleText(value.name).padEnd(width)}  ${shown(value)}  ${paint.faint(place)}${meaning}`;
}

function shown({ value, secret }: InspectedValue): string {
  if (secret) return '(secret, not shown)';
  if (value === '') return '(blank)';
  const text = visibleText(value.replaceAll('\n', ' '));
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** What files say, for machines. */
export function jsonInspection(inspection: Inspection): object {
  const sources = new Map(inspection.sources.map((source) => [source.name, source]));
  const { title, sections, refusal } = inspection;
  return {
    title,
    ...(refusal === undefined
      ? {}
      : { refusal: { problem: refusal.problem, ...jsonPlace(refusal.file, refusal.span, sources) } }),
    sections: sections.map((section) => ({
      title: section.title,
      values: section.values.map((value) => ({
        ...value,
        origin:
          value.origin.kind === 'file'
            ? { kind: 'file', ...jsonPlace(value.origin.file, value.origin.span, sources) }
            : value.origin,
      })),
    })),
  };
}
