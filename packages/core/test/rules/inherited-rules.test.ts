import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { fix } from '../../src/fix.ts';
import { lint } from '../../src/lint.ts';
import { SourceText } from '../../src/source/source-text.ts';

function profile(protocol: string, body: string): SourceText {
  return new SourceText(
    'heron.cyberduckprofile',
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n\t<key>Protocol</key>\n\t<string>${protocol}</string>\n\t<key>Vendor</key>\n\t<string>heron</string>\n\t<key>Description</key>\n\t<string>Heron</string>\n${body}</dict>\n</plist>\n`,
  );
}

function entry(key: string, value: string): string {
  return `\t<key>${key}</key>\n\t${value === 'true' || value === 'false' ? `<${value}/>` : `<string>${value}</string>`}\n`;
}

function findings(source: SourceText): readonly Diagnostic[] {
  return lint([source]).files.flatMap(({ diagnostics }) => diagnostics);
}

function codes(protocol: string, body: string): readonly string[] {
  return findings(profile(protocol, body)).map(({ code }) => code);
}

describe('plain http', () => {
  it('gets a port of its own with consent', () => {
    const source = profile('s3', entry('Scheme', 'http'));
    expect(fix([source], { unsafe: true }).sources[0]?.text).toContain(
      '\t<string>http</string>\n\t<key>Default Port</key>\n\t<string>80</string>\n',
    );
    expect(fix([source], { unsafe: false }).sources).toEqual([source]);
  });

  it.each([
    ['s3', entry('Scheme', 'http') + entry('Default Port', '8080')],
    ['dav', entry('Scheme', 'http')],
    ['s3', entry('Scheme', 'https')],
    ['s3', ''],
  ])('is right in %s with %j', (protocol, body) => {
    expect(codes(protocol, body)).toEqual([]);
  });
});

describe('STS of China and GovCloud', () => {
  const gov = (host: string, rest = ''): readonly Diagnostic[] =>
    findings(profile('s3', entry('Default Hostname', host) + rest)).filter(
      ({ code }) => code === 'profile-sts-endpoint-missing',
    );

  it('is an error where login asks it, a warning where only ~/.aws can', () => {
    expect(gov('s3.us-gov-east-1.amazonaws.com')[0]?.severity).toBe('error');
    expect(gov('s3.cn-north-1.amazonaws.com.cn')[0]?.severity).toBe('warning');
    expect(gov('s3.cn-north-1.amazonaws.com.cn', entry('Role Configurable', 'true'))[0]?.severity).toBe('error');
  });

  it('is never asked with keys for a host that is not recognised', () => {
    expect(gov('s3-us-gov-west-1.amazonaws.com', entry('Region', 'us-gov-west-1'))).toEqual([]);
    expect(
      gov('s3-us-gov-west-1.amazonaws.com', entry('Region', 'us-gov-west-1') + entry('Role Configurable', 'true')),
    ).toHaveLength(1);
  });

  it('is added with consent', () => {
    const source = profile('s3', entry('Default Hostname', 's3.cn-north-1.amazonaws.com.cn'));
    expect(fix([source], { unsafe: true }).sources[0]?.text).toContain(
      entry('STS Endpoint', 'https://sts.cn-north-1.amazonaws.com.cn'),
    );
  });

  it.each(['s3.eu-west-1.amazonaws.com', 's3.amazonaws.com', 's3.heron.example', 's3.grey.amazonaws.com'])(
    'is not meant by %s',
    (host) => {
      expect(gov(host)).toEqual([]);
    },
  );
});

describe('OAuth', () => {
  it.each([
    ['s3', entry('OAuth Client ID', 'x') + entry('Authorization', 'PasswordGrant')],
    ['s3', entry('OAuth Client ID', '')],
    ['s3', entry('OAuth Client ID', 'x') + entry('OAuth Configurable', 'false')],
    ['s3-iam', entry('OAuth Configurable', 'true')],
    ['dracoon', entry('OAuth Configurable', 'true') + entry('Authorization', 'oauth')],
  ])('needs no flow in %s with %j', (protocol, body) => {
    expect(codes(protocol, body)).toEqual([]);
  });
});

describe('a server that is named nowhere', () => {
  it.each(['s3', 'dropbox', 'swift', 'googledrive'])('is none of %s, which has one or may have', (protocol) => {
    expect(codes(protocol, entry('Hostname Configurable', 'false'))).toEqual([]);
  });
});
