import { describe, expect, it } from 'vitest';
import type { ConvertKind } from '../../../src/convert/convert-kind.ts';
import { convert } from '../../../src/convert/convert.ts';
import { parseConnectionUrl } from '../../../src/url/parse-url.ts';
import { testProfile } from '../../duck/read-duck.ts';
import { protocols } from '../../url/url-texts.ts';
import { codesOf, convertOptions } from '../convert-options.ts';
import { publishedProfiles } from '../published-profiles.ts';

const options = { ...convertOptions, profiles: publishedProfiles, protocols };
const clients: readonly ConvertKind[] = ['rclone', 's3cmd', 'winscp'];

function entry(key: string, value: string | true): string {
  return `<key>${key}</key>${value === true ? '<true/>' : `<string>${value}</string>`}`;
}

describe('a connection profile straight to other clients', () => {
  it('carries server, region and addressing', () => {
    const body = [
      entry('Description', 'Our store'),
      entry('Default Hostname', 's3.example.net'),
      entry('Default Port', '9000'),
      entry('Scheme', 'http'),
      entry('Region', 'fsn1'),
      entry('Default Path', '/reports'),
      '<key>Properties</key><array><string>s3.bucket.virtualhost.disable=true</string></array>',
    ];
    const made = convert([{ kind: 'profile', profile: testProfile('store', body.join('')) }], 'rclone', options);
    expect(made.files[0]?.text).toBe(
      '[Our store]\ntype = s3\nprovider = Other\nenv_auth = true\nregion = fsn1\nendpoint = http://s3.example.net:9000\nforce_path_style = true\n',
    );
    const told = made.losses.map(({ facts }) => facts['field'] ?? facts['what']);
    expect(told).toContain('Path');
    expect(told).toContain('The access key');
  });

  it('tells what of the profile has no place there, and refuses an AWS profile that would say nothing', () => {
    const body = [
      entry('Context', '/tenant'),
      entry('Authorization', 'AWS4HMACSHA256'),
      entry('Username Placeholder', 'Key'),
      '<key>Properties</key><array><string>s3.upload.checksum.header=false</string></array>',
    ];
    const profile = testProfile('store', body.join(''));
    for (const to of [...clients, 'env'] as const) {
      const { losses } = convert([{ kind: 'profile', profile }], to, options);
      const told = losses.map(({ facts }) => facts['field']);
      expect(told).toEqual(expect.arrayContaining(['Context', 'Properties s3.upload.checksum.header']));
      expect(told).not.toContain('Authorization');
    }
    const nothing = convert([{ kind: 'profile', profile: testProfile('plain') }], 'aws-profile', options);
    expect(nothing.files).toEqual([]);
    expect(nothing.losses.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('refuses a sign-in that only Cyberduck has, and tells what it would ask for', () => {
    const openId = testProfile(
      'open',
      `${entry('OAuth Configurable', true)}<key>Scopes</key><array><string>openid</string></array>`,
    );
    const asking = testProfile('asking', entry('Role Configurable', true) + entry('Multi Factor Configurable', true));
    for (const to of clients) {
      const refused = convert([{ kind: 'profile', profile: openId }], to, options);
      expect(refused.files).toEqual([]);
      expect(codesOf(refused)).toContain('convert-not-possible');
      const told = convert([{ kind: 'profile', profile: asking }], to, options).losses.map(
        ({ facts }) => facts['field'],
      );
      expect(told).toContain('The role');
      expect(told).toContain('The MFA device');
    }
  });
});

describe('a URL straight to other clients', () => {
  it('is what its bookmark becomes, its password apart', () => {
    const url = parseConnectionUrl('s3://AKIAEXAMPLEEXAMPLE11:canary@s3.example.net/reports', protocols);
    if (url.bookmark === undefined) throw new Error('not read');
    for (const to of [...clients, 'env', 'fish', 'powershell', 'cmd'] as const) {
      const straight = convert([{ kind: 'url', url }], to, options);
      const around = convert([{ kind: 'bookmark', bookmark: url.bookmark }], to, options);
      expect(straight.files).toEqual(around.files);
      expect(straight.files.map(({ text }) => text).join('')).not.toContain('canary');
      expect(straight.losses.map(({ code }) => code)).toEqual(['url-secret', ...codesOf(around)]);
      expect(straight.secrets).toEqual(['canary']);
    }
  });

  it('that Cyberduck refuses becomes nothing', () => {
    const url = parseConnectionUrl('nothing:', protocols);
    const made = convert([{ kind: 'url', url }], 'rclone', options);
    expect(made.files).toEqual([]);
    expect(made.losses.some(({ severity }) => severity === 'error')).toBe(true);
  });
});
