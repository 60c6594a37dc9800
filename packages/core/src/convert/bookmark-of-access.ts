import type { BookmarkValues } from '../bookmark/bookmark-values.ts';
import { partitionOfRegion } from '../identifiers/partitions.ts';
import type { AccessEndpoint, ConnectionAccess } from './connection-access.ts';
import { bundledVendor } from './profile-of-bookmark.ts';

/**
 * A connection as a bookmark of the profile that fits it, so that Cyberduck asks for secrets and codes only
 * (cyberduck-formats §3.6, cyberduck-s3-connect §0.1). What the bookmark's profile has no key for stands in Custom.
 */
export function bookmarkOfAccess(access: ConnectionAccess, uuid: string): BookmarkValues {
  const { name, accessKeyId, endpoint, region, sso, pathStyle } = access;
  const custom = new Map<string, string>();
  const put = (key: string, value: string | undefined) => {
    if (value !== undefined) custom.set(key, value);
  };
  put('role_arn', access.roleArn);
  put('mfa_serial', access.mfaSerial);
  put('role_session_name', access.sessionName);
  put('duration_seconds', access.durationSeconds);
  put('sso_region', sso?.region);
  put('sso_start_url', sso?.startUrl);
  put('sso_account_id', sso?.accountId);
  put('sso_role_name', sso?.roleName);
  put('s3.location', region);
  if (pathStyle === true) put('s3.bucket.virtualhost.disable', 'true');
  const usual = endpoint?.scheme === 'http' ? 80 : 443;
  return {
    ...protocolOf(access),
    ...(name === undefined ? {} : { nickname: name }),
    uuid,
    hostname: endpoint?.host ?? awsHost(region),
    port: endpoint?.port ?? usual,
    ...(accessKeyId === undefined ? {} : { username: accessKeyId }),
    ...(custom.size === 0 ? {} : { custom }),
  };
}

/** A bookmark that names an AWS profile, which Cyberduck then reads itself. */
export function bookmarkOfReference(name: string, uuid: string): BookmarkValues {
  return {
    protocol: 's3',
    provider: 's3-cli',
    nickname: name,
    uuid,
    hostname: awsHost(undefined),
    port: 443,
    username: name,
  };
}

function protocolOf({ way, mfaSerial, endpoint }: ConnectionAccess): Pick<BookmarkValues, 'protocol' | 'provider'> {
  if (way === 'identity-center') return { protocol: 's3-iam', provider: bundledVendor };
  return { protocol: 's3', provider: vendorOf(way, mfaSerial, endpoint) };
}

/** A role without MFA needs no profile of its own: role_arn in Custom selects it, and nothing asks for a device. */
function vendorOf(
  way: 'keys' | 'session-token' | 'role',
  mfaSerial: string | undefined,
  endpoint: AccessEndpoint | undefined,
): string {
  if (endpoint?.scheme === 'http') return 's3-http';
  if (endpoint !== undefined) return 's3-https';
  if (way === 'role' && mfaSerial !== undefined) return 'aws-s3-sts-assumerole';
  return way === 'session-token' ? 'aws-s3-getsessiontoken' : bundledVendor;
}

/** The host from which Cyberduck takes the partition; in the largest one the region is found by itself. */
function awsHost(region: string | undefined): string {
  const partition = region === undefined ? undefined : partitionOfRegion(region);
  if (region === undefined || partition === undefined || partition.id === 'aws') return 's3.amazonaws.com';
  return `s3.${region}.${partition.dnsSuffix}`;
}
