import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostic/report-diagnostic.ts';
import { isCode } from '../../src/catalogue/catalogue.ts';
import { lint } from '../../src/lint.ts';
import { printReport } from '../../src/report/print-report.ts';
import type { Report } from '../../src/report/report.ts';
import type { ReportSurroundings } from '../../src/report/report-surroundings.ts';
import { sarifLimits } from '../../src/report/sarif-limits.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { cleanReport, emptyReport, fixturesReport, hostileReport, manyFindings } from './report-samples.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: Region;
  };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly (Location & { readonly message: { readonly text: string } })[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
}

interface Rule {
  readonly id: string;
  readonly name: string;
  readonly helpUri: string;
  readonly help: { readonly text: string };
  readonly properties: { readonly tags: readonly string[] };
}

interface Run {
  readonly tool: { readonly driver: { readonly version: string; readonly rules: readonly Rule[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly {
    readonly toolExecutionNotifications?: readonly { readonly level: string; readonly message: { text: string } }[];
  }[];
}

const schema = JSON.parse(
  readFileSync(new URL('../schemas/sarif-schema-2.1.0.json', import.meta.url), 'utf8'),
) as object;
const formats = { uri: isUri, 'uri-reference': isUriReference, 'date-time': true } as const;
const validate = new Ajv2020({ strict: false, allErrors: true, formats }).compile(schema);

function isUri(text: string): boolean {
  return URL.canParse(text);
}

function isUriReference(text: string): boolean {
  return URL.canParse(text, 'https://a.example') && /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/u.test(text);
}

function runOf(report: Report, surroundings?: ReportSurroundings): Run {
  const log = JSON.parse(printReport('sarif', report, surroundings)) as { runs: [Run] };
  expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  return log.runs[0];
}

/** Three findings in a text: of two codes, the first in two places. */
function reportOn(lines: readonly string[], name = 'a/.aws/config', secrets: readonly string[] = []): Report {
  const text = lines.join('\n');
  const source = new SourceText(name, text);
  const spans = [...text.matchAll(/heron|egret/gu)].map((match) => ({ start: match.index, end: match.index + 5 }));
  const diagnostics = spans.map((span) =>
    diagnostic(source.slice(span) === 'heron' ? 'placeholder-left-in' : 'mfa-serial-malformed', name, span),
  );
  return { files: [{ source, diagnostics, secrets }], skipped: [] };
}

function fingerprintsOf(report: Report): string[] {
  return runOf(report).results.map(({ partialFingerprints }) => partialFingerprints['duckbillFinding/v1'] ?? '');
}

describe('SARIF', () => {
  it.each([
    ['nothing', emptyReport],
    ['clean files', cleanReport],
    ['all bad fixtures', fixturesReport],
    ['hostile names and facts', hostileReport()],
  ])('of %s is valid', (_, report) => {
    expect(runOf(report).results).toHaveLength(report.files.flatMap(({ diagnostics }) => diagnostics).length);
  });

  it('is refused by the schema when it is wrong, so that the schema is at work', () => {
    const log = JSON.parse(printReport('sarif', fixturesReport)) as { runs: { results: { level: string }[] }[] };
    const [result] = log.runs[0]?.results ?? [];
    if (result !== undefined) result.level = 'hint';
    expect(validate(log)).toBe(false);
  });

  it('gives every rule a name, words and a page', () => {
    const { tool, results } = runOf(hostileReport(), { version: '1.2.3', site: 'https://site.example/docs/' });
    expect(tool.driver.version).toBe('1.2.3');
    for (const { id, name, help, helpUri, properties } of tool.driver.rules) {
      expect(isCode(id)).toBe(true);
      expect(name).toMatch(/^[A-Z][A-Za-z0-9]+$/u);
      expect(helpUri).toBe(`https://site.example/docs/rules/${id}`);
      expect(help.text.length).toBeGreaterThan(20);
      expect(properties.tags.length).toBeLessThanOrEqual(10);
    }
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('marks the same places as the report', () => {
    const { results } = runOf(fixturesReport);
    const sources = new Map(fixturesReport.files.map(({ source }) => [source.name, source]));
    for (const [index, finding] of fixturesReport.files.flatMap(({ diagnostics }) => diagnostics).entries()) {
      const source = sources.get(finding.file);
      const region = results[index]?.locations[0]?.physicalLocation.region;
      expect(source?.position(finding.span.start)).toEqual({ line: region?.startLine, column: region?.startColumn });
      expect(source?.position(finding.span.end)).toEqual({ line: region?.endLine, column: region?.endColumn });
      expect(results[index]?.relatedLocations ?? []).toHaveLength(finding.related.length);
    }
  });

  it('names other files in related locations', () => {
    const sources = [new SourceText('one', 'heron'), new SourceText('two', '\nheron')];
    const finding = diagnostic(
      'role-mfa-account-differs',
      'one',
      { start: 0, end: 5 },
      { related: [{ file: 'two', span: { start: 1, end: 6 }, label: 'the other' }] },
    );
    const files = sources.map((source) => ({
      source,
      diagnostics: source.name === 'one' ? [finding] : [],
      secrets: [],
    }));
    expect(runOf({ files, skipped: [] }).results[0]?.relatedLocations).toEqual([
      {
        id: 0,
        physicalLocation: {
          artifactLocation: { uri: 'two', uriBaseId: '%SRCROOT%' },
          region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 6 },
        },
        message: { text: 'the other' },
      },
    ]);
  });

  it.each([
    ['a b/ü#?%.duck', 'a%20b/%C3%BC%23%3F%25.duck', '%SRCROOT%'],
    ['./a.duck', 'a.duck', '%SRCROOT%'],
    ['x:y.duck', 'x%3Ay.duck', '%SRCROOT%'],
    ['/home/a b/.aws/config', 'file:///home/a%20b/.aws/config', undefined],
    ['C:/a b.duck', 'file:///C%3A/a%20b.duck', undefined],
    ['\u{d800}.duck', '%EF%BF%BD.duck', '%SRCROOT%'],
  ])('writes the path %j as an address', (name, uri, uriBaseId) => {
    const artifact = runOf(reportOn(['heron'], name)).results[0]?.locations[0]?.physicalLocation.artifactLocation;
    expect(artifact).toEqual(uriBaseId === undefined ? { uri } : { uri, uriBaseId });
  });

  it('takes paths as the door tells them', () => {
    const pathOf = (file: string): string => `from/base/${file}`;
    const artifact = runOf(reportOn(['heron'], 'x.duck'), { pathOf }).results[0]?.locations[0]?.physicalLocation;
    expect(artifact?.artifactLocation.uri).toBe('from/base/x.duck');
  });

  it('offers repairs, but none with a secret in it', () => {
    const secret = 'canary-grey-heron';
    const report = reportOn(['heron egret'], 'a.duck', [secret]);
    const [file] = report.files;
    const withFix = (text: string): Report => ({
      ...report,
      files: (file === undefined ? [] : [file]).map((one) => ({
        ...one,
        diagnostics: one.diagnostics.map((finding) => ({
          ...finding,
          fixes: [{ title: 'Mend', safe: true, edits: [{ file: one.source.name, span: finding.span, text }] }],
        })),
      })),
    });
    expect(runOf(withFix('stork')).results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
      {
        deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 6 },
        insertedContent: { text: 'stork' },
      },
    ]);
    expect(runOf(withFix(`x ${secret}`)).results[0]?.fixes).toBeUndefined();
  });
});

describe('fingerprints of SARIF', () => {
  const before = ['a heron', 'an egret', 'a heron'];

  it('are different for each finding', () => {
    const all = fingerprintsOf(hostileReport());
    expect(new Set(all).size).toBe(all.length);
    expect(new Set(fingerprintsOf(fixturesReport)).size).toBe(
      fixturesReport.files.flatMap(({ diagnostics }) => diagnostics).length,
    );
  });

  it('stay when lines move, and when another finding goes', () => {
    const prints = fingerprintsOf(reportOn(before));
    expect(fingerprintsOf(reportOn(['', '# new', ...before.map((line) => `  ${line}`), 'end']))).toEqual(prints);
    expect(fingerprintsOf(reportOn(['a heron', '', 'a heron']))).toEqual([prints[0], prints[2]]);
  });

  it('keep the hash of the line that GitHub matches alerts by', () => {
    const hashes = (lines: readonly string[]): unknown =>
      runOf(reportOn(lines)).results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']);
    const long = before.map((line) => `${line} ${'x'.repeat(120)}`);
    expect(hashes(long)).toEqual([
      expect.stringMatching(/^[0-9a-f]+:1$/u),
      expect.stringMatching(/^[0-9a-f]+:1$/u),
      expect.stringMatching(/^[0-9a-f]+:2$/u),
    ]);
    expect(hashes(['', 'new', ...long])).toEqual(hashes(long));
  });

  it('change with the path, the code and the text', () => {
    const prints = [['heron'], ['egret'], ['heron']].flatMap((lines, index) =>
      fingerprintsOf(reportOn(lines, index === 2 ? 'other' : 'a/.aws/config')),
    );
    expect(new Set(prints).size).toBe(3);
  });

  it('do not depend on a secret, so that nobody can guess at it', () => {
    const prints = (secret: string): unknown =>
      runOf(
        lint([new SourceText('.aws/credentials', `[a]\naws_secret_access_key = ${secret}\noops ${secret}\n`)]),
      ).results.map(({ partialFingerprints }) => partialFingerprints);
    expect(prints('canary-grey-heron')).toEqual(prints('canary-blue-stork'));
  });
});

describe('limits of GitHub', () => {
  it('leaves out what is too much, errors last, and says how many', () => {
    const { results, invocations } = runOf(manyFindings(sarifLimits.results + 3000));
    expect(results).toHaveLength(sarifLimits.results);
    const levels = results.map(({ level }) => level);
    expect(levels.indexOf('warning')).toBeGreaterThan(levels.lastIndexOf('error'));
    expect(levels.filter((level) => level === 'error')).toHaveLength(Math.floor((sarifLimits.results + 3000) / 3));
    expect(invocations[0]?.toolExecutionNotifications).toEqual([
      { level: 'warning', message: { text: expect.stringContaining('3000 of 28000 findings are left out') as string } },
    ]);
  });

  it('keeps all and their order up to there', () => {
    const { results, invocations } = runOf(manyFindings(30));
    expect(results.slice(0, 3).map(({ level }) => level)).toEqual(['note', 'warning', 'error']);
    expect(invocations[0]?.toolExecutionNotifications).toBeUndefined();
  });

  it('stays below the compressed size, whatever the facts are', () => {
    // As good as random: it cannot be compressed much.
    let seed = 1;
    const noise = (): string =>
      Array.from({ length: 200 }, () => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        return String.fromCodePoint(0x4e00 + ((seed >>> 16) % 20_000));
      }).join('');
    const report = manyFindings(24_000, noise);
    const compressedSize = (text: string): number => gzipSync(text, { level: 1 }).length;
    const text = printReport('sarif', report, { compressedSize });
    expect(compressedSize(printReport('sarif', report))).toBeGreaterThan(sarifLimits.compressedBytes);
    expect(compressedSize(text)).toBeLessThanOrEqual(sarifLimits.compressedBytes);
    const { results, invocations } = (JSON.parse(text) as { runs: [Run] }).runs[0];
    expect(results.length).toBeGreaterThan(1000);
    expect(invocations[0]?.toolExecutionNotifications).toHaveLength(1);
  });
});
