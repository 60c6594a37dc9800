import type { GuidanceCode } from '../../src/catalogue/connect.ts';

const configurator = 'WARN  ch.cyberduck.core.s3.S3CredentialsConfigurator -';

/** Dialogs and log lines of Cyberduck (cyberduck-s3-connect §1.8, §2.4, §5, §6). */
export const cyberduckTexts: readonly (readonly [GuidanceCode, string])[] = [
  [
    'cyberduck-files-unreadable',
    `2026-11-21 10:00:00,123 [background-2] ${configurator} Failure reading Local{path='/Users/alice/.aws/config'} and Local{path='/Users/alice/.aws/credentials'}`,
  ],
  ['cyberduck-files-unreadable', `${configurator} Failure reading C:\\Users\\alice\\.aws\\credentials`],
  [
    'cyberduck-profile-not-found',
    `2026-11-21 10:00:00,123 [main] ${configurator} No matching configuration for profile null`,
  ],
  ['cyberduck-profile-not-found', 'No matching configuration for profile herons in {}'],
  ['cyberduck-source-not-named', `${configurator} Missing source profile reference in profile audit`],
  ['cyberduck-source-missing', `${configurator} Missing source profile with name cli-user`],
  ['cyberduck-sso-session-missing', `${configurator} Missing SSO profile with name sso-session corp`],
  [
    'cyberduck-configurator-broke',
    'java.lang.NullPointerException: null\n\tat ch.cyberduck.core.s3.S3CredentialsConfigurator.configure(S3CredentialsConfigurator.java:150)',
  ],
  [
    'cyberduck-configurator-broke',
    'java.lang.NumberFormatException: For input string: "1h"\n\tat java.base/java.lang.Integer.parseInt(Integer.java:652)\n\tat ch.cyberduck.core.s3.S3CredentialsConfigurator.configure(S3CredentialsConfigurator.java:99)',
  ],
  [
    'cyberduck-keys-empty',
    'AuthorizationHeaderMalformed: The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential.',
  ],
  [
    'cyberduck-keys-empty',
    'Listing directory / failed. The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential. Please contact your web hosting service provider for assistance.',
  ],
  ['cyberduck-keys-empty', 'java.lang.IllegalArgumentException: Access key cannot be null.'],
  [
    'cyberduck-location-unreadable',
    'Cannot read bucket location. Please contact your web hosting service provider for assistance.',
  ],
  ['cyberduck-redirect-without-location', 'Received Redirect: Moved Permanently but no Location Header'],
  ['cyberduck-redirects-endless', 'Cannot read container configuration. Maximum redirects (50) exceeded.'],
  ['cyberduck-redirects-endless', 'org.apache.http.client.RedirectException: Maximum redirects (50) exceeded'],
  ['cyberduck-container-unreadable', 'Cannot read container configuration.'],
  [
    'cyberduck-listing-refused',
    'Listing directory / failed. Access Denied. Please contact your web hosting service provider for assistance.',
  ],
  [
    'issuer-id-token-missing',
    'Login failed. Invalid JWT or JSON format. Please contact your web hosting service provider.',
  ],
  ['sts-access-key-unknown', 'Login failed. The security token included in the request is invalid.'],
  [
    's3-access-key-unknown',
    'Listing directory / failed. The AWS Access Key Id you provided does not exist in our records. Please contact your web hosting service provider for assistance.',
  ],
  [
    'sts-mfa-code-wrong',
    'Login failed. MultiFactorAuthentication failed with invalid MFA one time pass code. Please contact your web hosting service provider for assistance.',
  ],
  [
    'sts-mfa-serial-rejected',
    'Login failed. MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  ],
  [
    'sts-role-arn-invalid',
    'Login failed. Request ARN is invalid. Please contact your web hosting service provider for assistance.',
  ],
  ['sso-region-wrong', 'Login failed. Start URL region does not match service region.'],
  ['sso-sign-in-needed', 'Login failed. Session token not found or invalid.'],
  ['s3-clock-wrong', 'Login failed. The difference between the request time and the current time is too large.'],
  [
    's3-session-expired',
    'Upload heron.bin failed. The provided token has expired. Please contact your web hosting service provider.',
  ],
];
