import { catalogue, catalogueEntry, isCode } from '../../src/catalogue/catalogue.ts';
import type { Diagnostic, Facts } from '../../src/diagnostic/diagnostic.ts';
import { diagnostic } from '../../src/diagnostic/report-diagnostic.ts';
import { lint } from '../../src/lint.ts';
import type { Report } from '../../src/report/report.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { lintFixtures } from '../lint/lint-fixtures.ts';

/** Every sign that some format takes for its own, and what a terminal or a forge would obey. */
export const hostileText =
  '%0A,:;|`*_[x](http://evil.example)<b a="1">\'&amp;{0}{x}\\$@team #12 www.evil.example\u{1b}[2J\u{202e}\u{0}\u{fffe}\u{d800}é😀';

/** Lines of a file or a message that the runner of a forge would take for commands. */
export const hostileLines = `${hostileText}\r\n::error::owned\n##[add-mask]x\r::set-output name=a::b`;

const factNames = /\{([A-Za-z]{1,40})\}/gu;

/** A finding of every code, with hostile facts, in files with hostile names; the second half is related to another file. */
export function hostileReport(): Report {
  const [name, otherName] = [`in ${hostileText}/it's.duck`, `../${hostileLines}.duck`];
  const text = `${hostileLines}\n`.repeat(3);
  const codes = Object.keys(catalogue).filter(isCode);
  const diagnostics = codes.map((code, index): Diagnostic => {
    const entry = catalogueEntry(code);
    const templates = [entry.message, entry.label ?? '', entry.because, entry.whatToDo, ...entry.hints];
    const names = templates.flatMap((template) => [...template.matchAll(factNames)].map((match) => match[1] ?? ''));
    const facts: Facts = Object.fromEntries(names.map((fact) => [fact, hostileLines]));
    const severity = (['error', 'warning', 'hint'] as const)[index % 3] ?? 'error';
    return diagnostic(
      code,
      name,
      { start: index, end: index + (index % 200) },
      {
        facts,
        severity,
        related: index % 2 === 0 ? [] : [{ file: otherName, span: { start: 5, end: 9 }, label: hostileLines }],
        fixes: [
          {
            title: `Do ${hostileText}`,
            safe: index % 2 === 0,
            edits: [{ file: name, span: { start: 1, end: 4 }, text: index % 3 === 0 ? '' : hostileLines }],
          },
        ],
      },
    );
  });
  return {
    files: [
      { source: new SourceText(name, text), diagnostics, secrets: [] },
      { source: new SourceText(otherName, text), diagnostics: [], secrets: [] },
    ],
    skipped: [hostileLines],
  };
}

/** What lint finds in all bad fixtures together. */
export const fixturesReport: Report = lint(lintFixtures('bad').flatMap(({ sources }) => sources));

export const emptyReport: Report = { files: [], skipped: [] };

/** Files without a finding. */
export const cleanReport: Report = lint([new SourceText('.aws/config', ''), new SourceText('README.md', 'hello')]);

/** So many findings, every third of each severity, the errors not in front. */
export function manyFindings(count: number, fact: (index: number) => string = String): Report {
  const source = new SourceText('.aws/config', 'heron\n'.repeat(100));
  const severities = ['hint', 'warning', 'error'] as const;
  const diagnostics = Array.from({ length: count }, (_, index) =>
    diagnostic(
      'role-mfa-account-differs',
      source.name,
      { start: (index % 100) * 6, end: (index % 100) * 6 + 5 },
      { severity: severities[index % 3] ?? 'error', facts: { mfaAccount: fact(index), roleAccount: 'b' } },
    ),
  );
  return { files: [{ source, diagnostics, secrets: [] }], skipped: [] };
}
