import {
  type Code,
  lint,
  type OrganisationRules,
  parseConnectionUrl,
  SourceText,
  textReport,
  urlProtocols,
} from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';
import { cacheExample } from './cache-examples.ts';
import { convertExample } from './convert-examples.ts';
import { doctorExample } from './doctor-examples.ts';
import { editExample } from './edit-examples.ts';
import { fleetExample } from './fleet-examples.ts';
import { generateIamExample } from './generate-iam-examples.ts';
import { generateExample } from './generate-examples.ts';
import { handoverExample } from './handover-examples.ts';
import type { Asked, OtherExample } from './other-example.ts';
import { planExample } from './plan-examples.ts';
import { policyExample } from './policy-examples.ts';
import { printExample } from './print-examples.ts';
import { reportPaint } from './report-paint.ts';

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
const organisations: ReadonlyMap<Code, readonly [asks: OrganisationRules, mended: string]> = new Map([
  [
    'org-key-missing',
    [
      { requiredKeys: { profile: ['Help'] } },
      mended(
        '    <key>Properties</key>',
        '    <key>Help</key>\n    <string>https://help.example.org/s3</string>\n    <key>Properties</key>',
      ),
    ],
  ],
  [
    'org-vendor-not-allowed',
    [{ vendors: ['example-*'] }, mended('<string>reports</string>', '<string>example-reports</string>')],
  ],
  [
    'org-host-not-allowed',
    [{ hosts: ['s3.eu-west-1.amazonaws.com'] }, mended('s3.amazonaws.com', 's3.eu-west-1.amazonaws.com')],
  ],
  ['org-region-not-allowed', [{ regions: ['eu-*'] }, mended('us-east-1', 'eu-west-1')]],
  ['org-account-not-allowed', [{ accounts: ['444455556666'] }, mended('111122223333', '444455556666')]],
  [
    'org-value-not-allowed',
    [
      { patterns: [{ in: 'profile', key: 'Description', allow: ['Example: *'], reason: 'So that people find ours.' }] },
      mended('<string>Reports</string>', '<string>Example: Reports</string>'),
    ],
  ],
]);

function mended(wrong: string, right: string): string {
  return profileText.replaceAll(wrong, right);
}

/** An example that is no file with a fault; undefined when the code has none. */
export function otherExample(code: Code): OtherExample | undefined {
  return (
    urlExample(code) ??
    organisationExample(code) ??
    editExample(code) ??
    planExample(code) ??
    printExample(code) ??
    convertExample(code) ??
    policyExample(code) ??
    cacheExample(code) ??
    doctorExample(code) ??
    handoverExample(code) ??
    generateIamExample(code) ??
    fleetExample(code) ??
    generateExample(code)
  );
}

function urlExample(code: Code): OtherExample | undefined {
  const [bad, better] = urls.get(code) ?? [];
  if (bad === undefined) return undefined;
  return { ...askedOfUrl(bad), ...(better === undefined ? {} : { better: askedOfUrl(better) }) };
}

function askedOfUrl(text: string): Asked {
  const { source, diagnostics, secrets } = parseConnectionUrl(text, urlProtocols(catalogueProfiles()));
  return {
    shown: [],
    command: `duckbill inspect '${source.name}'`,
    output: textReport({ files: [{ source, diagnostics, secrets }], skipped: [] }, reportPaint),
    codes: diagnostics.map((one) => one.code),
  };
}

function organisationExample(code: Code): OtherExample | undefined {
  const asks = organisations.get(code);
  if (asks === undefined) return undefined;
  const [organisation, mended] = asks;
  return { ...askedOfOrganisation(organisation, profileText), better: askedOfOrganisation(organisation, mended) };
}

function askedOfOrganisation(organisation: OrganisationRules, text: string): Asked {
  const name = 'reports.cyberduckprofile';
  const report = lint([new SourceText(name, text)], { settingsOf: () => ({ organisation }) });
  return {
    shown: [
      { name: 'duckbill.config.json', language: 'json', text: JSON.stringify({ organisation }, undefined, 2) },
      { name, language: 'xml', text },
    ],
    command: `duckbill lint ${name}`,
    output: textReport(report, reportPaint),
    codes: report.files.flatMap(({ diagnostics }) => diagnostics.map((one) => one.code)),
  };
}

/** Why a code has no example. */
export function withoutExample(code: Code): string | undefined {
  if (code !== 'aws-edit-changes-collide') return undefined;
  return 'It is a net below the others: no change is known that shows it, and Duckbill rather refuses than guesses. If you meet it, tell us.';
}
