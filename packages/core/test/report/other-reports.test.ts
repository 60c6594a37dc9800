import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { describeWithPeers, type PeerName } from '../../../../peers/peers.ts';
import { lint } from '../../src/lint.ts';
import { printReport } from '../../src/report/print-report.ts';
import { countSeverities, type Report } from '../../src/report/report.ts';
import { isReportFormat, type ReportFormat, reportFormats } from '../../src/report/report-formats.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { readXml } from '../../src/xml/read-xml.ts';
import type { XmlProblem } from '../../src/xml/xml-handler.ts';
import { findingLines } from '../lint/lint-fixtures.ts';
import { cleanReport, emptyReport, fixturesReport, hostileReport, manyFindings } from './report-samples.ts';

const samples: readonly (readonly [title: string, report: Report])[] = [
  ['nothing', emptyReport],
  ['clean files', cleanReport],
  ['all bad fixtures', fixturesReport],
  ['hostile names and facts', hostileReport()],
];
const formats = Object.keys(reportFormats).filter(isReportFormat);

function findingsIn(report: Report): number {
  const { error, warning, hint } = countSeverities(report);
  return error + warning + hint;
}

describe('every format', () => {
  it('has a purpose and an extension', () => {
    for (const { purpose, extension } of Object.values(reportFormats)) {
      expect(purpose).toMatch(/^\S.{5,80}\S$/u);
      expect(extension).toMatch(/^[a-z]+$/u);
    }
    expect(isReportFormat('xml')).toBe(false);
    expect(isReportFormat('constructor')).toBe(false);
  });

  it.each(formats)('%s holds no secret', (format) => {
    const secret = 'canary-grey-heron';
    const credentials = `[heron]\naws_secret_access_key = ${secret}\noops ${secret}\n[${secret}] x\n`;
    const bookmark = `<plist version="1.0"><dict><key>Password</key><string>${secret}&amp;more</string>\n<key>Port</key><string>x ${secret}&amp;more</string></dict></plist>`;
    const report = lint([
      new SourceText('.aws/credentials', credentials),
      new SourceText(`${secret}/a.duck`, bookmark),
    ]);
    expect(findingsIn(report)).toBeGreaterThan(1);
    expect(printReport(format, report, { more: { diff: secret } })).not.toContain(secret);
  });

  it.each(formats)('%s is the same for the same files', (format) => {
    expect(printReport(format, hostileReport())).toBe(printReport(format, hostileReport()));
  });
});

describe('concise', () => {
  it('is one line a finding', () => {
    const lines = printReport('concise', fixturesReport);
    expect(lines.replaceAll(/^(.*?:\d+:\d+):/gmu, '$1')).toBe(`${findingLines(fixturesReport).join('\n')}\n`);
    expect(printReport('concise', cleanReport)).toBe('');
  });

  it('stays one line, with nothing that a terminal obeys', () => {
    const text = printReport('concise', hostileReport());
    expect(text.split('\n')).toHaveLength(findingsIn(hostileReport()) + 1);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('github', () => {
  /** As the runner reads a line: command, properties and message, with escapes undone. */
  function parsed(line: string): { command: string; properties: Record<string, string>; message: string } {
    const [, command = '', list = '', message = ''] = /^::([a-z]+) (.*?)::(.*)$/u.exec(line) ?? [];
    const undo = (text: string): string =>
      text
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%');
    const properties = list.split(',').map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), undo(pair.slice(at + 1))];
    });
    return { command, properties: Object.fromEntries(properties), message: undo(message) };
  }

  it.each(samples)('of %s is one command a finding', (_, report) => {
    const lines = printReport('github', report).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(findingsIn(report));
    for (const line of lines) {
      expect(line).toMatch(/^::(?:error|warning|notice) file=/u);
      expect(line).not.toContain('\r');
      const { properties, message } = parsed(line);
      expect(Object.keys(properties).every((name) => /^(?:file|line|endLine|col|endColumn|title)$/u.test(name))).toBe(
        true,
      );
      expect(message).toContain('fix: ');
      expect(message).toMatch(/\/rules\/[a-z0-9-]+$/u);
      // GitHub refuses columns where the lines differ.
      expect('col' in properties && properties['line'] !== properties['endLine']).toBe(false);
    }
  });

  it('keeps names and words whole', () => {
    const [first = ''] = printReport('github', hostileReport()).split('\n');
    expect(parsed(first).properties['file']).toBe(hostileReport().files[0]?.source.name);
  });

  it('puts errors first: only ten of a kind are shown', () => {
    const commands = printReport('github', manyFindings(30))
      .trimEnd()
      .split('\n')
      .map((line) => parsed(line).command);
    expect([...new Set(commands)]).toEqual(['error', 'warning', 'notice']);
    expect(commands).toEqual(commands.toSorted((a, b) => (a === 'notice' ? 2 : 0) - (b === 'notice' ? 2 : 0)));
  });
});

describe('gitlab', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../schemas/gitlab-code-quality.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ strict: true }).compile(schema);

  it.each(samples)('of %s is valid, and no two fingerprints are the same', (_, report) => {
    const issues = JSON.parse(printReport('gitlab', report)) as { fingerprint: string }[];
    expect(validate(issues), JSON.stringify(validate.errors)).toBe(true);
    expect(issues).toHaveLength(findingsIn(report));
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  it('tells place, code and severity', () => {
    const report = lint([new SourceText('a/.aws/config', '\n[x\n')]);
    const issues = JSON.parse(printReport('gitlab', report)) as { check_name: string }[];
    expect(issues.find(({ check_name }) => check_name === 'aws-header-unclosed')).toMatchObject({
      severity: 'major',
      location: { path: 'a/.aws/config', lines: { begin: 2 } },
    });
  });
});

/** What the JDK's reader finds wrong with an XML text. */
function problemsOf(text: string): readonly XmlProblem[] {
  const problems: XmlProblem[] = [];
  const ignore = (): undefined => undefined;
  readXml(text, 0, {
    doctype: ignore,
    startElement: ignore,
    endElement: ignore,
    text: ignore,
    instruction: ignore,
    entity: ignore,
    problem: (problem) => problems.push(problem),
    end: ignore,
  });
  return problems;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe.each(['junit', 'checkstyle'] as const)('%s', (format) => {
  it.each(samples)('of %s is well-formed XML', (_, report) => {
    expect(problemsOf(printReport(format, report))).toEqual([]);
  });
});

it.each(samples)('checkstyle of %s holds every file and finding', (_, report) => {
  const text = printReport('checkstyle', report);
  expect(count(text, '<file ')).toBe(report.files.length);
  expect(count(text, '<error ')).toBe(findingsIn(report));
});

it.each(samples)('junit of %s holds every file, and a case for every finding', (_, report) => {
  const text = printReport('junit', report);
  const { error, warning, hint } = countSeverities(report);
  const passed = report.files.filter(({ diagnostics }) => diagnostics.length === 0).length;
  const [tests, failures] = [findingsIn(report) + passed, error + warning];
  expect(count(text, '<testsuite ')).toBe(report.files.length);
  expect(count(text, '<testcase ')).toBe(tests);
  expect(count(text, '<failure ')).toBe(failures);
  expect(count(text, '<system-out>')).toBe(hint);
  expect(text).toContain(`<testsuites name="duckbill lint" tests="${tests}" failures="${failures}" errors="0">`);
});

const xmllint: PeerName = 'xmllint';

describeWithPeers([xmllint], 'published schemas of XML', () => {
  const schemas = { junit: 'junit-10.xsd', checkstyle: 'checkstyle.xsd' } as const;

  function verdict(format: keyof typeof schemas, text: string): { status: number | null; stderr: string } {
    const schema = fileURLToPath(new URL(`../schemas/${schemas[format]}`, import.meta.url));
    const { status, stderr } = spawnSync(xmllint, ['--noout', '--nonet', '--schema', schema, '-'], {
      input: text,
      encoding: 'utf8',
    });
    return { status, stderr };
  }

  describe.each(['junit', 'checkstyle'] as const)('%s', (format) => {
    it.each(samples)('takes the report of %s', (_, report) => {
      expect(verdict(format, printReport(format, report))).toEqual({ status: 0, stderr: '- validates\n' });
    });

    it('refuses a wrong one, so that the schema is at work', () => {
      const text = printReport(format, fixturesReport);
      const wrong = format === 'junit' ? text.replace('<failure ', '<failed ') : text.replace(' line="', ' row="');
      expect(verdict(format, wrong).status).not.toBe(0);
    });
  });
});

describe('markdown', () => {
  it('counts, and lists errors first', () => {
    const text = printReport('markdown', manyFindings(9));
    expect(text).toMatch(/^<!-- duckbill-lint -->\n### Duckbill\n\n3 errors, 3 warnings and 3 hints in 1 file\.\n/u);
    const rows = text.split('\n').filter((line) => /^\| \S+ (?:error|warning|hint) \|/u.test(line));
    expect(rows.map((row) => row.split(' ')[2])).toEqual(
      ['error', 'warning', 'hint'].flatMap((severity) => [severity, severity, severity]),
    );
    expect(printReport('markdown', cleanReport)).toBe(
      '<!-- duckbill-lint -->\n### Duckbill\n\n✅ 1 file checked, nothing found.\n',
    );
  });

  it('has four cells in every row, and nothing that a forge makes something of', () => {
    const rows = printReport('markdown', hostileReport())
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows.slice(1)) {
      expect(count(row, '|')).toBe(5);
      // Our own tags, links and references aside.
      const rest = row
        .replaceAll(/<!-- -->|<\/?code>|<br>|&#\d+;/gu, '\u{2060}')
        .replaceAll(/\[[a-z0-9-]+\]\(https:\/\/duckbill\.example\/rules\/[a-z0-9-]+\)/gu, '');
      expect(rest).not.toMatch(/[`*[\]<>_]|@\w|#\d|:\/\/|www\./u);
    }
  });

  it('fits into a comment, and counts the rest', () => {
    const text = printReport('markdown', manyFindings(5000));
    expect(text.length).toBeLessThan(65_536);
    const [, left = ''] = /… and (\d+) more: `duckbill lint` shows all of them\.\n$/u.exec(text) ?? [];
    expect(Number(left) + count(text, '\n| ') - 2).toBe(5000);
  });
});

describe('paths', () => {
  const surroundings = { pathOf: (file: string): string => `from/base/${file}` };
  it.each(['sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown'] satisfies ReportFormat[])(
    'of %s start at the root of the repository',
    (format) => {
      const report = lint([new SourceText('x.duck', '<plist>')]);
      expect(printReport(format, report, surroundings)).toContain('from/base/x.duck');
    },
  );
});
