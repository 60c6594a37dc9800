import type { Code } from '../catalogue/catalogue.ts';
import { errorsFirst } from './errors-first.ts';
import { findingFingerprints, maskedTexts } from './finding-fingerprints.ts';
import { jsonReport } from './json-report.ts';
import { KnownSecrets } from './known-secrets.ts';
import { lineHashes } from './line-hashes.ts';
import { type Report, reportSecrets } from './report.ts';
import type { ReportSurroundings } from './report-surroundings.ts';
import { sarifLimits } from './sarif-limits.ts';
import { usualSite } from './rule-page.ts';
import { type SarifContext, type SarifFinding, sarifResult } from './sarif-result.ts';
import { sarifRule } from './sarif-rule.ts';

/**
 * SARIF 2.1.0 within the limits of GitHub's code scanning. What is above them is left out, errors last, and a
 * notification says how many. No secret passes, not even into a fingerprint.
 */
export function sarifReport(report: Report, surroundings: ReportSurroundings = {}): string {
  const { pathOf = (file: string): string => file, compressedSize } = surroundings;
  const context: SarifContext = {
    sources: new Map(report.files.map(({ source }) => [source.name, source])),
    secrets: new KnownSecrets(reportSecrets(report)),
    pathOf,
  };
  const findings = sarifFindings(report, pathOf);
  let limit = Math.min(findings.length, sarifLimits.results);
  for (;;) {
    const text = `${JSON.stringify(sarifLog(findings, limit, context, surroundings))}\n`;
    // No text shrinks to nothing: the rules alone fit.
    const size = limit === 0 || mostBytes(text) <= sarifLimits.compressedBytes ? 0 : (compressedSize?.(text) ?? 0);
    if (size <= sarifLimits.compressedBytes) return text;
    limit = Math.floor((limit * sarifLimits.compressedBytes * 0.9) / size);
  }
}

/** A UTF-16 unit takes three bytes at most. */
function mostBytes(text: string): number {
  return text.length * 3;
}

function sarifFindings(report: Report, pathOf: (file: string) => string): readonly SarifFinding[] {
  const words = jsonReport(report).findings;
  const fingerprints = findingFingerprints(report, pathOf);
  const hashes = new Map([...maskedTexts(report)].map(([file, text]) => [file, lineHashes(text)]));
  return report.files
    .flatMap(({ diagnostics }) => diagnostics)
    .flatMap((diagnostic, index) => {
      const finding = words[index];
      if (finding === undefined) return [];
      const lineHash = finding.start === undefined ? undefined : hashes.get(diagnostic.file)?.[finding.start.line - 1];
      const { severity } = diagnostic;
      return [{ words: finding, diagnostic, severity, fingerprint: fingerprints[index] ?? '', lineHash }];
    });
}

function sarifLog(
  findings: readonly SarifFinding[],
  limit: number,
  context: SarifContext,
  { version = '0.0.0', site = usualSite }: ReportSurroundings,
): object {
  const shown = limit < findings.length ? errorsFirst(findings).slice(0, limit) : findings;
  const indexes = new Map<Code, number>();
  for (const { diagnostic } of shown) {
    if (!indexes.has(diagnostic.code)) indexes.set(diagnostic.code, indexes.size);
  }
  const left = findings.length - shown.length;
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Duckbill',
            version,
            informationUri: site,
            rules: [...indexes.keys()].map((code) => sarifRule(code, site)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            ...(left === 0 ? {} : { toolExecutionNotifications: [leftOut(left, findings.length)] }),
          },
        ],
        results: shown.map((finding) => sarifResult(finding, indexes.get(finding.diagnostic.code) ?? -1, context)),
      },
    ],
  };
}

function leftOut(left: number, all: number): object {
  return {
    level: 'warning',
    message: { text: `${left} of ${all} findings are left out, the least severe ones: a file may hold no more.` },
  };
}
