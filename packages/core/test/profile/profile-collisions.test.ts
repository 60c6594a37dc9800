import { describe, expect, it } from 'vitest';
import { bundledProfiles } from '../../src/profile/bundled-profiles.ts';
import type { ConnectionProfile } from '../../src/profile/connection-profile.ts';
import { inheritProfile } from '../../src/profile/inherit-profile.ts';
import { findProfileCollisions } from '../../src/profile/profile-collisions.ts';
import { s3Profile } from './profile-texts.ts';

function collisions(...profiles: readonly ConnectionProfile[]): unknown {
  return findProfileCollisions(profiles.map((profile) => inheritProfile(profile))).map(({ kind, profiles: found }) => [
    kind,
    ...found.map(({ profile }) => profile.file),
  ]);
}

describe('findProfileCollisions', () => {
  const one = s3Profile({ Description: 'One' }, '1');

  it('finds none between profiles of different vendors', () => {
    expect(collisions(one, s3Profile({ Vendor: 'other' }, '2'))).toEqual([]);
    expect(collisions(...bundledProfiles())).toEqual([]);
  });

  it('drops a profile that differs only in what does not count', () => {
    expect(collisions(one, s3Profile({ Description: 'Two', 'Default Port': '1' }, '2'))).toEqual([
      ['dropped', '1', '2'],
    ]);
  });

  it('compares what counts, not what is written', () => {
    const spelt = s3Profile({ 'Default Hostname': 's3.amazonaws.com', Scheme: 'https' }, '2');
    expect(collisions(one, spelt)).toEqual([['dropped', '1', '2']]);
  });

  it('tells bookmarks that cannot know their profile', () => {
    expect(collisions(one, s3Profile({ 'Default Hostname': 'heron.example' }, '2'))).toEqual([
      ['same-provider', '1', '2'],
    ]);
  });

  it('tells vendors that differ in case only', () => {
    expect(collisions(one, s3Profile({ Vendor: 'Heron-Store' }, '2'))).toEqual([['same-switch', '1', '2']]);
  });

  it('leaves profiles out that are not loaded', () => {
    expect(collisions(one, s3Profile({ Protocol: 'none' }, '2'))).toEqual([]);
  });
});
