import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostic/report-diagnostic.ts';
import { lint } from '../../src/lint.ts';
import { explanationReport } from '../../src/report/explanation-report.ts';
import { jsonReport } from '../../src/report/json-report.ts';
import { type Paint, plainPaint } from '../../src/report/paint.ts';
import { jsonPlan, planReport } from '../../src/report/plan-report.ts';
import { countSeverities } from '../../src/report/report.ts';
import { textReport } from '../../src/report/text-report.ts';
import { wrapText } from '../../src/report/wrap-text.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { lintFixtures } from '../lint/lint-fixtures.ts';
import { canaries, keysSection, planned, roleArn } from '../plan/plan-fixtures.ts';

const escape = '\u001B';
const colours: Paint = {
  error: (text) => `${escape}[31m${text}${escape}[0m`,
  warning: (text) => `${escape}[33m${text}${escape}[0m`,
  hint: (text) => `${escape}[36m${text}${escape}[0m`,
  good: (text) => `${escape}[32m${text}${escape}[0m`,
  strong: (text) => `${escape}[1m${text}${escape}[0m`,
  faint: (text) => `${escape}[2m${text}${escape}[0m`,
};

const bad = lintFixtures('bad');
const mixed = lint(bad.flatMap(({ sources }) => sources));

function withoutColours(text: string): string {
  return text
    .split(escape)
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('m') + 1)))
    .join('');
}

describe('textReport', () => {
  it.each(bad)('shows place, severity, code, frame, cause and remedy of $name', ({ sources }) => {
    const report = lint(sources);
    const text = textReport(report);
    for (const { source, diagnostics } of report.files) {
      for (const { span, severity, code } of diagnostics) {
        const { line, column } = source.position(span.start);
        const place = `${source.name}:${line}:${column}`;
        const at = text
          .split('\n\n')
          .findIndex((block) => block.startsWith(`${place} `) && block.includes(`${severity} ${code}\n`));
        expect(at).toBeGreaterThanOrEqual(0);
        const block = text.split('\n\n')[at] ?? '';
        expect(block).toContain(`${severity} ${code}\n`);
        expect(block).toMatch(/\n +\d+ │ .*\n +│ +\^/u);
        for (const label of ['why', 'fix', 'for', 'more']) expect(block).toMatch(new RegExp(`\\n  ${label} +\\S`, 'u'));
      }
    }
  });

  it('has no colours unless a door hands them in, and the same text with them', () => {
    const plain = textReport(mixed);
    expect(plain).not.toContain(escape);
    expect(withoutColours(textReport(mixed, colours))).toBe(plain);
    expect(textReport(mixed, plainPaint)).toBe(plain);
  });

  it('ends with the counts and what can be mended', () => {
    const { error, warning, hint } = countSeverities(mixed);
    const text = textReport(mixed);
    expect(text).toContain(`\n\n${error} errors, ${warning} warnings, ${hint} hints in `);
    expect(text).toMatch(
      /\n\d+ can be mended safely: lint --fix\n\d+ can be mended after a look: lint --fix-unsafe --diff\n$/u,
    );
  });

  it('says that nothing was found, and what was skipped', () => {
    const report = lint([new SourceText('.aws/config', ''), new SourceText('README.md', 'hello')]);
    expect(textReport(report)).toBe(
      '✓ 1 file checked, nothing found, 1 skipped (not a profile, bookmark or AWS file)\n',
    );
  });

  it('shows both places of a finding, in two files as well', () => {
    const text = textReport(lint(bad.find(({ name }) => name === 'role-mfa-account-differs')?.sources ?? []));
    expect(text).toContain('^ account 210987654312');
    expect(text).toContain('^ account 210987654321');
    const sources = [new SourceText('one', 'first heron'), new SourceText('two', 'second\nheron')];
    const finding = diagnostic(
      'role-mfa-account-differs',
      'one',
      { start: 6, end: 11 },
      {
        facts: { mfaAccount: '1', roleAccount: '2' },
        related: [{ file: 'two', span: { start: 7, end: 12 }, label: 'account {roleAccount}' }],
      },
    );
    const report = {
      files: sources.map((source) => ({ source, diagnostics: source.name === 'one' ? [finding] : [], secrets: [] })),
      skipped: [],
    };
    expect(textReport(report)).toContain(
      '  1 │ first heron\n    │       ^^^^^ account 1\n  two:2:1\n  2 │ heron\n    │ ^^^^^ account 2\n',
    );
  });

  it('lets no line but code get wider than a page', () => {
    const prose = textReport(mixed)
      .split('\n')
      .filter((line) => !line.includes('│') && !line.includes(' duckbill '));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(160);
  });

  it('lets nothing through that a terminal would obey', () => {
    const name = `${escape}[2J\u202Ea`;
    const config = `[profile x]\nrole_arn = ${roleArn}\nsource_profile = ${name}\n[profile ${name}b]\nregion = ${name}\n`;
    const report = lint([
      new SourceText(`${escape}[31m/.aws/config`, config),
      new SourceText(`${escape}[31m/.aws/credentials`, ''),
    ]);
    expect(countSeverities(report).error).toBeGreaterThan(0);
    for (const sign of [escape, '\u202E']) expect(textReport(report)).not.toContain(sign);
  });
});

describe('jsonReport', () => {
  it('holds every finding with words, positions and programs', () => {
    const report = jsonReport(mixed);
    expect(report.version).toBe(1);
    expect(report.counts).toEqual(countSeverities(mixed));
    expect(report.findings).toHaveLength(report.counts.error + report.counts.warning + report.counts.hint);
    for (const finding of report.findings) {
      expect(report.files).toContain(finding.file);
      expect(finding.start?.line).toBeGreaterThan(0);
      expect(finding.end?.offset).toBeGreaterThanOrEqual(finding.start?.offset ?? 0);
      for (const text of [finding.message, finding.because, finding.whatToDo]) expect(text.length).toBeGreaterThan(5);
      expect(finding.programs.length).toBeGreaterThan(0);
      for (const text of [finding.message, ...finding.hints, ...finding.related.map(({ label }) => label)])
        expect(text).not.toMatch(/\{[a-z]+\}/iu);
    }
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe('secrets', () => {
  const xml = (body: string): string =>
    `<plist version="1.0"><dict>\n<key>Protocol</key><string>s3</string>\n${body}\n</dict></plist>\n`;
  const { secret, token } = canaries;
  const files: readonly (readonly [string, string])[] = [
    ['a.duck', xml(`<key>Password</key><string>${secret}</string>`)],
    ['a.duck', xml(`<key>Password</key>\n<string>\n${secret}\n</string>\n<key>Port</key><string>x ${secret}</string>`)],
    ['a.duck', xml(`<key>Password</key><string>Grey&amp;Heron&#33;</string>`)],
    ['a.duck', xml(`<key>Custom</key><dict><key>aws_session_token</key><string>${token}</string></dict>`)],
    ['a.cyberduckprofile', xml(`<key>Properties</key><array><string>secret=${secret}</string></array>`)],
    ['a.cyberduckprofile', xml(`<key>Secret</key><String>${secret}</String>`)],
    ['a.duck', xml(`<key>Password</key>\n<string>${secret}`).slice(0, -26)],
    ['a.duck', xml(`<key>Secret</key>\n<String>${secret}</String>`)],
    ['.aws/credentials', `[heron]\naws_secret_access_key = ${secret}\n`],
    ['.aws/credentials', `[heron]\naws_access_key_id = A\naws_secret_access_key =\n  ${secret}\n`],
    ['.aws/credentials', `[heron]\naws_secret_access_key = "${secret}" # note\noops\n`],
    ['.aws/credentials', `[heron]\naws_secret_access_key\n${secret}\n`],
    ['.aws/credentials', `aws_secret_access_key = ${secret}\n`],
    ['.aws/credentials', `aws_secret_access_key ${secret}\n[heron]\n`],
    ['.aws/credentials', `[heron]\naws_secret_access_key ${secret}\n`],
    ['.aws/credentials', `[heron\n\taws_secret_access_key\t ${secret} \n`],
    ['.aws/credentials', `[profile heron] aws_secret_access_key = ${secret}\n`],
    ['.aws/credentials', `[heron]\ns3 =\n  secret_key = ${secret}\n  oops\n`],
  ];

  it.each(files)('of %s never pass a report: %#', (name, text) => {
    const report = lint([new SourceText(name, text)]);
    const printed = textReport(report) + textReport(report, colours) + JSON.stringify(jsonReport(report));
    for (const canary of [secret, token, 'Grey', 'Heron&']) expect(printed).not.toContain(canary);
  });

  it('never pass the report of a plan', () => {
    const config = `[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\n`;
    const credentials = keysSection('keys', true);
    const sources = [new SourceText('.aws/config', config), new SourceText('.aws/credentials', credentials)];
    for (const text of [credentials, `${credentials}${secret}\n`]) {
      const { plan } = planned({ awsProfile: 'heron', config, credentials: text });
      const broken = [...sources.slice(0, 1), new SourceText('.aws/credentials', text)];
      const printed =
        planReport(plan, broken, plainPaint, [secret, token]) + JSON.stringify(jsonPlan(plan, broken, [secret, token]));
      expect(printed).not.toContain(secret);
      expect(printed).not.toContain(token);
    }
  });
});

describe('planReport', () => {
  it('tells way in, settings with their places, prompts and calls', () => {
    const config = `[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\nmfa_serial = GAHT12345678\n`;
    const credentials = keysSection('keys');
    const sources = [new SourceText('.aws/config', config), new SourceText('.aws/credentials', credentials)];
    const { plan } = planned({ awsProfile: 'heron', config, credentials });
    const text = planReport(plan, sources);
    expect(text).toMatch(/^aws:heron as AWS CLI 2\n {2}way in {2}AssumeRole: /u);
    expect(text).toContain('(secret, not shown)  .aws/credentials:3');
    expect(text).toMatch(/2\. asks +Enter MFA code for GAHT12345678: {2}hidden, Cancel ends it, never saved/u);
    expect(text).toMatch(
      /3\. calls {2}STS AssumeRole {2}https:\/\/sts\.amazonaws\.com, signed for us-east-1 with the keys of the user/u,
    );
    expect(text).toMatch(/1\. looks {2}into ~\/\.aws\/cli\/cache\/….json {2}spares the next 2 steps/u);
    expect(text).toContain('TokenCode ← answer to mfa-code');
    expect(withoutColours(planReport(plan, sources, colours))).toBe(text);
    expect(jsonPlan(plan, sources).settings.find(({ name }) => name === 'role_arn')?.origin).toMatchObject({
      kind: 'file',
      file: '.aws/config',
      start: { line: 2, column: 12 },
    });
  });

  it('shows a problem first, with its line', () => {
    const config = '[profile heron]\noops\n';
    const text = planReport(planned({ awsProfile: 'heron', config }).plan, [new SourceText('.aws/config', config)]);
    expect(text).toContain('✗ stops here  plan-aws-files-refused  .aws/config:2:1');
    expect(text).toContain('  2 │ oops\n    │ ^^^^ stops here');
  });
});

describe('explanationReport', () => {
  it('explains rules and failures', () => {
    const text = explanationReport([
      { kind: 'rule', code: 'profile-vendor-blank' },
      { kind: 'failure', code: 'sts-mfa-code-wrong', facts: {} },
    ]);
    for (const part of [
      'profile-vendor-blank (error, also P03)',
      'What to do',
      'sts-mfa-code-wrong',
      'Likely causes',
      'In Cyberduck',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('{serial}');
  });
});

describe('wrapText', () => {
  it('breaks at blanks and keeps long words whole', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapText(`a ${'x'.repeat(20)} b`, 7)).toEqual(['a', 'x'.repeat(20), 'b']);
    expect(wrapText('', 7)).toEqual(['']);
  });
});
