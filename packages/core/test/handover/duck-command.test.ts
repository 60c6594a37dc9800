import { describe, expect, it } from 'vitest';
import { openBookmark, openProfile } from '../../src/document/open-documents.ts';
import { openedBy } from '../../src/handover/duck-command.ts';
import type { PlanTarget } from '../../src/plan/plan-target.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { parseConnectionUrl } from '../../src/url/parse-url.ts';
import { urlProtocols } from '../../src/url/url-protocol.ts';

const plist = (members: Readonly<Record<string, string>>): SourceText => {
  const body = Object.entries(members).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return new SourceText('a', `<?xml version="1.0"?><plist version="1.0"><dict>${body.join('')}</dict></plist>`);
};
const s3Cli = openProfile(
  plist({ Protocol: 's3', Vendor: 's3-cli', Description: 'x', 'Default Hostname': 's3.amazonaws.com' }),
).profile;
const protocols = urlProtocols(s3Cli === undefined ? [] : [s3Cli]);

function opened(target: PlanTarget | undefined, profile?: string): readonly string[] | undefined {
  const by = target === undefined ? undefined : openedBy(target, protocols, profile);
  return by && [by.url, by.words.join(' ')];
}

const bookmark = (members: Readonly<Record<string, string>>): PlanTarget | undefined => {
  const found = openBookmark(plist(members)).bookmark;
  return found && { kind: 'bookmark', bookmark: found };
};

describe('a target for other hands', () => {
  it('is a URL with the user in it, and a duck command with the user beside it', () => {
    const members = { Protocol: 's3', Hostname: 's3.amazonaws.com', Username: 'AKIAEXAMPLE', Path: '/reports/2026' };
    expect(opened(bookmark(members))).toEqual([
      's3://AKIAEXAMPLE@s3.amazonaws.com/reports/2026',
      'duck --username AKIAEXAMPLE --list s3://s3.amazonaws.com/reports/2026/',
    ]);
  });

  it('names the file of a profile that is not installed', () => {
    const members = { Protocol: 's3', Provider: 's3-cli', Hostname: 's3.amazonaws.com', Username: 'audit' };
    expect(opened(bookmark(members), 'a b.cyberduckprofile')?.[1]).toBe(
      'duck --profile a b.cyberduckprofile --username audit --list s3-cli://s3.amazonaws.com/',
    );
    expect(opened(s3Cli && { kind: 'profile', profile: s3Cli }, 'x')).toEqual([
      's3-cli:/',
      'duck --profile x --list s3-cli:/',
    ]);
  });

  it('of an AWS profile is the profile that reads ~/.aws', () => {
    expect(opened({ kind: 'aws-profile', name: 'my audit' })).toEqual([
      's3-cli:my%20audit@/',
      'duck --username my audit --list s3-cli:/',
    ]);
    expect(opened({ kind: 'aws-profile' })?.[1]).toBe('duck --username default --list s3-cli:/');
    const { bookmark: back } = parseConnectionUrl('s3-cli:my%20audit@/', protocols);
    expect(back?.username?.value).toBe('my audit');
    expect(back?.provider?.value).toBe('s3-cli');
  });

  it('of a URL holds no password', () => {
    const url = parseConnectionUrl('sftp://anna:CANARY@drop.example.org/in', protocols);
    expect(opened({ kind: 'url', url })).toEqual([
      'sftp://anna@drop.example.org/in',
      'duck --username anna --list sftp://drop.example.org/in/',
    ]);
    expect(opened({ kind: 'url', url: parseConnectionUrl('sftp:///in', protocols) })).toBeUndefined();
  });
});
