import { describe, expect, it } from 'vitest';
import { bundledProfiles } from '../../src/profile/bundled-profiles.ts';
import type { ConnectionProfile } from '../../src/profile/connection-profile.ts';
import type { Effective } from '../../src/profile/effective-profile.ts';
import { inheritProfile } from '../../src/profile/inherit-profile.ts';
import type { ProfileFlag, ProfileString } from '../../src/profile/profile-keys.ts';
import { entries, profileOf, s3Profile } from './profile-texts.ts';

/** Value and who says it; for a file the line. */
function told(found: Effective<unknown> | undefined, profile: ConnectionProfile): unknown {
  if (found === undefined) return undefined;
  const { value, origin } = found;
  switch (origin.kind) {
    case 'file':
      return [value, profile.plist.source.position(origin.span.start).line];
    case 'parent':
      return [value, `parent ${origin.profile}`];
    case 'protocol':
      return [value, `protocol ${origin.protocol}`];
    case 'program':
      return [value, 'program'];
  }
}

function text(profile: ConnectionProfile, key: ProfileString): unknown {
  return told(inheritProfile(profile).strings.get(key), profile);
}

describe('strings', () => {
  const profile = s3Profile({ 'Default Hostname': 'heron.example', Region: ' ', Authorization: 'AWS2' });

  it.each<readonly [ProfileString, unknown]>([
    ['Vendor', ['heron-store', 3]],
    ['Default Hostname', ['heron.example', 4]],
    ['Authorization', ['AWS2', 6]],
    ['Scheme', ['https', 'protocol s3']],
    ['STS Endpoint', ['https://sts.amazonaws.com/', 'protocol s3']],
    ['Username Placeholder', ['Access Key ID', 'protocol s3']],
    // The parent's hint, not this profile's own server.
    ['Hostname Placeholder', ['s3.amazonaws.com', 'protocol s3']],
    ['Region', undefined],
    ['Default Nickname', undefined],
    ['Help', undefined],
  ])('finds %s', (key, expected) => {
    expect(text(profile, key)).toEqual(expected);
  });

  it('tells the parent, the protocol and the program apart', () => {
    const plain = s3Profile();
    expect(text(plain, 'Default Hostname')).toEqual(['s3.amazonaws.com', 'parent Amazon S3']);
    expect(text(plain, 'Scheme')).toEqual(['https', 'protocol s3']);
    expect(text(plain, 'Authorization')).toEqual(['AWS4HMACSHA256', 'program']);
    expect(text(profile, 'Authorization')).toEqual(['AWS2', 6]);
  });

  it('takes blank for absent, and says so', () => {
    const blank = s3Profile({ 'Default Hostname': '  ' });
    const found = inheritProfile(blank).strings.get('Default Hostname');
    expect(found).toMatchObject({ value: 's3.amazonaws.com', overruled: { because: 'blank' } });
  });

  it('lets a blank OAuth client stand: a public one', () => {
    expect(text(s3Profile({ 'OAuth Client ID': '', 'OAuth Client Secret': '' }), 'OAuth Client Secret')).toEqual([
      '',
      5,
    ]);
  });

  it('loses a Scheme of unknown name', () => {
    const found = inheritProfile(s3Profile({ Scheme: 'HTTPS' })).strings.get('Scheme');
    expect(found).toMatchObject({ value: '', overruled: { because: 'unknown-scheme' } });
  });
});

describe('flags', () => {
  it.each<readonly [ProfileFlag, boolean, string]>([
    ['Hostname Configurable', true, 'parent Amazon S3'],
    ['Port Configurable', false, 'parent Amazon S3'],
    ['Anonymous Configurable', true, 'parent Amazon S3'],
    ['Path Configurable', true, 'protocol s3'],
    ['Password Configurable', true, 'protocol s3'],
    ['Token Configurable', false, 'protocol s3'],
    ['Bundled', false, 'program'],
  ])('inherits %s', (flag, value, origin) => {
    const profile = s3Profile();
    expect(told(inheritProfile(profile).flags.get(flag), profile)).toEqual([value, origin]);
  });

  it('reads its own first', () => {
    const profile = s3Profile({ 'Port Configurable': '<true/>' });
    expect(told(inheritProfile(profile).flags.get('Port Configurable'), profile)).toEqual([true, 4]);
  });

  it('implies OAuth by a client, and only by one that is not blank', () => {
    const oauth = (values: Readonly<Record<string, string>>) =>
      inheritProfile(s3Profile(values)).flags.get('OAuth Configurable')?.value;
    expect([oauth({}), oauth({ 'OAuth Client ID': ' ' }), oauth({ 'OAuth Client ID': 'heron' })]).toEqual([
      false,
      false,
      true,
    ]);
    expect(oauth({ 'OAuth Client ID': 'heron', 'OAuth Configurable': '<false/>' })).toBe(false);
  });

  it('knows roles since 9.3 only', () => {
    const profile = s3Profile({ 'Role Configurable': '<true/>' });
    expect(inheritProfile(profile, { era: 'A' }).flags.get('Role Configurable')).toMatchObject({
      value: false,
      overruled: { because: 'program-too-old' },
    });
    expect(inheritProfile(profile, { era: 'B' }).flags.get('Role Configurable')).toMatchObject({ value: true });
  });
});

describe('lists and the port', () => {
  it('inherits the regions of AWS, also over an empty list and over what is no list', () => {
    const regions = (values: Readonly<Record<string, string>>) =>
      inheritProfile(s3Profile(values)).lists.get('Regions');
    expect(regions({})?.value).toContain('eu-central-1');
    expect(regions({ Regions: '<array/>' })).toMatchObject({
      origin: { kind: 'parent' },
      overruled: { because: 'empty-list' },
    });
    expect(regions({ Regions: 'eu-west-1' })).toMatchObject({ overruled: { because: 'not-a-list' } });
    expect(regions({ Regions: '<array><string>here</string></array>' })?.value).toEqual(['here']);
  });

  it('takes the port of the protocol, not of its own Scheme', () => {
    const port = (values: Readonly<Record<string, string>>) => inheritProfile(s3Profile(values)).defaultPort;
    expect(port({ Scheme: 'http' })).toMatchObject({ value: 443, origin: { kind: 'protocol' } });
    expect(port({ 'Default Port': '9000' })).toMatchObject({ value: 9000, origin: { kind: 'file' } });
    expect(port({ 'Default Port': '<integer>9000</integer>' })?.value).toBe(9000);
    expect(port({ 'Default Port': '443.0' })).toMatchObject({ value: 443, overruled: { because: 'not-a-number' } });
    expect(port({ 'Default Port': '' })).toMatchObject({ overruled: { because: 'blank' } });
  });

  it('shows the large icon where there is no small one', () => {
    expect(inheritProfile(s3Profile({ Disk: 'aGVyb24=' })).images.get('Icon')?.value).toBe(8);
  });
});

describe('Properties', () => {
  const values = (properties: string) =>
    [...inheritProfile(s3Profile({ Properties: properties })).properties].map(([name, { value }]) => [name, value]);

  it('are read in both forms', () => {
    expect(values('<array><string>role_arn=a=b</string><string>lonely</string><integer>7</integer></array>')).toEqual([
      ['role_arn', 'a=b'],
      ['lonely', ''],
    ]);
    expect(values('<dict><key>role_arn</key><string></string><key>s3.accelerate.enable</key><false/></dict>')).toEqual([
      ['role_arn', ''],
      ['s3.accelerate.enable', 'false'],
    ]);
  });

  it("replace the parent's as a whole; empty ones do not count", () => {
    expect(inheritProfile(s3Profile()).properties.get('s3.storage.class.options')).toMatchObject({
      value: expect.stringContaining('GLACIER_IR'),
      origin: { kind: 'parent', profile: 'Amazon S3' },
    });
    expect(values('<dict><key>a</key><string>b</string></dict>')).toEqual([['a', 'b']]);
    expect(values('<array/>').map(([name]) => name)).toEqual(['s3.storage.class.options']);
  });
});

describe('substitution', () => {
  const preferences = new Map([['heron.pond', 'reed']]);
  const hostname = (written: string) =>
    inheritProfile(s3Profile({ 'Default Hostname': written }), { preferences }).strings.get('Default Hostname');

  it.each([
    ['${heron.pond}.example', 'reed.example'],
    ['${unknown}.example', '${unknown}.example'],
    ['${unknown:-lake}.example', 'lake.example'],
    ['$${heron.pond}', '${heron.pond}'],
    ['${heron.pond', '${heron.pond'],
  ])('reads %s as %s', (written, value) => {
    expect(hostname(written)?.value).toBe(value);
  });

  it('keeps what stands in the file, in texts, lists and properties', () => {
    expect(hostname('${heron.pond}')).toMatchObject({ value: 'reed', written: '${heron.pond}' });
    const profile = s3Profile({
      Scopes: '<array><string>${heron.pond}</string></array>',
      Properties: '<array><string>a=${heron.pond}</string></array>',
    });
    const { lists, properties } = inheritProfile(profile, { preferences });
    expect(lists.get('Scopes')?.value).toEqual(['reed']);
    expect(properties.get('a')).toMatchObject({ value: 'reed', written: '${heron.pond}' });
  });

  it('knows what published profiles refer to', () => {
    expect(text(s3Profile({ 'OAuth Redirect Url': '${oauth.handler.scheme}:oauth' }), 'OAuth Redirect Url')).toEqual([
      'x-cyberduck-action:oauth',
      4,
    ]);
  });
});

describe('whether a profile loads', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, object]>([
    ['a good one', { Protocol: 's3', Vendor: 'heron' }, { outcome: 'offered' }],
    ['one without Vendor', { Protocol: 's3' }, { outcome: 'hidden', reason: 'vendor-blank' }],
    ['one with a blank Vendor', { Protocol: 's3', Vendor: ' ' }, { outcome: 'hidden', reason: 'vendor-blank' }],
    ['a bundled one without Vendor', { Protocol: 's3', Bundled: '<true/>' }, { outcome: 'offered' }],
    ['one without Protocol', { Vendor: 'heron' }, { outcome: 'rejected', reason: 'protocol-missing' }],
    ['one with a blank Protocol', { Protocol: ' ' }, { outcome: 'rejected', reason: 'protocol-missing' }],
    ['a Protocol in capitals', { Protocol: 'S3', Vendor: 'h' }, { outcome: 'rejected', reason: 'protocol-unknown' }],
    [
      'a property with two values',
      { Protocol: 's3', Vendor: 'h', Properties: '<array><string>a=1</string><string>a=2</string></array>' },
      { outcome: 'rejected', reason: 'properties-conflict' },
    ],
    [
      'a property twice alike',
      { Protocol: 's3', Vendor: 'h', Properties: '<array><string>a=1</string><string>a=1</string></array>' },
      { outcome: 'offered' },
    ],
  ])('decides for %s', (_title, values, load) => {
    expect(inheritProfile(profileOf(entries(values))).load).toEqual(load);
  });

  it('knows the sign-in of Identity Center since 9.5 only', () => {
    const profile = s3Profile({ Protocol: 's3-iam' });
    expect(inheritProfile(profile, { era: 'B' }).load).toEqual({ outcome: 'rejected', reason: 'protocol-unknown' });
    expect(inheritProfile(profile, { era: 'C' }).load).toEqual({ outcome: 'offered' });
  });
});

describe('what a profile builds on', () => {
  it('is the bundled profile of its protocol, or one that its Protocol names by Vendor', () => {
    const parentOf = (protocol: string, known: readonly ConnectionProfile[] = []) => {
      const { parent } = inheritProfile(profileOf(entries({ Protocol: protocol, Vendor: 'heir' })), { known });
      return [parent?.by, parent?.profile?.profile.strings.get('Vendor')?.value, parent?.protocol.identifier];
    };
    expect(parentOf('s3')).toEqual(['protocol', 'iterate GmbH', 's3']);
    expect(parentOf('sftp')).toEqual(['protocol', undefined, 'sftp']);
    const other = s3Profile({ 'Default Hostname': 'heron.example' }, 'other.cyberduckprofile');
    expect(parentOf('heron-store', [other])).toEqual(['vendor', 'heron-store', 's3']);
    expect(parentOf('s3-heron-store', [other])).toEqual(['protocol-and-vendor', 'heron-store', 's3']);
  });

  it('passes on what the parent inherits itself', () => {
    const other = s3Profile({ Description: 'Heron', 'Default Hostname': 'heron.example' }, 'other.cyberduckprofile');
    const heir = profileOf(entries({ Protocol: 'heron-store', Vendor: 'heir' }));
    const { strings, flags } = inheritProfile(heir, { known: [other] });
    expect(told(strings.get('Default Hostname'), heir)).toEqual(['heron.example', 'parent Heron']);
    expect(told(flags.get('Port Configurable'), heir)).toEqual([false, 'parent Amazon S3']);
  });

  it('comes to an end when two profiles name each other', () => {
    const one = profileOf(entries({ Protocol: 'two', Vendor: 'one' }), 'one.cyberduckprofile');
    const two = profileOf(entries({ Protocol: 'one', Vendor: 'two' }), 'two.cyberduckprofile');
    expect(inheritProfile(one, { known: [one, two] }).load.outcome).toBe('rejected');
  });

  it('is the protocol itself for what ships with Cyberduck', () => {
    for (const profile of bundledProfiles()) {
      const { parent, load } = inheritProfile(profile);
      expect([load.outcome, parent?.profile]).toEqual(['offered', undefined]);
    }
  });
});
