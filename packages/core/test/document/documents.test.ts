import { describe, expect, it } from 'vitest';
import { detectKind } from '../../src/document/detect-kind.ts';
import { findSecrets } from '../../src/document/find-secrets.ts';
import { openDocuments } from '../../src/document/open-documents.ts';
import { readSource } from '../../src/source/read-source.ts';
import { SourceText } from '../../src/source/source-text.ts';

const xml = (body: string): string => `<plist version="1.0"><dict>${body}</dict></plist>`;

describe('detectKind', () => {
  it.each([
    ['a.cyberduckprofile', '', 'profile'],
    ['A.CYBERDUCKPROFILE', 'anything', 'profile'],
    ['x/b.duck', '', 'bookmark'],
    ['/home/a/.aws/config', '', 'aws-config'],
    ['C:\\Users\\a\\.aws\\credentials', '', 'aws-credentials'],
    ['config', '[default]\nregion = eu-west-1\n', 'aws-config'],
    ['credentials', '[heron]\naws_access_key_id = x\n', 'aws-credentials'],
    ['note.txt', xml('<key>Vendor</key><string>x</string>'), 'profile'],
    ['note.txt', xml('<key>Nickname</key><string>x</string>'), 'bookmark'],
    ['note.txt', '[profile heron]\nregion = x\n', 'aws-config'],
    ['note.txt', '[heron]\naws_secret_access_key = x\n', 'aws-credentials'],
    ['note.txt', '[heron]\nrole_arn = x\n', 'aws-config'],
    ['.git/config', '[core]\n\tbare = false\n', undefined],
    ['note.txt', xml('<key>CFBundleName</key><string>x</string>'), undefined],
    ['README.md', '# hello', undefined],
    ['note.txt', '', undefined],
  ])('%s: %j', (name, text, kind) => {
    expect(detectKind(name, text)).toBe(kind);
  });
});

describe('openDocuments', () => {
  it('reads the two AWS files of a folder together, and each folder by itself', () => {
    const names = ['a/.aws/config', 'a/.aws/credentials', 'b/.aws/config', 'x.duck', 'README.md'];
    const { documents, skipped } = openDocuments(names.map((name) => new SourceText(name, '')));
    expect(documents.map((one) => (one.kind === 'aws' ? one.sources.map(({ name }) => name) : one.kind))).toEqual([
      'bookmark',
      ['a/.aws/config', 'a/.aws/credentials'],
      ['b/.aws/config'],
    ]);
    expect(skipped.map(({ name }) => name)).toEqual(['README.md']);
  });

  it('lets the caller say what a source is', () => {
    const source = new SourceText('<stdin>', '[default]\nregion = a\n');
    const { documents } = openDocuments([source], () => 'aws-credentials');
    expect(documents[0]).toMatchObject({ kind: 'aws' });
    expect(documents[0]?.kind === 'aws' && documents[0].fileKinds.get('<stdin>')).toBe('credentials');
  });

  it('gives no model of what Cyberduck cannot read', () => {
    const { documents } = openDocuments([
      new SourceText('a.duck', '<plist>'),
      new SourceText('b.cyberduckprofile', '[]'),
    ]);
    expect(documents).toHaveLength(2);
    for (const document of documents) {
      expect(
        document.kind === 'bookmark' ? document.bookmark : document.kind === 'profile' ? document.profile : 0,
      ).toBeUndefined();
      expect(document.diagnostics.length).toBeGreaterThan(0);
    }
  });

  it('sees that the bytes of an AWS file are not UTF-8', () => {
    const codes = (bytes: Buffer): string[] =>
      openDocuments([readSource('.aws/config', bytes).source]).documents.flatMap(({ diagnostics }) =>
        diagnostics.map(({ code }) => code),
      );
    expect(codes(Buffer.from('# \u00F6\n[default]\n', 'latin1'))).toEqual(['aws-not-utf8']);
    expect(codes(Buffer.from('\uFEFF[default]\n', 'utf16le'))).toEqual(['aws-byte-order-mark', 'aws-not-utf8']);
    expect(codes(Buffer.from('# \u00F6\n[default]\n'))).toEqual([]);
  });
});

describe('findSecrets', () => {
  const secretsOf = (name: string, text: string): readonly string[] =>
    openDocuments([new SourceText(name, text)]).documents.flatMap((document) => findSecrets(document));

  it('finds every form in AWS files', () => {
    expect(
      secretsOf('.aws/credentials', '[a]\naws_access_key_id = AKIA\naws_secret_access_key = one # note\n'),
    ).toEqual(expect.arrayContaining(['one', 'one # note']));
    expect(secretsOf('.aws/credentials', '[a]\naws_session_token =\n  two\n  three = 3\n')).toEqual(
      expect.arrayContaining(['two', 'three = 3']),
    );
    expect(secretsOf('.aws/config', '[default]\ns3 =\n  secret_key = four\n')).toContain('four');
    expect(secretsOf('.aws/config', '[default]\n0123456789abcdefghijklmnop\na note of some words\n')).toEqual([
      '0123456789abcdefghijklmnop',
    ]);
    expect(secretsOf('.aws/config', '[default]\ncredential_process = vend --client-secret five --user u\n')).toEqual([
      'five',
    ]);
    expect(secretsOf('.aws/config', '[default]\nregion = eu-west-1\nrole_arn = arn\n')).toEqual([]);
  });

  it('finds values and what stands for them in property lists', () => {
    expect(secretsOf('a.duck', xml('<key>Password</key><string>a&amp;b</string>'))).toEqual(['a&b', 'a&amp;b']);
    expect(
      secretsOf('a.duck', xml('<key>Custom</key><dict><key>aws_session_token</key><string>t</string></dict>')),
    ).toEqual(['t']);
    expect(
      secretsOf('a.cyberduckprofile', xml('<key>Properties</key><array><string>secret=s</string></array>')),
    ).toEqual(['s']);
    expect(secretsOf('a.duck', xml('<key>Secret</key><String>lost-value</String>'))).toContain('lost-value');
    expect(secretsOf('a.duck', '<plist><dict><key>Password</key>\n<string>cut-off')).toContain('cut-off');
    expect(secretsOf('a.duck', xml('<key>Nickname</key><string>n</string>'))).toEqual([]);
  });
});
