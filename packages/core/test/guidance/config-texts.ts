import type { GuidanceCode } from '../../src/catalogue/connect.ts';

/** Texts as the AWS CLI (B, C2), the SDKs for JavaScript (S), Go (G) and Java (J) print them (aws-config C, D, F). */
export const configTexts: readonly (readonly [GuidanceCode, string])[] = [
  ['config-profile-missing', 'The config profile (herons) could not be found'],
  ['config-profile-missing', 'botocore.exceptions.ProfileNotFound: The config profile (herons) could not be found'],
  [
    'config-profile-missing',
    'CredentialsProviderError: Could not resolve credentials using profile: [herons] in configuration/credentials file(s).\n    at resolveProfileData (node_modules/x.js:1:1)',
  ],
  [
    'config-profile-missing',
    '2026/11/21 10:00:00 failed to load configuration, failed to get shared config profile, herons\nexit status 1',
  ],
  ['config-profile-missing', "java.lang.IllegalArgumentException: No AWS profile named 'herons'"],
  ['config-file-unparsable', 'Unable to parse config file: /home/alice/.aws/config'],
  [
    'config-file-unparsable',
    'botocore.exceptions.ConfigParseError: Unable to parse config file: /home/alice/.aws/config',
  ],
  [
    'config-file-unparsable',
    "java.lang.IllegalArgumentException: Invalid property format: no '=' character is found in the line [; office].",
  ],
  ['config-file-forbidden', "PermissionError: [Errno 13] Permission denied: '/home/alice/.aws/credentials'"],
  ['config-file-forbidden', "Error: EACCES: permission denied, open '/home/alice/.aws/config'"],
  ['config-no-credentials', 'Unable to locate credentials. You can configure credentials by running "aws configure".'],
  ['config-no-credentials', 'Unable to locate credentials. You can configure credentials by running "aws login".'],
  ['config-no-credentials', 'botocore.exceptions.NoCredentialsError: Unable to locate credentials'],
  ['config-no-credentials', 'upload failed: ./a.txt to s3://herons/a.txt Unable to locate credentials'],
  ['config-no-credentials', 'CredentialsProviderError: Could not load credentials from any providers'],
  [
    'config-no-credentials',
    'com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain',
  ],
  [
    'config-no-credentials',
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain',
  ],
  ['config-no-credentials', 'NoCredentialProviders: no valid providers in chain. Deprecated.'],
  [
    'config-no-credentials',
    'operation error STS: GetCallerIdentity, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found',
  ],
  ['config-keys-partial', 'Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY'],
  ['config-keys-partial', 'Partial credentials found in shared-credentials-file, missing: aws_secret_access_key'],
  [
    'config-keys-partial',
    'botocore.exceptions.PartialCredentialsError: Partial credentials found in explicit, missing: aws_secret_access_key',
  ],
  ['config-keys-partial', 'partial credentials found for profile herons'],
  [
    'config-region-missing',
    'You must specify a region. You can also configure your region by running "aws configure".',
  ],
  ['config-region-missing', 'botocore.exceptions.NoRegionError: You must specify a region.'],
  ['config-region-missing', 'Error: Region is missing\n    at default (node_modules/x.js:1:1)'],
  [
    'config-region-missing',
    'operation error S3: ListBuckets, failed to resolve service endpoint, endpoint rule error, Invalid Configuration: Missing Region',
  ],
  [
    'config-region-missing',
    'com.amazonaws.SdkClientException: Unable to find a region via the region provider chain. Must provide an explicit region in the builder or setup environment to supply a region.',
  ],
  ['config-region-invalid', "Provided region_name 'eu-west-1 # office' doesn't match a supported format."],
  ['config-region-invalid', 'Region not accepted: region="eu_west_1" is not a valid hostname component.'],
  ['config-region-invalid', 'operation error STS: AssumeRole, invalid input region eu west 1'],
  [
    'config-boolean-invalid',
    'Error: Cannot load config-file "use_fips_endpoint". Expected "true" or "false", got yes.',
  ],
  [
    'config-setting-invalid',
    'botocore.exceptions.InvalidS3AddressingStyleError: S3 addressing style domain is invalid.',
  ],
  ['config-endpoint-invalid', 'Invalid endpoint: https://s3.eu west 1.amazonaws.com'],
  [
    'config-login-over',
    'An error occurred (AccessDeniedException) when calling the CreateOAuth2Token operation: TOKEN_EXPIRED',
  ],
  ['config-login-over', 'AccessDeniedException: USER_CREDENTIALS_CHANGED'],
  [
    'config-login-library-missing',
    'Missing Dependency: Using the login credential provider requires an additional dependency. You will need to pip install "botocore[crt]" before proceeding.',
  ],
  [
    'config-role-without-source',
    'Partial credentials found in assume-role, missing: source_profile or credential_source',
  ],
  ['config-source-missing', 'The source_profile "ghost" referenced in the profile "audit" does not exist.'],
  [
    'config-source-missing',
    'botocore.exceptions.InvalidConfigError: The source_profile "ghost" referenced in the profile "audit" does not exist.',
  ],
  ['config-source-without-keys', 'The source profile "base" must have credentials.'],
  [
    'config-source-without-keys',
    'failed to sign request: failed to retrieve credentials: static credentials are empty',
  ],
  [
    'config-source-loop',
    "Infinite loop in credential configuration detected. Attempting to load from profile a which has already been visited. Visited profiles: ['a', 'b']",
  ],
  [
    'config-source-loop',
    'CredentialsProviderError: Detected a cycle attempting to resolve credentials for profile a. Profiles visited: b, a',
  ],
  ['config-two-sources', 'The profile "audit" contains both source_profile and credential_source.'],
  [
    'config-two-sources',
    'only one credential type may be specified per profile: source profile, credential source, credential process, web identity token',
  ],
  [
    'config-credential-source-invalid',
    'The credential source "environment" referenced in profile "audit" is not valid.',
  ],
  [
    'config-credential-source-invalid',
    'Unsupported credential source in profile audit. Got environment, expected EcsContainer or Ec2InstanceMetadata or Environment.',
  ],
  [
    'config-credential-source-invalid',
    'credential_source values must be EcsContainer, Ec2InstanceMetadata, or Environment',
  ],
  [
    'config-credential-source-empty',
    'Error when retrieving credentials from Environment: No credentials found in credential_source referenced in profile audit',
  ],
  ['config-credential-source-empty', 'CredentialsProviderError: Unable to find environment variable credentials.'],
  ['config-role-arn-missing', 'credential type source_profile requires role_arn, profile audit'],
  ['config-role-arn-missing', 'credential type web_identity_token_file requires role_arn, profile w'],
  [
    'config-role-arn-missing',
    'The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arn configuration set or the AWS_ROLE_ARN env var is set.',
  ],
  [
    'config-mfa-cannot-ask',
    'Profile audit requires multi-factor authentication, but no MFA code callback was provided.',
  ],
  ['config-mfa-cannot-ask', 'assume role with MFA enabled, but AssumeRoleTokenProvider session option not set.'],
  ['config-mfa-cannot-ask', 'Cannot refresh credentials: MFA token required.'],
  [
    'config-parameter-invalid',
    'Parameter validation failed:\nInvalid length for parameter RoleArn, value: 16, valid min length: 20',
  ],
  [
    'config-parameter-invalid',
    'Parameter validation failed:\nInvalid value for parameter DurationSeconds, value: 60, valid min value: 900',
  ],
  [
    'config-parameter-invalid',
    'botocore.exceptions.ParamValidationError: Parameter validation failed:\nInvalid length for parameter TokenCode, value: 0, valid min length: 6',
  ],
  [
    'config-sso-incomplete',
    'The profile "herons" is configured to use SSO but is missing required configuration: sso_account_id, sso_role_name',
  ],
  [
    'config-sso-incomplete',
    'CredentialsProviderError: Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url". Got sso_start_url, sso_region',
  ],
  [
    'config-sso-incomplete',
    'Missing the following required SSO configuration values: sso_start_url, sso_region. To make sure this profile is properly configured to use SSO, please run: aws configure sso',
  ],
  ['config-sso-session-missing', 'The specified sso-session does not exist: "corp"'],
  ['config-sso-session-missing', 'failed to find SSO session section, corp'],
  ['config-sso-session-missing', "TypeError: Cannot read properties of undefined (reading 'sso_region')"],
  [
    'config-sso-inconsistent',
    'The value for sso_region is inconsistent between profile (eu-west-1) and sso-session (us-east-1).',
  ],
  [
    'config-sso-token-incomplete',
    "CredentialsProviderError: Value not present for 'accessToken' in SSO Token. Cannot refresh.",
  ],
  ['config-sso-token-incomplete', 'Error loading SSO Token: Token for https://herons.awsapps.com/start is invalid'],
];
