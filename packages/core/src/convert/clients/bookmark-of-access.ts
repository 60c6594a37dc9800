import type { BookmarkValues } from '../../bookmark/bookmark-values.ts';
import { amazonS3, amazonS3IdentityCenter } from '../../profile/bundled-profiles.ts';
import type { Access, AccessDescription } from '../access-description.ts';
import { amazonHost, isAmazon, schemePort } from '../access-endpoint.ts';
import { awsCliVendor } from './access-of-bookmark.ts';
import type { Losses } from '../losses.ts';
import { tellProvider } from '../tell-provider.ts';

/**
 * A bookmark for Cyberduck that connects as the access says (cyberduck-formats §3.6, §4.2). What its profile cannot say
 * stands in `Custom`. Secrets never go along: a bookmark has no place for them.
 */
export function bookmarkOfAccess({ description, secrets }: Access, uuid: string, losses: Losses): BookmarkValues {
  const { name, path, awsProfile, anonymous, accessKeyId, endpoint, comment, sso } = description;
  const vendor = vendorOf(description);
  const isSso = sso !== undefined && awsProfile === undefined;
  const port = endpoint?.port ?? schemePort(endpoint?.tls ?? true);
  const custom = customOf(description, vendor);
  if (secrets.secretAccessKey !== undefined)
    losses.secret('Secret access key', 'Cyberduck asks for it once, and keeps it in the keychain');
  if (secrets.sessionToken !== undefined)
    losses.lost(
      'Session token',
      'it expires, and a bookmark has no place for it',
      'use an AWS profile or a role instead',
    );
  tellSignIn(description, vendor, losses);
  tellProvider(vendor, losses);
  const username = awsProfile ?? (anonymous === true ? 'anonymous' : accessKeyId);
  return {
    protocol: isSso ? amazonS3IdentityCenter.Protocol : amazonS3.Protocol,
    provider: vendor,
    nickname: name,
    uuid,
    hostname: endpoint?.host ?? amazonHost,
    port,
    ...(username === undefined || isSso ? {} : { username }),
    ...(path === undefined ? {} : { path: `/${path}` }),
    ...(comment === undefined ? {} : { comment }),
    ...(custom.size === 0 ? {} : { custom }),
  };
}

/** The published profile that lets the bookmark say what it has to: of several needs the one about keys wins. */
function vendorOf({ awsProfile, fromEnvironment, endpoint, role, mfaSerial, sso }: AccessDescription): string {
  if (awsProfile !== undefined) return awsCliVendor;
  if (fromEnvironment === true) return 's3-role';
  if (sso !== undefined) return amazonS3IdentityCenter.Vendor;
  if (endpoint?.tls === false) return 's3-http';
  if (isAmazon(endpoint)) {
    if (role !== undefined) return 'aws-s3-sts-assumerole';
    if (mfaSerial !== undefined) return 'aws-s3-getsessiontoken';
    if (endpoint?.port === undefined) return amazonS3.Vendor;
  }
  return endpoint === undefined ? amazonS3.Vendor : 's3-https';
}

function customOf(description: AccessDescription, vendor: string): ReadonlyMap<string, string> {
  const { region, addressing, signature, role, mfaSerial, sso, awsProfile } = description;
  // An AWS profile says by itself which role and which sign-in.
  const own = awsProfile === undefined;
  const all: readonly (readonly [name: string, value: string | undefined])[] = [
    ['s3.location', region],
    ['s3.bucket.virtualhost.disable', addressing === undefined ? undefined : String(addressing === 'path')],
    ['s3.signature.version', signature === 'v2' ? 'AWS2' : undefined],
    ['role_arn', own ? role?.arn : undefined],
    ['role_session_name', own ? role?.sessionName : undefined],
    ['duration_seconds', own ? role?.durationSeconds : undefined],
    ['mfa_serial', own ? mfaSerial : undefined],
    ['sso_start_url', own ? sso?.startUrl : undefined],
    ['sso_region', own ? sso?.region : undefined],
    ['sso_account_id', own ? sso?.accountId : undefined],
    ['sso_role_name', own ? sso?.roleName : undefined],
  ];
  return new Map(
    vendor === '' ? [] : all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

function tellSignIn(description: AccessDescription, vendor: string, losses: Losses): void {
  const { role, sourceProfile, endpoint, awsProfile, fromEnvironment, mfaSerial, sso } = description;
  if (awsProfile !== undefined || fromEnvironment === true || sso !== undefined) {
    if (endpoint?.tls === false)
      losses.lost('HTTP without TLS', `the profile ${vendor} connects over HTTPS`, 'the server may not answer there');
    if (endpoint?.port !== undefined)
      losses.lost('Port', `the profile ${vendor} fixes its port`, 'Cyberduck connects to the usual one');
  }
  if (fromEnvironment === true)
    losses.differs(
      'Keys',
      'Cyberduck has no environment',
      'it asks the machine it runs on, which has keys on EC2 only',
    );
  if (awsProfile !== undefined) return;
  if (role?.externalId !== undefined)
    losses.lost('External ID', 'Cyberduck sends none', 'AssumeRole is denied where the role asks for it');
  if (sourceProfile !== undefined)
    losses.lost('source_profile', 'the bookmark has an access key of its own', 'its key has to be typed in');
  if ((role !== undefined || mfaSerial !== undefined) && (!isAmazon(endpoint) || endpoint?.tls === false))
    losses.differs(
      role === undefined ? 'MFA device' : 'Role',
      `the profile ${vendor} does not ask for it`,
      'Cyberduck connects with the key alone',
    );
}
