import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mfaRole } from '@duckbill/sandbox';

const { user, roleArn } = mfaRole;

function plist(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${body}</dict>
</plist>
`;
}

/** The files of the guide. The profile is of its older version: it says Token Configurable where Role is meant. */
const files: Readonly<Record<string, string>> = {
  'Reports.cyberduckprofile': plist(`    <key>Protocol</key>
    <string>s3</string>
    <key>Vendor</key>
    <string>example-reports-role</string>
    <key>Description</key>
    <string>Example Reports (role with MFA)</string>
    <key>Token Configurable</key>
    <true/>
    <key>Properties</key>
    <dict>
        <!-- Require Role ARN input from user -->
        <key>role_arn</key>
        <string>${roleArn}</string>
        <!-- Can be left blank -->
        <key>mfa_serial</key>
        <string>${user.mfaSerial}</string>
    </dict>
`),
  'Reports.duck': plist(`	<key>Protocol</key>
	<string>s3</string>
	<key>Provider</key>
	<string>example-reports-role</string>
	<key>Nickname</key>
	<string>Example Reports</string>
	<key>UUID</key>
	<string>3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11</string>
	<key>Hostname</key>
	<string>s3.amazonaws.com</string>
	<key>Port</key>
	<string>443</string>
	<key>Username</key>
	<string>${user.accessKeyId}</string>
`),
  '.aws/config': `[profile reports]
role_arn = ${roleArn}
source_profile = s3-user
mfa_serial = ${user.mfaSerial}
region = eu-west-1
`,
  '.aws/credentials': `[s3-user]
aws_access_key_id = ${user.accessKeyId}
aws_secret_access_key = ${user.secretAccessKey}
`,
};

/** Writes a bookmark, a connection profile with one planted mistake, and AWS files into a folder. */
export async function writePracticeHome(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, text, { mode: 0o600 });
  }
}
