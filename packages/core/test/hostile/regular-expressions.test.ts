import { describe, expect, it } from 'vitest';
import {
  explain,
  fix,
  lint,
  maskSecrets,
  parseConnectionUrl,
  parsePolicy,
  readAwsFiles,
  recogniseFailure,
  SourceText,
  textReport,
  urlProtocols,
} from '../../src/index.ts';
import { programIds } from '../../src/programs/program.ts';

/* Each of these takes minutes where an expression goes back and forth, or where somebody looks at the rest of a line for every
   character of it; a test that hangs is stopped by the runner. */
const length = 30_000;
const repeated = (...pieces: readonly string[]): readonly string[] =>
  pieces.map((piece) => piece.repeat(Math.ceil(length / piece.length)));

const texts = [
  ...repeated(
    ' ',
    '\t',
    'a',
    '0',
    '=',
    ':',
    '[',
    ']',
    '#',
    ' #',
    '"',
    "'",
    '\\',
    '/',
    '.',
    '-',
    '%',
    '@',
    '{',
    '${',
    '&',
  ),
  ...repeated(
    'a=',
    'a:',
    'arn:',
    'arn:aws:iam::',
    '::',
    '..',
    '-a',
    'a.',
    'https://',
    '<',
    '<a ',
    '&amp;',
    'aws_',
    'AKIA',
  ),
  ...repeated('\r', '\n', ' \n', '\u00A0', '\u2028', 'İ', '🦆', '\u0000', 'ASIA0', 'Code ', ' secret', '=='),
];
const endings = ['!', '\n]', ' "x'];

describe.each(endings)('thousands of the same, and then %j', (ending) => {
  it('as a setting, a name and a line of AWS files', () => {
    for (const text of texts) {
      const content = `[profile a]\nregion = ${text}${ending}\nrole_arn = ${text}${ending}\n[${text}${ending}\n${text}${ending}`;
      const config = new SourceText('.aws/config', content);
      for (const program of programIds) readAwsFiles({ config }, program);
    }
    expect(texts.length).toBeGreaterThan(0);
  });

  it('as values of a bookmark, with repairs', () => {
    for (const text of texts) {
      const value = `${text}${ending}`.replaceAll('<', '&lt;').replaceAll('&', '&amp;');
      const keys = ['Protocol', 'Hostname', 'Port', 'Username', 'Path', 'UUID', 'Region'];
      const entries = keys.map((key) => `<key>${key}</key><string>${value}</string>`).join('');
      const source = new SourceText('a.duck', `<plist version="1.0"><dict>${entries}</dict></plist>`);
      textReport(lint([source]));
    }
    const source = new SourceText(
      'a.duck',
      `<plist version="1.0"><dict><key>Protocol</key><string> s3${' '.repeat(length)}x`,
    );
    expect(fix([source], { unsafe: true })).toBeDefined();
  });

  it('as a URL, a policy, a pasted error and a text to mask', () => {
    const protocols = urlProtocols([]);
    for (const text of texts) {
      parseConnectionUrl(`s3://${text}${ending}`, protocols);
      parseConnectionUrl(`${text}${ending}`, protocols);
      parsePolicy(`{"Statement":{"Resource":${JSON.stringify(text + ending)}}}`);
      explain(text + ending);
      recogniseFailure({ message: `An error occurred (${text}${ending}` });
      maskSecrets(text + ending);
    }
    expect(texts.length).toBeGreaterThan(0);
  });
});
