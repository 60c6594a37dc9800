import { allReaders, awsReaders, cliReaders, type AwsSettingEntry, row, rowWithVariable } from './aws-setting.ts';

/** Where credentials come from (aws-config B.1; for Cyberduck: cyberduck-s3-connect §1.3). */
export const credentialSettings: readonly AwsSettingEntry[] = [
  row('aws_access_key_id', 'text', allReaders, 'access key', { variables: ['AWS_ACCESS_KEY_ID'] }),
  row('aws_secret_access_key', 'secret', allReaders, 'secret of the access key', {
    variables: ['AWS_SECRET_ACCESS_KEY'],
  }),
  row('aws_session_token', 'secret', allReaders, 'token of temporary keys', { variables: ['AWS_SESSION_TOKEN'] }),
  row('aws_security_token', 'secret', cliReaders, 'older name of aws_session_token; wins over it', {
    variables: ['AWS_SECURITY_TOKEN'],
  }),
  row('aws_account_id', 'account-id', awsReaders, 'account of the keys', { variables: ['AWS_ACCOUNT_ID'] }),
  row('aws_credential_scope', 'text', ['js'], 'scope of the keys', { variables: ['AWS_CREDENTIAL_SCOPE'] }),
  row('role_arn', 'arn', allReaders, 'role to assume', { variables: ['AWS_ROLE_ARN'] }),
  row('source_profile', 'profile', allReaders, 'profile whose credentials assume the role'),
  row('credential_source', 'choice', awsReaders, 'where the credentials that assume the role come from', {
    values: ['Environment', 'Ec2InstanceMetadata', 'EcsContainer'],
  }),
  row('external_id', 'text', [...awsReaders, 'A'], 'agreed word that the role asks for'),
  row('mfa_serial', 'text', allReaders, 'MFA device to ask a code of'),
  row('role_session_name', 'text', [...awsReaders, 'A'], 'name of the role session', {
    variables: ['AWS_ROLE_SESSION_NAME'],
  }),
  row('duration_seconds', 'integer', [...awsReaders, 'A'], 'how long the role session lasts'),
  row('web_identity_token_file', 'path', awsReaders, 'file with a token that assumes the role', {
    variables: ['AWS_WEB_IDENTITY_TOKEN_FILE'],
  }),
  row('credential_process', 'command', [...awsReaders, 'B', 'C'], 'command that prints credentials'),
  row('sso_session', 'sso-session', allReaders, 'section with the sign-in of Identity Center'),
  row('sso_account_id', 'account-id', allReaders, 'account to sign in to'),
  row('sso_role_name', 'text', allReaders, 'permission set to sign in with'),
  row('sso_start_url', 'url', allReaders, 'portal of Identity Center; older form, without sso_session'),
  row('sso_region', 'region', [...awsReaders, 'C'], 'region of Identity Center; older form'),
  row('login_session', 'arn', awsReaders, 'who signed in through "aws login"'),
  row('sso_start_url', 'url', [...awsReaders, 'C'], 'portal of Identity Center', { place: 'sso-session' }),
  row('sso_region', 'region', [...awsReaders, 'C'], 'region of Identity Center', { place: 'sso-session' }),
  row('sso_registration_scopes', 'list', ['cli2'], 'what the sign-in asks for', { place: 'sso-session' }),
  row('sso_account_id', 'account-id', ['C'], 'account to sign in to; Cyberduck alone reads it here', {
    place: 'sso-session',
  }),
  row('sso_role_name', 'text', ['C'], 'permission set; Cyberduck alone reads it here', { place: 'sso-session' }),
];

/** Region, endpoints and how requests travel (aws-config B.2). */
export const connectionSettings: readonly AwsSettingEntry[] = [
  row('region', 'region', awsReaders, 'region of requests', { variables: ['AWS_REGION', 'AWS_DEFAULT_REGION'] }),
  rowWithVariable('endpoint_url', 'url', awsReaders, 'send the requests of every service there'),
  row('services', 'services', awsReaders, 'section with an endpoint for each service'),
  row('endpoint_url', 'url', awsReaders, 'send the requests of this service there', { place: 'service' }),
  rowWithVariable('ignore_configured_endpoint_urls', 'boolean', awsReaders, 'pass over every endpoint_url'),
  rowWithVariable('use_fips_endpoint', 'boolean', awsReaders, 'hosts with FIPS cryptography'),
  rowWithVariable('use_dualstack_endpoint', 'boolean', awsReaders, 'hosts that also speak IPv6'),
  rowWithVariable('sts_regional_endpoints', 'choice', ['cli1'], 'which STS is asked', {
    values: ['regional', 'legacy'],
  }),
  rowWithVariable('account_id_endpoint_mode', 'choice', awsReaders, 'hosts with the account in their name', {
    values: ['preferred', 'disabled', 'required'],
  }),
  rowWithVariable('sigv4a_signing_region_set', 'list', ['cli1', 'cli2', 'js'], 'regions that a signature holds for'),
  rowWithVariable('auth_scheme_preference', 'list', awsReaders, 'how requests are signed, best first'),
  rowWithVariable('ca_bundle', 'path', ['cli1', 'cli2', 'go'], 'certificates to trust'),
  rowWithVariable('defaults_mode', 'choice', ['cli1', 'js', 'go'], 'set of timeouts and retries', {
    values: ['legacy', 'standard', 'in-region', 'cross-region', 'mobile', 'auto'],
  }),
  rowWithVariable('retry_mode', 'choice', awsReaders, 'how failed requests are repeated', {
    values: ['legacy', 'standard', 'adaptive'],
  }),
  rowWithVariable('max_attempts', 'integer', awsReaders, 'how often a request is tried'),
  rowWithVariable('request_checksum_calculation', 'choice', awsReaders, 'when requests get a checksum', {
    values: ['when_supported', 'when_required'],
  }),
  rowWithVariable('response_checksum_validation', 'choice', awsReaders, 'when checksums of answers are checked', {
    values: ['when_supported', 'when_required'],
  }),
  rowWithVariable('disable_request_compression', 'boolean', awsReaders, 'never compress requests'),
  rowWithVariable('request_min_compression_size_bytes', 'integer', awsReaders, 'bytes from which to compress'),
  rowWithVariable('disable_host_prefix_injection', 'boolean', cliReaders, 'no prefix in host names'),
  rowWithVariable('disable_clock_skew_correction', 'boolean', ['js', 'go'], 'trust the clock of this machine'),
  rowWithVariable('endpoint_discovery_enabled', 'choice', awsReaders, 'ask a service for its hosts', {
    values: ['true', 'false', 'auto'],
  }),
  rowWithVariable('sdk_ua_app_id', 'text', awsReaders, 'name of the application in the user agent'),
  rowWithVariable('ec2_metadata_service_endpoint', 'url', awsReaders, 'where instance metadata are'),
  rowWithVariable('ec2_metadata_service_endpoint_mode', 'choice', awsReaders, 'how instance metadata are reached', {
    values: ['ipv4', 'ipv6'],
  }),
  rowWithVariable('ec2_metadata_v1_disabled', 'boolean', awsReaders, 'only version 2 of instance metadata'),
  rowWithVariable('metadata_service_timeout', 'integer', cliReaders, 'seconds to wait for instance metadata'),
  rowWithVariable('metadata_service_num_attempts', 'integer', cliReaders, 'how often instance metadata are asked'),
  rowWithVariable('imds_use_ipv6', 'boolean', cliReaders, 'instance metadata over IPv6'),
  row('tcp_keepalive', 'boolean', ['cli1'], 'keep connections alive', { variables: ['BOTOCORE_TCP_KEEPALIVE'] }),
  row('proxies_config', 'nested', cliReaders, 'how proxies are talked to'),
  row('proxy_ca_bundle', 'path', cliReaders, 'certificates of the proxy', { place: 'proxies_config' }),
  row('proxy_client_cert', 'path', cliReaders, 'certificate for the proxy', { place: 'proxies_config' }),
  row('proxy_use_forwarding_for_https', 'boolean', cliReaders, 'no tunnel through the proxy', {
    place: 'proxies_config',
  }),
  row('parameter_validation', 'boolean', cliReaders, 'check parameters before sending'),
  row('data_path', 'path', cliReaders, 'further models of services', { variables: ['AWS_DATA_PATH'] }),
  row('api_versions', 'nested', ['cli1'], 'version of the API of each service'),
  ...['enabled', 'host', 'port', 'client_id'].map((part) =>
    rowWithVariable(`csm_${part}`, part === 'enabled' ? 'boolean' : 'text', cliReaders, 'client-side monitoring'),
  ),
];
