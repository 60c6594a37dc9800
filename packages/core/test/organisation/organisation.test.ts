import { describe, expect, it } from 'vitest';
import { describe as words } from '../../src/diagnostic/describe.ts';
import { lint } from '../../src/lint.ts';
import type { OrganisationRules } from '../../src/organisation/organisation-rules.ts';
import { SourceText } from '../../src/source/source-text.ts';

function plist(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${body}</dict>\n</plist>\n`;
}

function pairs(entries: Readonly<Record<string, string>>): string {
  return Object.entries(entries)
    .map(([key, value]) => `<key>${key}</key>\n<string>${value}</string>\n`)
    .join('');
}

const profile = plist(
  pairs({ Protocol: 's3', Vendor: 'heron', 'Default Hostname': 'S3.heron.example', Region: 'eu-west-1' }) +
    `<key>Properties</key>\n<dict>\n${pairs({ role_arn: 'arn:aws:iam::210987654321:role/A' })}</dict>\n`,
);
const bookmark = plist(
  pairs({ Protocol: 's3', Provider: 'heron', Hostname: 's3.heron.example', Nickname: 'Heron reports', UUID: 'x' }),
);
const config = `[profile heron]
region = eu-west-1
endpoint_url = https://s3.heron.example:9000/path
sso_session = staff
sso_account_id = 210987654321
[sso-session staff]
sso_region = eu-central-1
sso_start_url = https://heron.awsapps.com/start
`;

/** Messages of the organisation's findings, with their lines. */
function found(rules: OrganisationRules, name: string, text: string): readonly string[] {
  const source = new SourceText(name, text);
  return lint([source], { settingsOf: () => ({ organisation: rules }) }).files.flatMap(({ diagnostics }) =>
    diagnostics
      .filter(({ code }) => code.startsWith('org-'))
      .map((finding) => `${source.position(finding.span.start).line} ${finding.code} ${words(finding).message}`),
  );
}

describe('organisation rules', () => {
  it('ask for keys, once for each file or section', () => {
    expect(found({ requiredKeys: { profile: ['Vendor', 'Help', 'Icon'] } }, 'a.cyberduckprofile', profile)).toEqual([
      '3 org-key-missing the profile has no Help, Icon',
    ]);
    expect(
      found({ requiredKeys: { profile: ['Properties', 'Properties/role_arn'] } }, 'a.cyberduckprofile', profile),
    ).toEqual([]);
    expect(found({ requiredKeys: { bookmark: ['Labels'] } }, 'a.duck', bookmark)).toEqual([
      '3 org-key-missing the bookmark has no Labels',
    ]);
    const rules = { requiredKeys: { 'aws-profile': ['region', 'output'], 'sso-session': ['sso_registration_scopes'] } };
    expect(found(rules, '.aws/config', config)).toEqual([
      '1 org-key-missing profile "heron" has no output',
      '6 org-key-missing sso-session "staff" has no sso_registration_scopes',
    ]);
  });

  it('allow vendors, with wildcards', () => {
    for (const [name, text] of [
      ['a.cyberduckprofile', profile],
      ['a.duck', bookmark],
    ] as const) {
      expect(found({ vendors: ['other', 'her*'] }, name, text)).toEqual([]);
      expect(found({ vendors: ['other'] }, name, text)).toEqual([
        expect.stringContaining('org-vendor-not-allowed the vendor "heron" is none'),
      ]);
    }
  });

  it('allow hosts: in any case, without port, also in endpoints and start URLs', () => {
    const hosts = ['s3.HERON.example', '*.awsapps.com'];
    expect(found({ hosts }, 'a.cyberduckprofile', profile)).toEqual([]);
    expect(found({ hosts }, 'a.duck', bookmark)).toEqual([]);
    expect(found({ hosts }, '.aws/config', config)).toEqual([]);
    expect(found({ hosts: [] }, '.aws/config', config)).toEqual([
      expect.stringContaining('3 org-host-not-allowed endpoint_url leads to "s3.heron.example"'),
      expect.stringContaining('8 org-host-not-allowed sso_start_url leads to "heron.awsapps.com"'),
    ]);
    const services = `[services local]\ns3 =\n  endpoint_url = http://[::1]:9000\n`;
    expect(found({ hosts }, '.aws/config', services)).toEqual([
      expect.stringContaining('s3/endpoint_url leads to "[::1]"'),
    ]);
  });

  it('are not fooled by a user in front of the host', () => {
    const text = config.replace('https://s3.heron', 'https://s3.heron.example@evil');
    expect(found({ hosts: ['s3.heron.example', '*.awsapps.com'] }, '.aws/config', text)).toEqual([
      expect.stringContaining('leads to "evil.example"'),
    ]);
  });

  it('allow regions and accounts', () => {
    expect(found({ regions: ['eu-*'], accounts: ['210987654321'] }, '.aws/config', config)).toEqual([]);
    expect(found({ regions: ['us-*'] }, '.aws/config', config)).toHaveLength(2);
    expect(found({ regions: ['us-*'] }, 'a.cyberduckprofile', profile)).toHaveLength(1);
    expect(found({ accounts: ['123456789012'] }, '.aws/config', config)).toEqual([
      expect.stringContaining('5 org-account-not-allowed sso_account_id names the account 210987654321'),
    ]);
    expect(found({ accounts: ['123456789012'] }, 'a.cyberduckprofile', profile)).toEqual([
      expect.stringContaining('Properties/role_arn names the account 210987654321'),
    ]);
  });

  it('allow and deny values by pattern, with a reason', () => {
    const key = 'Nickname';
    const rule = (more: object): OrganisationRules => ({ patterns: [{ in: 'bookmark', key, ...more }] });
    expect(found(rule({ allow: ['Heron *'] }), 'a.duck', bookmark)).toEqual([]);
    expect(found(rule({ allow: ['Stork *'] }), 'a.duck', bookmark)).toHaveLength(1);
    expect(found(rule({ deny: ['*reports'] }), 'a.duck', bookmark)).toHaveLength(1);
    expect(found(rule({ allow: ['*'], deny: ['*bills'] }), 'a.duck', bookmark)).toEqual([]);
    expect(found({ patterns: [{ in: 'profile', key, allow: [] }] }, 'a.duck', bookmark)).toEqual([]);
    const [finding] = lint([new SourceText('a.duck', bookmark)], {
      settingsOf: () => ({ organisation: rule({ deny: ['Heron*'], reason: 'Nicknames name the bucket.' }) }),
    }).files.flatMap(({ diagnostics }) => diagnostics);
    expect(finding && words(finding).hints).toEqual(['not allowed: Heron*', 'Nicknames name the bucket.']);
  });

  it('do not repeat a secret that a pattern looks at', () => {
    const canary = 'canary/value/of/a/secret';
    const text = `[profile a]\naws_secret_access_key = ${canary}\n`;
    const report = lint([new SourceText('.aws/config', text)], {
      settingsOf: () => ({
        organisation: { patterns: [{ in: 'aws-profile', key: 'aws_secret_access_key', deny: ['*'] }] },
      }),
    });
    const findings = report.files
      .flatMap(({ diagnostics }) => diagnostics)
      .filter(({ code }) => code.startsWith('org-'));
    expect(findings).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toContain(canary);
  });

  it('can differ from file to file, be weighed, and be suppressed', () => {
    const sources = ['a.duck', 'b.duck'].map((name) => new SourceText(name, bookmark));
    const report = lint(sources, {
      settingsOf: (file) => ({
        organisation: file === 'a.duck' ? { vendors: [] } : {},
        severities: new Map([['org-vendor-not-allowed', 'hint']]),
      }),
    });
    const vendors = report.files.map(({ diagnostics }) => diagnostics.filter(({ code }) => code.startsWith('org-')));
    expect(vendors).toMatchObject([[{ severity: 'hint' }], []]);
    const comment = '<!-- duckbill-ignore org-vendor-not-allowed: on trial until May -->\n<key>Provider';
    expect(found({ vendors: [] }, 'a.duck', bookmark.replace('<key>Provider', comment))).toEqual([]);
  });

  it('cost no more than rules and values together', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `host${at}.example`);
    const patterns = many.map((key) => ({ in: 'aws-profile', key, allow: ['x'] }) as const);
    const text = many.map((host) => `[profile ${host}]\nendpoint_url = https://${host}\n`).join('');
    expect(found({ hosts: many, patterns }, '.aws/config', text)).toEqual([]);
  });
});
