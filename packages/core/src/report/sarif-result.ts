import type { Diagnostic, Fix } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { artifactLocation } from './artifact-uri.ts';
import type { JsonFinding, JsonPlace } from './json-report.ts';
import type { KnownSecrets } from './known-secrets.ts';
import { maskSecrets } from './mask-secrets.ts';
import { sarifLimits } from './sarif-limits.ts';
import { sarifLevels } from './sarif-rule.ts';

/** What all results of a run have to look up. */
export interface SarifContext {
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly secrets: KnownSecrets;
  readonly pathOf: (file: string) => string;
}

/** A finding with all that SARIF wants to know of it. */
export interface SarifFinding {
  readonly words: JsonFinding;
  readonly diagnostic: Diagnostic;
  readonly severity: Diagnostic['severity'];
  readonly fingerprint: string;
  /** Of its line, as GitHub computes it; absent without a line. */
  readonly lineHash: string | undefined;
}

/** A finding as a result of SARIF. */
export function sarifResult(finding: SarifFinding, ruleIndex: number, context: SarifContext): object {
  const { words, diagnostic, fingerprint, lineHash } = finding;
  const { code, severity, message, hints, whatToDo, related } = words;
  const fixes = diagnostic.fixes.map((fix) => sarifFix(fix, context)).filter((fix) => fix !== undefined);
  const relatedLocations = related.slice(0, sarifLimits.relatedLocations).map((place, id) => ({
    id,
    ...location(place, context),
    message: { text: plainMessage(place.label) },
  }));
  return {
    ruleId: code,
    ruleIndex,
    level: sarifLevels[severity],
    message: { text: plainMessage([`${message}.`, ...hints.map((hint) => `${hint}.`), whatToDo].join(' ')) },
    locations: [location(words, context)],
    ...(relatedLocations.length === 0 ? {} : { relatedLocations }),
    partialFingerprints: {
      ...(lineHash === undefined ? {} : { primaryLocationLineHash: lineHash }),
      'duckbillFinding/v1': fingerprint,
    },
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** Brackets with an address behind them would be a link, and braces a placeholder. */
function plainMessage(text: string): string {
  return text.replaceAll('](', '] (').replaceAll('{', '{{').replaceAll('}', '}}');
}

function location({ file, start, end }: JsonPlace, { pathOf }: SarifContext): object {
  const region =
    start === undefined || end === undefined
      ? {}
      : {
          region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
        };
  return { physicalLocation: { artifactLocation: artifactLocation(pathOf(file)), ...region } };
}

/** A repair; left out where a secret is in it, since with marks in its place it would do harm. */
function sarifFix({ title, edits }: Fix, { sources, secrets, pathOf }: SarifContext): object | undefined {
  const byFile = new Map<string, object[]>();
  for (const { file, span, text } of edits) {
    const source = sources.get(file);
    if (source === undefined || maskSecrets(text, secrets) !== text) return undefined;
    const replacements = byFile.get(file) ?? [];
    replacements.push({
      deletedRegion: sarifRegion(source, span),
      ...(text === '' ? {} : { insertedContent: { text } }),
    });
    byFile.set(file, replacements);
  }
  if (byFile.size === 0) return undefined;
  return {
    description: { text: plainMessage(maskSecrets(title, secrets)) },
    artifactChanges: [...byFile].map(([file, replacements]) => ({
      artifactLocation: artifactLocation(pathOf(maskSecrets(file, secrets))),
      replacements,
    })),
  };
}

function sarifRegion(source: SourceText, span: Span): object {
  const [start, end] = [source.position(span.start), source.position(span.end)];
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
