import { describe } from '../diagnostic/describe.ts';
import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import { visibleText } from '../diagnostic/visible-text.ts';
import { namePrograms } from '../programs/name-programs.ts';
import type { SourceText } from '../source/source-text.ts';
import { findingFrames } from './finding-frames.ts';
import { maskSecrets } from './mask-secrets.ts';
import { type Paint, plainPaint } from './paint.ts';
import { countSeverities, countSuppressed, type Report, reportSecrets } from './report.ts';
import { wrapText } from './wrap-text.ts';

const symbols: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', hint: 'i' };

/** Findings for people: one block each with code frame, cause and remedy; the summary last. No secret passes. */
export function textReport(report: Report, paint: Paint = plainPaint): string {
  const sources = new Map(report.files.map((file) => [file.source.name, file.source]));
  const blocks = report.files.flatMap((file) =>
    file.diagnostics.map((finding) => findingBlock(finding, sources, paint).join('\n')),
  );
  const text = [...blocks, summary(report, paint)].join('\n\n');
  return `${maskSecrets(text, reportSecrets(report))}\n`;
}

function findingBlock(finding: Diagnostic, sources: ReadonlyMap<string, SourceText>, paint: Paint): string[] {
  const words = describe(finding);
  const dress = paint[finding.severity];
  const [own, ...others] = findingFrames(finding, sources, paint);
  return [
    `${own?.place ?? ''} ${dress(`${symbols[finding.severity]} ${finding.severity}`)} ${paint.strong(finding.code)}`,
    ...wrapText(words.message, reportWidth - 2).map((line) => `  ${line}`),
    ...(own?.rows ?? []),
    ...others.flatMap(({ place, rows }) => [`  ${place}`, ...rows]),
    ...words.hints.flatMap((hint) => labelled('hint', hint, paint)),
    ...labelled('why', words.because, paint),
    ...labelled('fix', `${words.whatToDo}${fixNote(finding)}`, paint),
    ...labelled('for', namePrograms(finding.programs), paint),
    ...labelled('more', `duckbill explain ${finding.code}`, paint),
  ];
}

function fixNote(finding: Diagnostic): string {
  const fix = finding.fixes[0];
  if (fix === undefined) return '';
  const title = visibleText(fix.title);
  return fix.safe ? ` (${title}: lint --fix does it)` : ` (${title}: lint --fix-unsafe does it)`;
}

/** Columns that prose is broken at. */
const reportWidth = 100;
const labelWidth = 4;

function labelled(label: string, text: string, paint: Paint): string[] {
  return wrapText(text, reportWidth - labelWidth - 4).map(
    (line, index) => `  ${paint.faint((index === 0 ? label : '').padEnd(labelWidth))}  ${line}`,
  );
}

function summary(report: Report, paint: Paint): string {
  const counts = countSeverities(report);
  const findings = report.files.flatMap((file) => file.diagnostics);
  const files = plural(report.files.length, 'file');
  const left = countSuppressed(report);
  const suppressed = left === 0 ? '' : `, ${left} suppressed`;
  const skipped =
    report.skipped.length === 0 ? '' : `, ${report.skipped.length} skipped (not a profile, bookmark or AWS file)`;
  if (findings.length === 0) return paint.good(`✓ ${files} checked, nothing found${suppressed}${skipped}`);
  const parts = [plural(counts.error, 'error'), plural(counts.warning, 'warning'), plural(counts.hint, 'hint')];
  const safe = findings.filter((finding) => finding.fixes.some((fix) => fix.safe)).length;
  const unsafe = findings.filter((finding) => finding.fixes.length > 0).length - safe;
  const dress = counts.error > 0 ? paint.error : counts.warning > 0 ? paint.warning : paint.hint;
  const lines = [dress(`${parts.join(', ')} in ${files}${suppressed}${skipped}`)];
  if (safe > 0) lines.push(`${safe} can be mended safely: lint --fix`);
  if (unsafe > 0) lines.push(`${unsafe} can be mended after a look: lint --fix-unsafe --diff`);
  return lines.join('\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
