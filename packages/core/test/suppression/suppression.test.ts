import { describe, expect, it } from 'vitest';
import { fix } from '../../src/fix.ts';
import { lint } from '../../src/lint.ts';
import { jsonReport } from '../../src/report/json-report.ts';
import { textReport } from '../../src/report/text-report.ts';
import { SourceText } from '../../src/source/source-text.ts';

function plist(body: string, prolog = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${prolog}<plist version="1.0">\n<dict>\n<key>Protocol</key>\n<string>s3</string>\n${body}</dict>\n</plist>\n`;
}

interface Outcome {
  readonly left: readonly string[];
  readonly out: readonly string[];
}

/** What other rules say about the same lines, and about AWS files as short as these. */
const otherCodes = ['aws-comment-indented', 'aws-role-region-missing', 'aws-source-profile-unknown'];

/** `CODE@LINE` of what is left, and `CODE@LINE reason` of what was left out. */
function outcome(name: string, text: string): Outcome {
  const source = new SourceText(name, text);
  const [file] = lint([source]).files;
  const place = ({ code, span }: { code: string; span: { start: number } }): string =>
    `${code}@${source.position(span.start).line}`;
  return {
    left: (file?.diagnostics ?? []).map(place).filter((line) => !otherCodes.some((code) => line.startsWith(code))),
    out: (file?.suppressed ?? []).map(({ finding, reason }) => `${place(finding)} ${reason}`),
  };
}

function fixed(name: string, text: string): string | undefined {
  return fix([new SourceText(name, text)], { unsafe: false }).sources[0]?.text;
}

const unknown = 'bookmark-key-unknown';
const colour = '<key>Colour</key>\n<string>grey</string>\n';

describe('suppressions in a property list', () => {
  it('cover the next key and its value, and no more', () => {
    const text = plist(
      `<!-- duckbill-ignore ${unknown}: our inventory reads it -->\n${colour}${colour.replace('Colour', 'Shade')}`,
    );
    expect(outcome('a.duck', text)).toEqual({ left: [`${unknown}@9`], out: [`${unknown}@7 our inventory reads it`] });
  });

  it('cover what is found at the value of the key', () => {
    const body = `<!-- duckbill-ignore bookmark-number-wrong: a test of old files -->\n<key>Port</key>\n<string>many</string>\n`;
    expect(outcome('a.duck', plist(body)).left).toEqual([]);
  });

  it('cover everything in the next element', () => {
    const custom = `<key>Custom</key>\n<dict>\n<key>role_arn</key>\n<string>arn:aws:iam::210987654321:role/A</string>\n<key>mfa_serial</key>\n<string>arn:aws:iam::123456789012:mfa/a</string>\n</dict>\n`;
    expect(outcome('a.duck', plist(custom)).left).toEqual(['role-mfa-account-differs@11']);
    const comment = '<!-- duckbill-ignore role-mfa-account-differs: staff live elsewhere -->\n';
    expect(outcome('a.duck', plist(comment + custom)).left).toEqual([]);
    expect(outcome('a.duck', plist(custom.replace('<dict>', `<dict>\n${comment}`))).left).toEqual([
      'suppression-unused@8',
      'role-mfa-account-differs@13',
    ]);
  });

  it('can stack, name several codes, and cover the file from any place', () => {
    const twice = `<!-- duckbill-ignore ${unknown}: one -->\n<!--duckbill-ignore plist-key-repeated,${unknown} : two-->\n`;
    expect(outcome('a.duck', plist(twice + colour)).left).toEqual(['suppression-unused@6', 'suppression-unused@7']);
    const file = `<!-- duckbill-ignore-file ${unknown}: read by others -->\n`;
    for (const text of [plist(colour, file), plist(colour + file), `${plist(colour)}${file}`])
      expect(outcome('a.duck', text)).toMatchObject({ left: [], out: [expect.stringContaining('read by others')] });
  });

  it('may come before a file that cannot be read', () => {
    const text = `<?xml version="1.0"?>\n<!-- duckbill-ignore-file plist-unreadable: cut off on purpose -->\n<plist><dict>`;
    expect(outcome('a.duck', text).left).toEqual([]);
  });

  it('are told from other comments', () => {
    for (const comment of ['<!-- duckbill-ignored x: y -->', '<!-- see duckbill-ignore x: y -->', '<!-- duckbill -->'])
      expect(outcome('a.duck', plist(comment + colour)).left).toEqual([`${unknown}@6`]);
  });

  it.each([
    [
      'at the end of a dictionary',
      plist(`${colour.replace('Colour', 'Nickname')}<!-- duckbill-ignore ${unknown}: x -->\n`),
    ],
    ['behind everything', `${plist('')}<!-- duckbill-ignore ${unknown}: x -->\n`],
    ['inside a value', plist(`<key>Nickname</key>\n<string>a<!-- duckbill-ignore ${unknown}: x --></string>\n`)],
    ['in a cut-off file', plist('').slice(0, -20) + `<!-- duckbill-ignore ${unknown}: x --><key>`],
  ])('%s leave nothing out, and say so', (_title, text) => {
    expect(outcome('a.duck', text).left.some((finding) => finding.startsWith('suppression-unused@'))).toBe(true);
  });

  it('are taken away, with their line, by the safe repair when nothing needs them', () => {
    const comment = `\t<!-- duckbill-ignore ${unknown}: once -->\n`;
    expect(fixed('a.duck', plist(comment))).toBe(plist(''));
    expect(fixed('a.duck', plist(comment.replace('\n', '\r\n')))).toBe(plist(''));
    const beside = `<key>Nickname</key><!-- duckbill-ignore ${unknown}: once --><string>a</string>\n`;
    expect(fixed('a.duck', plist(beside))).toBe(plist('<key>Nickname</key><string>a</string>\n'));
  });

  it('lose by the repair only the codes that nothing needs', () => {
    const comment = (codes: string): string => `<!-- duckbill-ignore ${codes}: read by others -->\n`;
    expect(fixed('a.duck', plist(comment(`plist-key-repeated,  ${unknown}`) + colour))).toBe(
      plist(comment(unknown) + colour),
    );
  });
});

const mfa = 'role_arn = not-an-arn';
const section = `[profile a]\nsource_profile = b\nmfa_serial = arn:aws:iam::123456789012:mfa/a\n`;
const differs = 'role-arn-malformed';

describe('suppressions in an AWS file', () => {
  const config = '.aws/config';

  it('cover the next line that says something', () => {
    expect(outcome(config, `${section}${mfa}\n`).left).toEqual([`${differs}@4`]);
    for (const comment of [
      `# duckbill-ignore ${differs}: staff live elsewhere\n`,
      `#duckbill-ignore ${differs}: staff live elsewhere\n\n# another comment\n`,
      `   ## duckbill-ignore ${differs}: staff live elsewhere\r\n`,
    ])
      expect(outcome(config, `${section}${comment}${mfa}\n`), comment).toMatchObject({
        left: [],
        out: [expect.stringContaining('staff live elsewhere')],
      });
    expect(outcome(config, `# duckbill-ignore ${differs}: too far away\n${section}${mfa}\n`).left).toEqual([
      'suppression-unused@1',
      `${differs}@5`,
    ]);
  });

  it('cover the file with -file, of the two files only their own', () => {
    const comment = `# duckbill-ignore-file ${differs}: staff live elsewhere\n`;
    expect(outcome(config, `${section}${mfa}\n${comment}`).left).toEqual([]);
    const sources = [new SourceText(config, `${section}${mfa}\n`), new SourceText('.aws/credentials', comment)];
    const found = lint(sources).files.map(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(found).toEqual([expect.arrayContaining([differs]), ['suppression-unused']]);
  });

  it('do not count behind a value: some programs take them for a part of it', () => {
    const inline = `${section}${mfa} # duckbill-ignore ${differs}: staff live elsewhere\n`;
    expect(outcome(config, inline).left).toEqual(expect.arrayContaining([`${differs}@4`, 'suppression-misplaced@4']));
    const moved = fix([new SourceText(config, inline)], { unsafe: true }).sources[0]?.text ?? '';
    expect(moved).toContain(`# duckbill-ignore ${differs}: staff live elsewhere\nrole_arn = not-an-arn\n`);
    expect(outcome(config, moved).left).not.toContain(`${differs}@5`);
    const header = `[default] # duckbill-ignore-file ${differs}: x\r\nregion = eu-west-1\r\n`;
    expect(outcome(config, header).left).toContain('suppression-misplaced@1');
  });

  it('cover the lines that are indented below', () => {
    const nested = `[profile a]\n# duckbill-ignore aws-nested-line-unrecognised: a test\ns3 =\n  x = 1\n  garbage\n`;
    expect(outcome(config, nested)).toMatchObject({ left: [], out: [expect.stringContaining('@5')] });
  });

  it('are taken away by the safe repair when nothing needs them', () => {
    const text = `[default]\n# duckbill-ignore ${differs}: once\nregion = eu-west-1\n`;
    expect(fixed(config, text)).toBe('[default]\nregion = eu-west-1\n');
  });
});

describe('suppressions and everything else', () => {
  it('are counted in the summary, and listed with their reasons in JSON', () => {
    const canary = 'canary0123456789canary';
    const body = `<!-- duckbill-ignore ${unknown}: read by ${canary} -->\n${colour}<key>Secret</key>\n<string>${canary}</string>\n`;
    const source = new SourceText('a.duck', plist(body));
    const report = lint([source], { settingsOf: () => ({ severities: new Map([['secret-in-shared-file', 'off']]) }) });
    expect(textReport(report)).toContain(', 1 suppressed');
    const { suppressed } = jsonReport(report);
    expect(suppressed).toMatchObject([
      { code: unknown, file: 'a.duck', start: { line: 7 }, reason: expect.stringMatching(/^read by •+$/u) },
    ]);
  });

  it('cover what is found between files too', () => {
    const one = plist('<key>UUID</key>\n<string>x</string>\n');
    const comment = '<!-- duckbill-ignore bookmark-uuid-repeated: the same place by design -->\n<key>UUID';
    const sources = [new SourceText('a.duck', one), new SourceText('b.duck', one.replace('<key>UUID', comment))];
    const report = lint(sources);
    const codes = report.files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(codes).not.toContain('bookmark-uuid-repeated');
    expect(report.files[1]?.suppressed).toHaveLength(1);
  });

  it('keep findings from being mended', () => {
    const misspelt = '<key>nickname</key>\n<string>a</string>\n';
    expect(fixed('a.duck', plist(misspelt))).toContain('<key>Nickname</key>');
    const kept = plist(`<!-- duckbill-ignore ${unknown}: read by others -->\n${misspelt}`);
    expect(fixed('a.duck', kept)).toBe(kept);
    const off = { settingsOf: () => ({ severities: new Map([[unknown, 'off'] as const]) }), unsafe: false };
    expect(fix([new SourceText('a.duck', plist(misspelt))], off).sources[0]?.text).toBe(plist(misspelt));
  });

  it('are judged before programs and severities narrow the report', () => {
    const source = new SourceText('.aws/config', `${section}# duckbill-ignore ${differs}: elsewhere\n${mfa}\n`);
    const report = lint([source], {
      programs: ['cyberduck@9.5'],
      settingsOf: () => ({ severities: new Map([[differs, 'off']]) }),
    });
    expect(report.files[0]?.diagnostics).toEqual([]);
  });

  it('cost no more than the text is long', () => {
    const one = `<!-- duckbill-ignore ${unknown}: x -->\n`;
    const keys = '<key>a</key>'.repeat(20_000);
    const texts = [
      plist(one.repeat(20_000) + keys),
      plist((one + colour).repeat(10_000)),
      plist(one.repeat(20_000) + colour.repeat(1000)),
      plist(`<key>Custom</key>${'<dict><key>a</key>'.repeat(5000)}${one.repeat(1000)}`),
    ];
    for (const text of texts) expect(lint([new SourceText('a.duck', text)]).files).toHaveLength(1);
    const lines = `# duckbill-ignore ${differs}: x\n`.repeat(20_000);
    const unused = outcome('.aws/config', lines + section).left.filter((line) => line.startsWith('suppression-unused'));
    expect(unused).toHaveLength(20_000);
  });
});
