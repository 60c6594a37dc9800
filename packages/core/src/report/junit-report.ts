import { escapeXml, xmlAttributes } from './escape-xml.ts';
import { findingsByFile } from './findings-by-file.ts';
import type { JsonFinding } from './json-report.ts';
import type { Report } from './report.ts';
import type { ReportSurroundings } from './report-surroundings.ts';
import { rulePage } from './rule-page.ts';

/**
 * The XML of JUnit: a suite for each file, a failed case for each error and warning, a passed one for each hint, and
 * one passed case where nothing was found. Without times, so that two runs over the same files are the same. No secret passes.
 */
export function junitReport(report: Report, { pathOf = (file) => file, site }: ReportSurroundings = {}): string {
  const suites = findingsByFile(report).map(({ file, findings }) => {
    const path = pathOf(file);
    const cases = findings.length === 0 ? [passedCase('nothing found', path)] : [];
    for (const finding of findings) cases.push(...testCase(finding, path, site));
    const failures = findings.filter(isFailure).length;
    return { path, cases, tests: Math.max(1, findings.length), failures };
  });
  const total = (key: 'tests' | 'failures'): number => suites.reduce((sum, suite) => sum + suite[key], 0);
  const counts = { tests: total('tests'), failures: total('failures'), errors: 0 };
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: 'duckbill lint', ...counts })}>`,
    ...suites.flatMap(({ path, cases, tests, failures }) => [
      `  <testsuite${xmlAttributes({ name: path, tests, failures, errors: 0 })}>`,
      ...cases,
      '  </testsuite>',
    ]),
    '</testsuites>',
  ].join('\n')}\n`;
}

function isFailure({ severity }: JsonFinding): boolean {
  return severity !== 'hint';
}

function testCase(finding: JsonFinding, path: string, site: string | undefined): string[] {
  const { code, severity, message, hints, because, whatToDo, start } = finding;
  const place = `${start?.line ?? 1}:${start?.column ?? 1}`;
  const text = [
    `${path}:${place}`,
    ...hints.map((hint) => `hint: ${hint}`),
    `why: ${because}`,
    `fix: ${whatToDo}`,
    rulePage(code, site),
  ].join('\n');
  const attributes = xmlAttributes({ name: `${code} ${place}`, classname: path });
  return [
    `    <testcase${attributes}>`,
    isFailure(finding)
      ? `      <failure${xmlAttributes({ type: severity, message })}>${escapeXml(text)}</failure>`
      : `      <system-out>${escapeXml(`${message}\n${text}`)}</system-out>`,
    '    </testcase>',
  ];
}

function passedCase(name: string, path: string): string {
  return `    <testcase${xmlAttributes({ name, classname: path })}/>`;
}
