import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mfaRole } from '@duckbill/sandbox';
import { onTestFinished } from 'vitest';

const { user } = mfaRole;

/** A property list with this body in its outermost dictionary. */
export function plist(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${body}</dict>
</plist>
`;
}

/** Keys and strings of a dictionary. */
export function strings(entries: Readonly<Record<string, string>>): string {
  return Object.entries(entries)
    .map(([key, value]) => `\t<key>${key}</key>\n\t<string>${value}</string>\n`)
    .join('');
}

const roleProperties = `\t<key>Properties</key>
\t<dict>
\t<!-- kept by every repair -->
${strings({ role_arn: mfaRole.roleArn, mfa_serial: user.mfaSerial })}\t</dict>
`;

const profileStrings = strings({ Protocol: 's3', Vendor: 'example-role', Description: 'Example (role with MFA)' });

/** A connection profile without a fault. */
export const goodProfile: string = plist(
  `${profileStrings}\t<key>Role Configurable</key>\n\t<true/>\n\t<key>Multi Factor Configurable</key>\n\t<true/>\n${roleProperties}`,
);

/** The same with one error, which can be mended safely. */
export const faultyProfile: string = plist(
  `${profileStrings}\t<key>Token Configurable</key>\n\t<true/>\n${roleProperties}`,
);

/** A bookmark of the profiles above, with the key of a user. */
export function bookmarkOf(accessKeyId: string): string {
  return plist(
    strings({
      Protocol: 's3',
      Provider: 'example-role',
      Nickname: 'Example',
      UUID: '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11',
      Hostname: 's3.amazonaws.com',
      Port: '443',
      Username: accessKeyId,
    }),
  );
}

export const goodBookmark: string = bookmarkOf(user.accessKeyId);

/** AWS files of the sandbox's world: one profile for each thing that can be met. */
export const awsConfig = `[profile reports]
role_arn = ${mfaRole.roleArn}
source_profile = s3-user
mfa_serial = ${user.mfaSerial}
region = eu-west-1

[profile wrong-secret]
region = eu-west-1

[profile wrong-key]
region = eu-west-1

[profile s3-user]
region = eu-west-1

[profile static-user]
region = eu-west-1

[profile foreign]
role_arn = ${mfaRole.foreignRoleArn}
source_profile = s3-user
mfa_serial = ${user.mfaSerial}
region = eu-west-1

[profile without-mfa]
role_arn = ${mfaRole.roleArn}
source_profile = s3-user
region = eu-west-1

[profile narrow]
role_arn = ${mfaRole.narrowRoleArn}
source_profile = narrow-user
mfa_serial = ${mfaRole.narrowUser.mfaSerial}
region = eu-west-1
`;

export const awsCredentials: string = [
  credentialsSection('s3-user', user),
  credentialsSection('narrow-user', mfaRole.narrowUser),
  credentialsSection('static-user', mfaRole.staticUser),
  credentialsSection('wrong-secret', { ...mfaRole.narrowUser, secretAccessKey: user.secretAccessKey }),
  credentialsSection('wrong-key', { ...user, accessKeyId: 'DUCKUSERUNKNOWN00001' }),
].join('\n');

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A section of the credentials file. */
export function credentialsSection(name: string, keys: Keys): string {
  const token = keys.sessionToken === undefined ? '' : `aws_session_token = ${keys.sessionToken}\n`;
  return `[${name}]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\n${token}`;
}

/** A bookmark, its profile and AWS files, as in the guide. */
export const practiceFiles: Readonly<Record<string, string>> = {
  'Example.cyberduckprofile': goodProfile,
  'Example.duck': goodBookmark,
  '.aws/config': awsConfig,
  '.aws/credentials': awsCredentials,
};

/** A home folder with these files, which goes away after the test. */
export async function homeWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const home = await realpath(await mkdtemp(path.join(tmpdir(), 'duckbill-test-')));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(home, name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, content, { mode: 0o600 });
  }
  return home;
}
