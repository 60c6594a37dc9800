import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../src/document/detect-kind.ts';
import { hoverAt } from '../../src/editor/hover.ts';
import { atCursor } from './at-cursor.ts';

function hover(kind: DocumentKind, marked: string): string | undefined {
  const { source, offset } = atCursor('any', marked);
  return hoverAt(source, kind, offset)?.text;
}

/** The text that the hover is about. */
function hovered(kind: DocumentKind, marked: string): string | undefined {
  const { source, offset } = atCursor('any', marked);
  const found = hoverAt(source, kind, offset);
  return found === undefined ? undefined : source.slice(found.span);
}

describe('hover in profiles and bookmarks', () => {
  it('tells what a key means, and which Cyberduck reads it', () => {
    const text = '<plist><dict><key>Role Conf§igurable</key><true/></dict></plist>';
    expect(hover('profile', text)).toBe(
      [
        '**Role Configurable** (true or false): assume an IAM role; asks for its ARN when role_arn is blank',
        'Since Cyberduck 9.3.',
        'Read by: Cyberduck since 9.3, Mountain Duck since 5.2',
        'Passed over by: Cyberduck up to 9.2, Mountain Duck up to 5.1',
      ].join('\n\n'),
    );
    expect(hovered('profile', text)).toBe('Role Configurable');
  });

  it('says of an unknown key that nobody reads it, and keeps markup out', () => {
    expect(hover('profile', '<dict><key>[x](y)§ `</key></dict>')).toBe(
      '**?x??y? ?**\n\nCyberduck does not read this key.',
    );
  });

  it('tells accepted words and older keys of a bookmark', () => {
    expect(hover('bookmark', '<dict><key>§Transfer Connection</key>')).toContain('`newconnection`');
    expect(hover('bookmark', '<dict><key>Workdir§</key>')).toContain('another key says it better');
  });

  it('knows hidden preferences inside Properties and Custom, and nowhere else', () => {
    const inside = (holder: string): string =>
      `<dict><key>${holder}</key><dict><key>s3.loca§tion</key><string>us-east-1</string></dict></dict>`;
    expect(hover('profile', inside('Properties'))).toContain('region of new buckets');
    expect(hover('bookmark', inside('Custom'))).toContain('region of new buckets');
    expect(hover('bookmark', inside('Workdir Dictionary'))).toBeUndefined();
  });

  it.each([
    [
      'role_arn',
      'arn:aws-cn:iam::210987654321:role/team/Reader',
      '**IAM role** `Reader`\n\nAccount: `210987654321`\n\nPartition: `aws-cn`\n\nPath: `/team/`',
    ],
    [
      'mfa_serial',
      'arn:aws:iam::210987654321:mfa/heron',
      '**MFA device that shows codes: an authenticator application or a hardware token with an ARN**\n\nName: `heron`\n\nAccount: `210987654321`\n\nPartition: `aws`',
    ],
    ['mfa_serial', 'GAHT12345678', '**Serial number of a hardware token**\n\nName: `GAHT12345678`'],
    ['sso_region', 'cn-north-1', 'Region of the partition `aws-cn`, hosts below `amazonaws.com.cn`'],
  ])('reads a value of %s', (key, value, expected) => {
    const text = `<dict><key>Properties</key><dict><key>${key}</key><string>§${value}</string></dict></dict>`;
    expect(hover('profile', text)).toBe(expected);
  });

  it('tells what a protocol is', () => {
    const text = '<dict><key>Protocol</key><string>s3-l§ogin</string></dict>';
    expect(hover('bookmark', text)).toContain('Since Cyberduck 9.5');
  });

  it('explains codes in suppressions', () => {
    const text = '<dict><!-- duckbill-ignore profile-key-un§known: ours --><key>X</key></dict>';
    expect(hover('profile', text)).toContain('**');
    expect(hovered('profile', text)).toBe('profile-key-unknown');
    expect(hover('profile', text.replace('unkn§own', 'own').replace('§', '').replace('ours', 'o§urs'))).toBeUndefined();
  });

  it('is silent between elements and in files of other kinds', () => {
    expect(hover('profile', '<dict>§<key>X</key></dict>')).toBeUndefined();
    expect(hover('profile', 'no §plist')).toBeUndefined();
  });
});

describe('hover in AWS files', () => {
  it('tells which program honours a setting', () => {
    const text = hover('aws-config', '[profile heron]\nexternal§_id = x\n');
    expect(text).toContain('**external_id** (text): agreed word that the role asks for');
    expect(text).toContain('Honoured by: AWS CLI, Cyberduck up to 9.2');
    expect(text).toContain('Passed over by: Cyberduck since 9.3');
    expect(text).toContain('Not known for: AWS SDK for Java 2');
  });

  it('tells values, variables and the tool that made a setting up', () => {
    expect(hover('aws-config', '[default]\nretry§_mode = standard')).toContain('`adaptive`');
    expect(hover('aws-config', '[default]\nretry§_mode = standard')).toContain('Environment: `AWS_RETRY_MODE`');
    expect(hover('aws-config', '[default]\ninclude§_profile = x')).toContain('Made up by aws-vault.');
  });

  it('knows where a setting has a meaning', () => {
    expect(hover('aws-config', '[sso-session x]\nsso_reg§ion = eu-west-1')).toContain('region of Identity Center');
    expect(hover('aws-config', '[profile x]\ns3 =\n  addressing§_style = path')).toContain('bucket in the host name');
    expect(hover('aws-config', '[services x]\ns3 =\n  endpoint§_url = https://h')).toContain('of this service');
    expect(hover('aws-config', '[services x]\nendpoint§_url = https://h')).toBeUndefined();
  });

  it('reads values, but never one that is a secret', () => {
    expect(hover('aws-config', '[profile x]\nrole_arn = arn:aws:iam::210987654321:r§ole/R # why')).toContain('`R`');
    expect(hover('aws-credentials', '[x]\naws_secret_access_key = arn:aws:iam::210987654321:r§ole/R')).toBeUndefined();
  });

  it('explains codes in suppressions', () => {
    expect(hover('aws-config', '# duckbill-ignore aws-§region-unknown: x\n[profile x]')).toContain('**');
  });
});
