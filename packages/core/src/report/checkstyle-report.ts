import type { Severity } from '../diagnostic/diagnostic.ts';
import { xmlAttributes } from './escape-xml.ts';
import { findingsByFile } from './findings-by-file.ts';
import type { Report } from './report.ts';
import type { ReportSurroundings } from './report-surroundings.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'info' };

/** The XML of Checkstyle: every file, each finding under its own. No secret passes. */
export function checkstyleReport(report: Report, { pathOf = (file) => file }: ReportSurroundings = {}): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">'];
  for (const { file, findings } of findingsByFile(report)) {
    lines.push(`  <file${xmlAttributes({ name: pathOf(file) })}>`);
    for (const { start, severity, message, code } of findings) {
      const attributes = {
        line: start?.line ?? 1,
        column: start?.column ?? 1,
        severity: severities[severity],
        message,
        source: `duckbill.${code}`,
      };
      lines.push(`    <error${xmlAttributes(attributes)}/>`);
    }
    lines.push('  </file>');
  }
  lines.push('</checkstyle>');
  return `${lines.join('\n')}\n`;
}
