import { describe, expect, it } from 'vitest';
import { compareProfiles } from '../../src/profile/compare-profiles.ts';
import { s3Profile } from './profile-texts.ts';

const plain = s3Profile();

function propertiesOf(disable: string, classes: string): string {
  const [virtual, options] = ['s3.bucket.virtualhost.disable', 's3.storage.class.options'];
  return `<dict><key>${virtual}</key>${disable}<key>${options}</key><string>${classes}</string></dict>`;
}

describe('compareProfiles', () => {
  it('finds nothing between what one file says and the other inherits', () => {
    const spelled = s3Profile({
      'Default Hostname': 's3.amazonaws.com',
      'Default Port': '443',
      Scheme: 'https',
      'Port Configurable': '<false/>',
      'Anonymous Configurable': '<true/>',
    });
    expect(compareProfiles(plain, spelled)).toEqual([]);
  });

  it('tells both values of what differs, inherited ones too', () => {
    const other = s3Profile({ 'Default Hostname': 'files.example.com', 'Port Configurable': '<true/>' });
    expect(compareProfiles(plain, other)).toEqual([
      { key: 'Default Hostname', own: 's3.amazonaws.com', other: 'files.example.com', secret: false },
      { key: 'Port Configurable', own: 'false', other: 'true', secret: false },
    ]);
  });

  it('leaves words out unless they are asked for', () => {
    const other = s3Profile({ Description: 'Ours', Help: 'https://example.com' });
    expect(compareProfiles(plain, other)).toEqual([]);
    expect(compareProfiles(plain, other, true).map(({ key }) => key)).toContain('Help');
  });

  it('counts hidden preferences at what the program ships with', () => {
    const preset = s3Profile({
      Properties: propertiesOf('<false/>', 'STANDARD'),
    });
    const pathStyle = s3Profile({
      Properties: propertiesOf('<true/>', ' STANDARD\n'),
    });
    expect(compareProfiles(preset, pathStyle)).toEqual([
      { key: 'Properties s3.bucket.virtualhost.disable', own: 'false', other: 'true', secret: false },
    ]);
    // Own properties take the place of all that would be inherited (cyberduck-formats §3.2).
    expect(compareProfiles(plain, preset).map(({ key }) => key)).toEqual(['Properties s3.storage.class.options']);
  });

  it('marks what must not be shown', () => {
    const other = s3Profile({ 'OAuth Client Secret': 'canary' });
    expect(compareProfiles(plain, other)).toMatchObject([{ key: 'OAuth Client Secret', secret: true }]);
  });
});
