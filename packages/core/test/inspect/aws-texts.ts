import { createHash } from 'node:crypto';
import type { AwsDocument } from '../../src/document/document.ts';
import { openDocuments } from '../../src/document/open-documents.ts';
import type { InspectWorld } from '../../src/inspect/aws-resolution.ts';
import { SourceText } from '../../src/source/source-text.ts';

/** A word that stands in every secret of these tests; none may be printed. */
export const canary = 'canary';

/** `aws_access_key_id` and its secret. */
export function keys(id: string): string {
  return `aws_access_key_id = ${id}\naws_secret_access_key = ${canary}-${id}-0123456789abcdefghij\n`;
}

export function awsDocument(files: { readonly config?: string; readonly credentials?: string }): AwsDocument {
  const sources = Object.entries(files).map(([name, text]) => new SourceText(`.aws/${name}`, text));
  const document = openDocuments(sources).documents.find((one) => one.kind === 'aws');
  if (document === undefined) throw new Error('no AWS files');
  return document;
}

/** Nobody has signed in, unless `files` says so. */
export function worldWith(files: Readonly<Record<string, string>> = {}): InspectWorld {
  const hash = (name: string) => (text: string) => createHash(name).update(text).digest('hex');
  return {
    home: '/home/jane',
    readFile: (path) => files[path],
    now: Date.UTC(2026, 0, 1),
    sha1Hex: hash('sha1'),
    sha256Hex: hash('sha256'),
  };
}

const mfa = 'arn:aws:iam::210987654321:mfa/jane';

/** What people have: a role with MFA, both forms of SSO, a command, a chain, a loop, a source that is missing. */
export const everyday: AwsDocument = awsDocument({
  config: `[default]
region = eu-central-1

[profile admin]
role_arn = arn:aws:iam::123456789012:role/Admin
source_profile = dev-keys
mfa_serial = ${mfa}
region = eu-west-1

[profile deploy]
role_arn = arn:aws:iam::333333333333:role/Deploy
source_profile = admin
region = eu-west-1

[profile corp]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = ReadOnly
region = us-east-1

[profile corp-legacy]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = PowerUser

[profile vault]
credential_process = /opt/vend --token ${canary}-of-a-command
region = eu-north-1

[profile loop-a]
role_arn = arn:aws:iam::123456789012:role/A
source_profile = loop-b

[profile loop-b]
role_arn = arn:aws:iam::123456789012:role/B
source_profile = loop-a

[profile orphan]
role_arn = arn:aws:iam::123456789012:role/Orphan
source_profile = nobody

[profile machine-of-the-data-platform-in-production]
role_arn = arn:aws:iam::123456789012:role/data-platform-administrator
credential_source = Ec2InstanceMetadata
region = eu-west-1

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
`,
  credentials: `[default]
${keys('AKIAIOSFODNN7EXAMPL1')}
[dev-keys]
${keys('AKIAIOSFODNN7EXAMPL2')}
[only-here]
${keys('AKIAIOSFODNN7EXAMPL3')}mfa_serial = ${mfa}
`,
});
