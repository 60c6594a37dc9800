import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../src/document/detect-kind.ts';
import { openDocuments } from '../../src/document/open-documents.ts';
import type { Completion } from '../../src/editor/completion.ts';
import { completionsAt } from '../../src/editor/completions.ts';
import { knownNames } from '../../src/editor/known-names.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { atCursor } from './at-cursor.ts';

const names = {
  awsProfiles: ['default', 'heron', 'swan'],
  ssoSessions: ['office'],
  services: ['local'],
  vendors: ['example-role'],
};

function complete(kind: DocumentKind, marked: string): readonly Completion[] {
  const { source, offset } = atCursor('any', marked);
  const found = completionsAt(source, kind, offset, names);
  for (const { span } of found) {
    expect(span.start <= offset && offset <= span.end, 'the cursor is in the span').toBe(true);
    expect(source.slice(span)).not.toContain('\n');
  }
  return found;
}

function labels(kind: DocumentKind, marked: string): readonly string[] {
  return complete(kind, marked).map(({ label }) => label);
}

/** The text after the completion of a label, with the cursor in it. */
function chosen(kind: DocumentKind, marked: string, label: string): string {
  const { source } = atCursor('any', marked);
  const one = complete(kind, marked).find((completion) => completion.label === label);
  if (one === undefined) throw new Error(`${label} is not offered`);
  const { text } = source;
  return `${text.slice(0, one.span.start)}${one.before}§${one.after}${text.slice(one.span.end)}`;
}

describe('completion in profiles and bookmarks', () => {
  it('offers keys that are not there yet, wherever they stand', () => {
    const text =
      '<plist><dict><key>Vendor</key><string>x</string><key>Pro§</key><string/><key>Region</key></dict></plist>';
    const found = labels('profile', text);
    expect(found).toContain('Protocol');
    expect(found).not.toContain('Vendor');
    expect(found).not.toContain('Region');
    expect(chosen('profile', text, 'Protocol')).toContain('<key>Protocol§</key>');
  });

  it('offers keys in a file that breaks off', () => {
    expect(labels('bookmark', '<dict>\n\t<key>Nickname</key>\n\t<string>x</string>\n\t<key>U§\n</dict>')).toContain(
      'UUID',
    );
    expect(labels('bookmark', '<dict><key>§')).toContain('Nickname');
  });

  it('writes whole entries between elements, with the element that the key wants', () => {
    expect(chosen('profile', '<dict>\n\t§\n</dict>', 'Vendor')).toContain('\t<key>Vendor</key>\n<string>§</string>\n');
    expect(chosen('profile', '<dict>\n\tRole§\n</dict>', 'Role Configurable')).toContain(
      '\t<key>Role Configurable</key>\n<true/>§\n',
    );
    expect(chosen('profile', '<dict>\n\t<ke§\n</dict>', 'Regions')).toContain('\t<key>Regions</key>\n<array>');
  });

  it.each<[DocumentKind, string, string]>([
    ['profile', '<dict><key>Protocol</key><string>§</string></dict>', 's3-login'],
    ['profile', '<dict><key>Regions</key><array><string>eu§</string></array></dict>', 'eu-west-1'],
    ['profile', '<dict><key>Scheme</key><string>§</string></dict>', 'https'],
    [
      'profile',
      '<dict><key>Properties</key><dict><key>s3.timestamp.enable</key><string>§</string></dict></dict>',
      'true',
    ],
    ['bookmark', '<dict><key>FTP Connect Mode</key><string>§</string></dict>', 'passive'],
    ['bookmark', '<dict><key>Provider</key><string>§</string></dict>', 'example-role'],
    ['bookmark', '<dict><key>Username</key><string>§</string></dict>', 'heron'],
  ])('offers values in a %s: %s', (kind, text, expected) => {
    expect(labels(kind, text)).toContain(expected);
  });

  it('wraps values where the element is missing', () => {
    expect(chosen('profile', '<dict><key>Protocol</key>§</dict>', 's3')).toContain('</key><string>s3</string>§</dict>');
    expect(chosen('profile', '<dict><key>Role Configurable</key>§</dict>', 'true')).toContain('</key><true/>§</dict>');
  });

  it('offers hidden preferences in Properties, and none in other dictionaries', () => {
    const text = (holder: string): string => `<dict><key>${holder}</key><dict><key>§</key></dict></dict>`;
    expect(labels('profile', text('Properties'))).toContain('mfa_serial');
    expect(labels('bookmark', text('Custom'))).toContain('mfa_serial');
    expect(labels('bookmark', text('Workdir Dictionary'))).toEqual([]);
    expect(labels('profile', '<!-- § --><dict></dict>')).toEqual([]);
    expect(labels('profile', '§<dict></dict>')).toEqual([]);
  });
});

describe('completion in AWS files', () => {
  it('offers the settings of the section, without those that are there', () => {
    const profile = labels('aws-config', '[profile x]\nregion = eu-west-1\nro§\n');
    expect(profile).toContain('role_arn');
    expect(profile).not.toContain('region');
    expect(profile).not.toContain('sso_registration_scopes');
    expect(labels('aws-config', '[sso-session x]\n§')).toContain('sso_registration_scopes');
    expect(labels('aws-config', '[services x]\ns3 =\n  §\n')).toEqual(['endpoint_url']);
    expect(labels('aws-config', '[profile x]\ns3 =\n  add§\n')).toContain('addressing_style');
    expect(labels('aws-config', '§\n[profile x]')).toEqual([]);
  });

  it('writes the sign where it is missing', () => {
    expect(chosen('aws-config', '[profile x]\nreg§\n', 'region')).toBe('[profile x]\nregion = §\n');
    expect(chosen('aws-config', '[profile x]\nreg§ = eu\n', 'region')).toBe('[profile x]\nregion§ = eu\n');
  });

  it('offers keys in credentials only, and nothing else there', () => {
    expect(labels('aws-credentials', '[x]\n§')).toEqual([
      'aws_access_key_id',
      'aws_secret_access_key',
      'aws_session_token',
      'aws_account_id',
    ]);
    expect(labels('aws-config', '[profile x]\n§')).not.toContain('aws_secret_access_key');
  });

  it.each([
    ['retry_mode = §', ['legacy', 'standard', 'adaptive']],
    ['use_fips_endpoint = §', ['true', 'false']],
    ['source_profile = §', ['default', 'swan', 'heron']],
    ['sso_session = of§', ['office']],
    ['services =§', ['local']],
    ['role_session_name = §', []],
    ['# region = §', []],
  ])('offers values: %s', (line, expected) => {
    expect(labels('aws-config', `[profile heron]\n${line}\n`)).toEqual(expected);
  });

  it('offers regions, and takes the place of what is written', () => {
    expect(chosen('aws-config', '[default]\nregion = eu-w§est\n', 'eu-west-3')).toBe(
      '[default]\nregion = eu-west-3§\n',
    );
  });

  it('offers sections', () => {
    expect(chosen('aws-config', '[pro§\n', 'profile')).toBe('[profile §]\n');
    expect(chosen('aws-config', '[§]\n', 'sso-session')).toBe('[sso-session §]\n');
    expect(labels('aws-credentials', '[§]\n')).toEqual(['default', 'heron', 'swan']);
    expect(labels('aws-config', '[profile x]§\n')).toEqual([]);
  });
});

describe('knownNames', () => {
  it('are those of all documents, each once', () => {
    const { documents } = openDocuments([
      new SourceText('.aws/config', '[profile a]\n[sso-session s]\n[services l]\n'),
      new SourceText('.aws/credentials', '[a]\n[b]\n'),
      new SourceText('x.cyberduckprofile', '<plist><dict><key>Vendor</key><string>v</string></dict></plist>'),
    ]);
    expect(knownNames(documents)).toEqual({
      awsProfiles: ['a', 'b'],
      ssoSessions: ['s'],
      services: ['l'],
      vendors: ['v'],
    });
  });
});
