import { describe, expect, it } from 'vitest';
import { lint, parsePolicy, readAwsFiles, SourceText, textReport } from '../../src/index.ts';
import { parseIni } from '../../src/ini/parse-ini.ts';
import { parseJson } from '../../src/json/parse-json.ts';
import { parsePlistJson } from '../../src/plist/parse-plist-json.ts';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { programIds } from '../../src/programs/program.ts';
import { readBinary } from './binary-file.ts';

const deep = 200_000;

describe('nesting without end', () => {
  it.each([
    ['XML lists', '<plist>' + '<array>'.repeat(deep) + '</array>'.repeat(deep) + '</plist>'],
    ['XML dictionaries', '<plist>' + '<dict><key>a</key>'.repeat(deep)],
    ['OpenStep lists', '('.repeat(deep) + ')'.repeat(deep)],
    ['OpenStep dictionaries', '{a='.repeat(deep)],
    ['groups in a document type', `<!DOCTYPE plist [<!ELEMENT a ${'('.repeat(deep)}>]><plist/>`],
  ])('refuses a property list and goes on: %s', (_what, text) => {
    const source = new SourceText('a.duck', text);
    expect(parsePlist(source).outcome).toBe('refused');
    expect(textReport(lint([source]))).toContain('a.duck');
  });

  it('is passed over in elements that mean nothing', () => {
    const text = `<plist><dict><key>a</key>${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}<string>b</string></dict></plist>`;
    const source = new SourceText('a.duck', text);
    expect(parsePlist(source).diagnostics.length).toBeGreaterThan(0);
    expect(textReport(lint([source]))).toContain('a.duck');
  });

  it('refuses a binary property list', () => {
    const chain = Array.from({ length: 60_000 }, (_, at) => [0xa1, ((at + 1) >> 8) & 255, (at + 1) & 255]);
    expect(readBinary([...chain, [0x51, 0x78]], { referenceSize: 2 }).outcome).not.toBe('dict');
  });

  it('is an error of JSON', () => {
    const text = '['.repeat(deep) + ']'.repeat(deep);
    expect(parsePlistJson(new SourceText('a.json', text)).outcome).toBe('refused');
    expect(() => [parseJson(text), parsePolicy(text), parseJson('{"a":'.repeat(deep))]).not.toThrow();
  });

  it('does not exist in AWS files: deeper lines belong to the setting above', () => {
    const lines = Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}k${at} =\n`);
    const config = new SourceText('.aws/config', `[profile a]\n${lines.join('')}`);
    expect(parseIni(config).lines).toHaveLength(2001);
    for (const program of programIds) readAwsFiles({ config }, program);
  });
});
