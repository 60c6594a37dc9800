import type { AwsSection, AwsSetting } from '../aws-reading.ts';

/** The settings that the credentials file can change in a profile of config; others stay (aws-config A.1). */
const mergedKeys: ReadonlySet<string> = new Set([
  'role_arn',
  'source_profile',
  'credential_source',
  'external_id',
  'mfa_serial',
  'role_session_name',
  'duration_seconds',
  'region',
  'endpoint_discovery_enabled',
  'credential_process',
  'web_identity_token_file',
  's3_use_arn_region',
  's3_disable_multiregion_access_points',
  'ec2_metadata_service_endpoint_mode',
  'ec2_metadata_service_endpoint',
  'ec2_metadata_v1_disabled',
  'use_dualstack_endpoint',
  'use_fips_endpoint',
  'defaults_mode',
  'retry_mode',
  'max_attempts',
  'ca_bundle',
  'sso_session',
  'sso_account_id',
  'sso_region',
  'sso_role_name',
  'sso_start_url',
]);
const keyPair = ['aws_access_key_id', 'aws_secret_access_key'] as const;
const withKeyPair = ['aws_session_token', 'aws_account_id'] as const;

/** One profile of both files: keys come as a pair, the rest key by key from a fixed list. */
export function mergeAsSdkGo(config: AwsSection | undefined, credentials: AwsSection): AwsSection {
  if (config === undefined) return credentials;
  const settings = new Map<string, AwsSetting>(config.settings);
  const paired = keyPair.every((key) => credentials.settings.has(key));
  const taken = new Set<string>([...mergedKeys, ...(paired ? [...keyPair, ...withKeyPair] : [])]);
  for (const [key, setting] of credentials.settings) if (taken.has(key)) settings.set(key, setting);
  return { name: config.name, settings, places: [...config.places, ...credentials.places] };
}
