import {
  type Code,
  lint,
  type OrganisationRules,
  parseConnectionUrl,
  type Report,
  SourceText,
  urlProtocols,
} from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';

/** What shows a finding that no file alone shows. */
export interface OtherExample {
  /** What is typed or asked. */
  readonly command: string;
  readonly shown: readonly { readonly name: string; readonly language: string; readonly text: string }[];
  readonly report: Report;
  /** What to write in its place, where something else does. */
  readonly better?: string;
}

/** URLs as people paste them, and as they were meant. */
const urls: ReadonlyMap<Code, readonly [bad: string, better?: string]> = new Map([
  ['url-scheme-missing', ['s3.example.org/reports', 's3://s3.example.org/reports']],
  ['url-scheme-unknown', ['S3://AKIAEXAMPLE@s3.amazonaws.com/reports', 's3://AKIAEXAMPLE@s3.amazonaws.com/reports']],
  ['url-host-missing', ['sftp:///in', 'sftp://alice@drop.example.org/in']],
  ['url-host-fixed', ['onedrive://Reports/2026', 'onedrive:/Reports/2026']],
  ['url-bracket-open', ['sftp://alice@[2001:db8::1/in', 'sftp://alice@[2001:db8::1]/in']],
  ['url-bucket-as-host', ['s3://AKIAEXAMPLE@reports/2026', 's3:AKIAEXAMPLE@reports/2026']],
  ['url-port-wrong', ['sftp://alice@drop.example.org:22x/in', 'sftp://alice@drop.example.org:22/in']],
  ['url-port-ignored', ['s3-cli://alice@s3.amazonaws.com:8443/reports', 's3-cli:alice@reports']],
  ['url-port-out-of-range', ['sftp://alice@drop.example.org:99999/in', 'sftp://alice@drop.example.org:2222/in']],
  ['url-user-anonymous', ['s3:/reports', 's3:AKIAEXAMPLE@reports']],
  ['url-space-in-user', ['sftp://alice smith@drop.example.org', 'sftp://alice%20smith@drop.example.org']],
  ['url-secret', ['sftp://alice:SECRET@drop.example.org', 'sftp://alice@drop.example.org']],
  ['url-password-ignored', ['s3-cli:alice:SECRET@reports', 's3-cli:alice@reports']],
  [
    'url-at-sign-late',
    ['s3://AKIAEXAMPLE:SEC/RET@s3.amazonaws.com/reports', 's3://AKIAEXAMPLE@s3.amazonaws.com/reports'],
  ],
  ['url-query-kept', ['s3:AKIAEXAMPLE@reports/a.csv?versionId=1', 's3:AKIAEXAMPLE@reports/a.csv']],
  ['url-percent-kept', ['s3:AKIAEXAMPLE@reports/100%', 's3:AKIAEXAMPLE@reports/100%25']],
]);

const profileText = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <key>Protocol</key>
    <string>s3</string>
    <key>Vendor</key>
    <string>reports</string>
    <key>Description</key>
    <string>Reports</string>
    <key>Default Hostname</key>
    <string>s3.amazonaws.com</string>
    <key>Region</key>
    <string>us-east-1</string>
    <key>Role Configurable</key>
    <true/>
    <key>Multi Factor Configurable</key>
    <true/>
    <key>Properties</key>
    <dict>
        <key>role_arn</key>
        <string>arn:aws:iam::111122223333:role/ReportsReader</string>
        <key>mfa_serial</key>
        <string>arn:aws:iam::111122223333:mfa/alice</string>
    </dict>
</dict>
</plist>
`;

/** What an organisation asks, which the profile above does not do. */
const organisations: ReadonlyMap<Code, OrganisationRules> = new Map([
  ['org-key-missing', { requiredKeys: { profile: ['Help'] } }],
  ['org-vendor-not-allowed', { vendors: ['example-*'] }],
  ['org-host-not-allowed', { hosts: ['s3.eu-west-1.amazonaws.com'] }],
  ['org-region-not-allowed', { regions: ['eu-*'] }],
  ['org-account-not-allowed', { accounts: ['444455556666'] }],
  [
    'org-value-not-allowed',
    { patterns: [{ in: 'profile', key: 'Description', allow: ['Example: *'], reason: 'So that people find ours.' }] },
  ],
]);

/** An example that is no file with a fault; undefined when the code has none. */
export function otherExample(code: Code): OtherExample | undefined {
  const url = urls.get(code);
  if (url !== undefined) return urlExample(...url);
  const organisation = organisations.get(code);
  return organisation === undefined ? undefined : organisationExample(organisation);
}

function urlExample(bad: string, better?: string): OtherExample {
  const url = parseConnectionUrl(bad, urlProtocols(catalogueProfiles()));
  const { source, diagnostics, secrets } = url;
  return {
    command: `duckbill inspect '${source.name}'`,
    shown: [],
    report: { files: [{ source, diagnostics, secrets }], skipped: [] },
    ...(better === undefined ? {} : { better }),
  };
}

function organisationExample(organisation: OrganisationRules): OtherExample {
  const name = 'reports.cyberduckprofile';
  return {
    command: `duckbill lint ${name}`,
    shown: [
      { name: 'duckbill.config.json', language: 'json', text: JSON.stringify({ organisation }, undefined, 2) },
      { name, language: 'xml', text: profileText },
    ],
    report: lint([new SourceText(name, profileText)], { settingsOf: () => ({ organisation }) }),
  };
}

/** Where a finding turns up that neither a file nor a URL alone can show. */
const elsewhere: readonly (readonly [prefix: string, words: string])[] = [
  [
    'aws-edit-',
    'Only a change that is asked for can show it: `duckbill aws-config` says it, with the change and its place, and writes nothing.',
  ],
  [
    'plan-',
    'It depends on what is installed on the machine: `duckbill plan` says it at the step where the program would stop.',
  ],
  ['print-', 'It is about what a new form would lose: `duckbill print FILE --to FORM` says it beside the new text.'],
  [
    'cache-',
    'It is about a file of `~/.aws/sso/cache` or `~/.aws/cli/cache`: `duckbill connect` says it while it signs in.',
  ],
  ['url-key-not-held', 'It is about a bookmark that is made a URL: `duckbill print FILE --to url` says it.'],
];

/** Why a code has no example. */
export function withoutExample(code: Code): string | undefined {
  return elsewhere.find(([prefix]) => code.startsWith(prefix))?.[1];
}
