import { describe } from '../diagnostic/describe.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { fillTemplate } from '../diagnostic/fill-template.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { KnownSecrets } from './known-secrets.ts';
import { maskSecrets } from './mask-secrets.ts';
import { type Counts, countSeverities, type Report, reportSecrets } from './report.ts';

export interface JsonPosition {
  readonly line: number;
  readonly column: number;
  /** UTF-16 units from the start of the file. */
  readonly offset: number;
}

export interface JsonPlace {
  readonly file: string;
  readonly start?: JsonPosition;
  readonly end?: JsonPosition;
}

export interface JsonFinding extends JsonPlace {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hints: readonly string[];
  readonly because: string;
  readonly whatToDo: string;
  readonly programs: Diagnostic['programs'];
  readonly facts: Diagnostic['facts'];
  readonly related: readonly (JsonPlace & { readonly label: string })[];
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

/** A finding that a comment asked to leave out. */
export interface JsonSuppressed extends JsonPlace {
  readonly code: string;
  readonly reason: string;
}

export interface JsonReport {
  readonly version: 1;
  readonly counts: Counts;
  readonly files: readonly string[];
  readonly skipped: readonly string[];
  readonly findings: readonly JsonFinding[];
  readonly suppressed: readonly JsonSuppressed[];
}

/** Findings for machines: positions resolved, words included, no secret passes. */
export function jsonReport(report: Report): JsonReport {
  const sources = new Map(report.files.map((file) => [file.source.name, file.source]));
  const secrets = new KnownSecrets(reportSecrets(report));
  return {
    version: 1,
    counts: countSeverities(report),
    files: report.files.map((file) => maskSecrets(file.source.name, secrets)),
    skipped: report.skipped.map((name) => maskSecrets(name, secrets)),
    findings: report.files.flatMap((file) =>
      file.diagnostics.map((finding) => maskStrings(jsonFinding(finding, sources), secrets)),
    ),
    suppressed: report.files.flatMap(({ suppressed = [] }) =>
      suppressed.map(({ finding, reason }) =>
        maskStrings({ code: finding.code, ...jsonPlace(finding.file, finding.span, sources), reason }, secrets),
      ),
    ),
  };
}

/** A finding with its words, and with line and column where its text is among the sources. Not masked. */
export function jsonFinding(finding: Diagnostic, sources: ReadonlyMap<string, SourceText>): JsonFinding {
  const words = describe(finding);
  return {
    code: finding.code,
    severity: finding.severity,
    ...jsonPlace(finding.file, finding.span, sources),
    message: words.message,
    hints: words.hints,
    because: words.because,
    whatToDo: words.whatToDo,
    programs: finding.programs,
    facts: finding.facts,
    related: finding.related.map((related) => ({
      ...jsonPlace(related.file, related.span, sources),
      label: fillTemplate(related.label, finding.facts) ?? related.label,
    })),
    fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })),
  };
}

/** A span with line and column; only the file's name where its text is not at hand. */
export function jsonPlace(file: string, span: Span, sources: ReadonlyMap<string, SourceText>): JsonPlace {
  const source = sources.get(file);
  if (source === undefined) return { file };
  return {
    file,
    start: { ...source.position(span.start), offset: span.start },
    end: { ...source.position(span.end), offset: span.end },
  };
}

/** The same value with every string masked. */
export function maskStrings<T>(value: T, secrets: Iterable<string>): T;
export function maskStrings(value: unknown, secrets: Iterable<string>): unknown {
  return maskIn(value, secrets instanceof KnownSecrets ? secrets : new KnownSecrets(secrets));
}

function maskIn(value: unknown, secrets: KnownSecrets): unknown {
  if (typeof value === 'string') return maskSecrets(value, secrets);
  if (Array.isArray(value)) return maskItems(value, secrets);
  return isRecord(value) ? maskMembers(value, secrets) : value;
}

/** Copied only where there is something to mask: nearly nowhere. */
function maskItems(items: readonly unknown[], secrets: KnownSecrets): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const masked = maskIn(items[index], secrets);
    if (masked === items[index]) continue;
    copy ??= [...items];
    copy[index] = masked;
  }
  return copy ?? items;
}

function maskMembers(members: Readonly<Record<string, unknown>>, secrets: KnownSecrets): unknown {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(members)) {
    const masked = maskIn(members[key], secrets);
    if (masked === members[key]) continue;
    // A copy has every key as its own, so that no name of a key is special.
    copy ??= { ...members };
    copy[key] = masked;
  }
  return copy ?? members;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
