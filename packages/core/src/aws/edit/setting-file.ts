import type { AwsFileKind, AwsFiles } from '../aws-reading.ts';
import { readAwsConfig } from '../read-aws-config.ts';
import { splitSettingKey } from './aws-text-problems.ts';

/** What the AWS CLI writes to the credentials file (aws-config A.6). */
const credentialKeys: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_security_token',
]);

/**
 * The file in which a setting of a profile is to be set: where it stands and counts; keys where the profile's other keys
 * stand, since programs take them from one file at a time (aws-config C.1); otherwise as the AWS CLI writes it.
 */
export function awsSettingFile(files: AwsFiles, profile: string, key: string): AwsFileKind {
  const { parent, key: own } = splitSettingKey(key);
  const head = (parent ?? own).toLowerCase();
  const settings = readAwsConfig(files).profiles.get(profile)?.settings;
  const known = settings?.get(head)?.kind;
  if (known !== undefined) return known;
  if (!credentialKeys.has(head)) return 'config';
  for (const other of credentialKeys) {
    const kind = settings?.get(other)?.kind;
    if (kind !== undefined) return kind;
  }
  return 'credentials';
}
