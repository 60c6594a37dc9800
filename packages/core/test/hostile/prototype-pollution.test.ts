import { describe, expect, it } from 'vitest';
import { editAwsFiles, lint, parsePolicy, readAwsFiles, SourceText, textReport } from '../../src/index.ts';
import { parseIni } from '../../src/ini/parse-ini.ts';
import { parsePlistJson } from '../../src/plist/parse-plist-json.ts';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { plainPlist } from '../../src/plist/plain-plist.ts';
import { programIds } from '../../src/programs/program.ts';

const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

/** What every object has, before anything was read. */
const untouched = describeBuiltins();

function describeBuiltins(): string {
  const targets = [Object.prototype, Object, Array.prototype, Function.prototype, String.prototype, Map.prototype];
  return JSON.stringify(targets.map((one) => Reflect.ownKeys(one).map(String)));
}

function expectUntouched(): void {
  expect(describeBuiltins()).toBe(untouched);
  expect('polluted' in {}).toBe(false);
}

describe.each(names)('a key called %s', (name) => {
  it.each([
    ['XML', `<plist><dict><key>${name}</key><dict><key>polluted</key><string>yes</string></dict></dict></plist>`],
    ['OpenStep', `{ "${name}" = { polluted = yes; }; }`],
  ])('is a key like any other in a property list: %s', (_format, text) => {
    const { root, outcome } = parsePlist(new SourceText('x.plist', text));
    expect(outcome).toBe('dict');
    expect(root && plainPlist(root)).toEqual(new Map([[name, new Map([['polluted', 'yes']])]]));
    expectUntouched();
  });

  it('is a key like any other in JSON', () => {
    const { root } = parsePlistJson(new SourceText('x.json', `{"${name}":{"polluted":"yes"}}`));
    expect(root && plainPlist(root)).toEqual(new Map([[name, new Map([['polluted', 'yes']])]]));
    parsePolicy(`{"Version":"2012-10-17","Statement":{"${name}":{"polluted":"yes"}}}`);
    expectUntouched();
  });

  it('is a name like any other in AWS files, whoever reads them', () => {
    const lines = `polluted = yes\n${name} = x\ns3 =\n  ${name} = y\n  polluted = yes\n`;
    const text = `[${name}]\n${lines}[profile ${name}]\n${lines}[sso-session ${name}]\n${lines}[services ${name}]\n${lines}`;
    const config = new SourceText('.aws/config', text);
    const credentials = new SourceText('.aws/credentials', text);
    parseIni(config);
    for (const program of programIds) {
      const { profiles } = readAwsFiles({ config, credentials }, program);
      expect(profiles).toBeInstanceOf(Map);
      expectUntouched();
    }
    expect(readAwsFiles({ config }, 'aws-cli@2').profiles.get(name)?.settings.get('polluted')?.value).toBe('yes');
    const section = { file: 'config', kind: 'profile', name } as const;
    editAwsFiles({ config }, [{ type: 'set-settings', section, settings: [[name, 'x']] }]);
    expectUntouched();
  });

  it('does not reach the rules or a report', () => {
    const plist = `<plist><dict><key>Protocol</key><string>s3</string><key>${name}</key><dict><key>polluted</key><string>yes</string></dict></dict></plist>`;
    const sources = [
      new SourceText('a.duck', plist),
      new SourceText('a.cyberduckprofile', plist),
      new SourceText('.aws/config', `[profile ${name}]\n${name} = x\nsource_profile = ${name}\n`),
    ];
    expect(textReport(lint(sources))).toContain('a.duck');
    expectUntouched();
  });
});
