import { visibleText } from '../diagnostic/visible-text.ts';
import { jsonReport } from './json-report.ts';
import type { Report } from './report.ts';

/** One line a finding, `file:line:column: severity code message`; nothing when nothing was found. No secret passes. */
export function conciseReport(report: Report): string {
  return jsonReport(report)
    .findings.map(({ file, start, severity, code, message }) => {
      const place = `${visibleText(file)}:${start?.line ?? 1}:${start?.column ?? 1}`;
      return `${place}: ${severity} ${code} ${visibleText(message)}\n`;
    })
    .join('');
}
