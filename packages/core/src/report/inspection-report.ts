import { visibleText } from '../diagnostic/visible-text.ts';
import type { InspectedSection, InspectedValue, Inspection, InspectionNote } from '../inspect/inspection.ts';
import type { SourceText } from '../source/source-text.ts';
import { jsonPlace } from './json-report.ts';
import { type Paint, plainPaint } from './paint.ts';
import { jsonResolution } from './resolution-json.ts';
import { resolutionLines } from './resolution-report.ts';
import { wrapText } from './wrap-text.ts';

/** Columns that a report is laid out for. */
const reportWidth = 100;

type Sources = ReadonlyMap<string, SourceText>;

/** What files say, for people: one line a value, with its line in the file. */
export function inspectionReport(inspections: readonly Inspection[], paint: Paint = plainPaint): string {
  return `${inspections.map((inspection) => inspectionLines(inspection, paint).join('\n')).join('\n\n')}\n`;
}

function inspectionLines(inspection: Inspection, paint: Paint): string[] {
  const sources = new Map(inspection.sources.map((source) => [source.name, source]));
  const lines = [paint.strong(visibleText(inspection.title))];
  if (inspection.refusal !== undefined) {
    const { problem, file, span } = inspection.refusal;
    const at = sources.get(file)?.position(span.start);
    const place = at === undefined ? '' : ` (${file}:${at.line}:${at.column})`;
    const rest = inspection.sections.length === 0 ? '; it sees nothing' : '; it goes on without that file';
    lines.push(...noteLines({ tone: 'error', text: `${problem}${place}${rest}` }, paint));
  }
  lines.push(...inspection.notes.flatMap((note) => noteLines(note, paint)));
  for (const section of inspection.sections) lines.push('', ...sectionLines(section, sources, paint));
  return lines;
}

const toneSigns = { good: '✓', warning: '!', error: '✗' } as const;

function noteLines({ tone, text }: InspectionNote, paint: Paint): string[] {
  return wrapText(visibleText(text), reportWidth - 4).map(
    (line, index) => `  ${index === 0 ? paint[tone](toneSigns[tone]) : ' '} ${line}`,
  );
}

function sectionLines(section: InspectedSection, sources: Sources, paint: Paint): string[] {
  const lines = [`  ${paint.strong(visibleText(section.title))}`];
  if (section.resolution !== undefined) lines.push(...resolutionLines(section.resolution, sources, paint));
  const places = section.values.map((value) => placeOf(value, sources));
  const nameWidth = longestOf(section.values.map(({ name }) => visibleText(name)));
  const placeWidth = longestOf(places);
  section.values.forEach((value, index) => {
    lines.push(...valueLines(value, places[index] ?? '', { nameWidth, placeWidth }, paint));
  });
  return lines;
}

function longestOf(texts: readonly string[]): number {
  return texts.reduce((longest, { length }) => Math.max(longest, length), 0);
}

/** `config:12` where two files are read, `12` for a file of its own; empty for what stands in no file. */
function placeOf({ origin }: InspectedValue, sources: Sources): string {
  if (origin.kind !== 'file') return '';
  const line = sources.get(origin.file)?.position(origin.span.start).line;
  if (line === undefined) return '';
  const name = origin.file.slice(Math.max(origin.file.lastIndexOf('/'), origin.file.lastIndexOf('\\')) + 1);
  return sources.size > 1 ? `${name}:${line}` : String(line);
}

interface Widths {
  readonly nameWidth: number;
  readonly placeWidth: number;
}

/** The meaning stands behind the value where there is room, otherwise below it. */
function valueLines(value: InspectedValue, place: string, widths: Widths, paint: Paint): string[] {
  const gutter = widths.placeWidth === 0 ? '' : `${place.padStart(widths.placeWidth)}  `;
  const start = `    ${paint.faint(gutter)}${visibleText(value.name).padEnd(widths.nameWidth)}  `;
  const indent = 4 + gutter.length + widths.nameWidth + 2;
  const room = Math.max(30, reportWidth - indent);
  const shown = wrapText(shownValue(value), room);
  const words = [value.remark, value.meaning].filter((text) => text !== undefined).join('; ');
  const lines = shown.map((line, index) => `${index === 0 ? start : ' '.repeat(indent)}${line}`);
  if (words === '') return lines;
  const last = shown.at(-1)?.length ?? 0;
  const dress = value.remark === undefined ? paint.faint : paint.warning;
  if (last + 2 + words.length <= room) lines[lines.length - 1] = `${lines.at(-1) ?? ''}  ${dress(words)}`;
  else lines.push(...wrapText(visibleText(words), room).map((line) => `${' '.repeat(indent)}${dress(line)}`));
  return lines;
}

/** Longest value that is shown whole. */
const longestValue = 300;

function shownValue({ value, secret }: InspectedValue): string {
  if (secret) return '(secret, not shown)';
  if (value === '') return '(blank)';
  const text = visibleText(value.replaceAll('\n', ' '));
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** What files say, for machines. */
export function jsonInspection(inspection: Inspection): object {
  const sources = new Map(inspection.sources.map((source) => [source.name, source]));
  const { program, title, notes, sections, refusal } = inspection;
  return {
    program,
    title,
    notes,
    ...(refusal === undefined
      ? {}
      : { refusal: { problem: refusal.problem, ...jsonPlace(refusal.file, refusal.span, sources) } }),
    sections: sections.map((section) => ({
      title: section.title,
      values: section.values.map((value) => ({ ...value, origin: jsonOrigin(value.origin, sources) })),
      ...(section.resolution === undefined ? {} : { resolution: jsonResolution(section.resolution, sources) }),
    })),
  };
}

function jsonOrigin(origin: InspectedValue['origin'], sources: Sources): object {
  switch (origin.kind) {
    case 'file':
      return { kind: 'file', ...jsonPlace(origin.file, origin.span, sources) };
    case 'parent':
      return { kind: 'parent', profile: origin.profile, file: origin.file };
    default:
      return origin;
  }
}
