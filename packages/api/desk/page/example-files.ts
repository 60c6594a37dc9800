import type { GivenFile } from '../work/desk-message.ts';

/** Files of somebody who cannot connect, for a first look. Nobody's account, nobody's keys. */
export function exampleFiles(): readonly GivenFile[] {
  const encoder = new TextEncoder();
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: encoder.encode(text) }));
}

const texts: Readonly<Record<string, string>> = {
  'Reports.cyberduckprofile': `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
    <dict>
        <key>Protocol</key>
        <string>s3</string>
        <key>Vendor</key>
        <string>example-reports</string>
        <key>Description</key>
        <string>Reports (S3 with MFA)</string>
        <key>Token Configurable</key>
        <true/>
        <key>Properties</key>
        <dict>
            <key>role_arn</key>
            <string>arn:aws:iam::111122223333:role/ReportsReader</string>
            <key>mfa_serial</key>
            <string>arn:aws:iam::111122223333:user/alice</string>
        </dict>
    </dict>
</plist>
`,
  'Reports.duck': `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Protocol</key>
	<string>s3</string>
	<key>Provider</key>
	<string>example-reports</string>
	<key>Nickname</key>
	<string>Reports</string>
	<key>UUID</key>
	<string>3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11</string>
	<key>Hostname</key>
	<string>s3.amazonaws.com</string>
	<key>Port</key>
	<string>443</string>
	<key>Username</key>
	<string>AKIAIOSFODNN7EXAMPLE</string>
	<key>Path</key>
	<string>/example-reports</string>
</dict>
</plist>
`,
  '.aws/config': `[profile reports]
source_profile = alice
role_arn = arn:aws:iam::111122223333:role/ReportsReader
mfa_serial = arn:aws:iam::111122223333:mfa/alice-phone
region = eu-west-1

[profile archive]
source_profile = alise
role_arn = arn:aws:iam::111122223333:role/ArchiveReader
`,
  '.aws/credentials': `[alice]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`,
};
