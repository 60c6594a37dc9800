import { lint, parsePlist, planConnection, profileKeys, SourceText } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import { catalogueProfiles, findProfile, profileCatalogue, profileText } from '../src/index.ts';

/** Written as the published files are, faults included. */
const known: ReadonlyMap<string, readonly string[]> = new Map([
  // The host with a hyphen (cyberduck-formats §3.6).
  ['S3 GovCloud (US-West).cyberduckprofile', ['host-not-taken-for-aws']],
]);

describe.each(profileCatalogue.map((entry) => [entry.fileName, entry] as const))('%s', (fileName, entry) => {
  const source = new SourceText(fileName, profileText(entry));

  it('loads in Cyberduck', () => {
    expect(parsePlist(source)).toMatchObject({ outcome: 'dict', diagnostics: [] });
  });

  it('has nothing that lint finds, but what is known', () => {
    const report = lint([source]);
    expect(report.skipped).toEqual([]);
    expect(report.files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual(
      known.get(entry.fileName) ?? [],
    );
  });

  it('is found by what a bookmark stores', () => {
    expect(findProfile({ protocol: entry.values.Protocol, vendor: entry.values.Vendor })).toBe(entry);
  });

  it('holds only keys that Cyberduck reads, no picture, and a purpose', () => {
    const readable = new Set(Object.keys(profileKeys));
    expect(Object.keys(entry.values).filter((key) => !readable.has(key))).toEqual([]);
    expect(Object.keys(entry.values)).not.toContain('Disk');
    expect(entry.purpose).not.toBe('');
  });
});

describe('the catalogue', () => {
  it('names no vendor twice, but for what ships with Cyberduck', () => {
    const vendors = profileCatalogue.map(({ values }) => values.Vendor).filter((vendor) => vendor !== 'iterate GmbH');
    expect(new Set(vendors).size).toBe(vendors.length);
  });

  it('knows no profile of another spelling or protocol', () => {
    expect(findProfile({ vendor: 'S3-CLI' })).toBeUndefined();
    expect(findProfile({ protocol: 'swift', vendor: 's3-cli' })).toBeUndefined();
    expect(findProfile({ vendor: '__proto__' })).toBeUndefined();
  });

  it('tells the bundled profiles apart by their protocol', () => {
    expect(findProfile({ vendor: 'iterate GmbH' })?.values['Default Nickname']).toBe('Amazon S3');
    expect(findProfile({ protocol: 's3-iam', vendor: 'iterate GmbH' })?.since).toBe('9.5');
  });

  it('prints a profile the way published ones look', () => {
    const entry = findProfile({ vendor: 's3-cli' });
    expect(entry && profileText(entry)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
    <dict>
        <key>Protocol</key>
        <string>s3</string>
        <key>Vendor</key>
        <string>s3-cli</string>
        <key>Description</key>
        <string>S3 (Credentials from AWS Command Line Interface)</string>
        <key>Default Nickname</key>
        <string>S3 (Credentials from AWS Command Line Interface)</string>
        <key>Username Placeholder</key>
        <string>Profile Name in ~/.aws/credentials</string>
        <key>Password Configurable</key>
        <false/>
        <key>Token Configurable</key>
        <true/>
        <key>Anonymous Configurable</key>
        <false/>
    </dict>
</plist>
`);
  });
});

describe('planning with the catalogue', () => {
  const profiles = catalogueProfiles();

  it('reads every profile', () => {
    expect(profiles).toHaveLength(profileCatalogue.length);
  });

  it('plans the prompts of "AWS S3 (STS Assume Role)" in their order', () => {
    const profile = profiles.find(({ strings }) => strings.get('Vendor')?.value === 'aws-s3-sts-assumerole');
    if (profile === undefined) throw new Error('not in the catalogue');
    const { plan } = planConnection({
      target: { kind: 'profile', profile },
      program: 'cyberduck@9.5',
      profiles,
      aws: {},
      environment: {},
    });
    expect(plan.strategy).toBe('assume-role');
    expect(plan.steps.filter((step) => step.kind === 'prompt').map(({ prompt }) => prompt)).toEqual([
      'access-key-id',
      'secret-access-key',
      'role-arn',
      'mfa-serial',
      'mfa-code',
    ]);
  });
});
