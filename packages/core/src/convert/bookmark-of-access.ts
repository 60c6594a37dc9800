import type { BookmarkValues } from '../bookmark/bookmark-values.ts';
import { partitionOfRegion } from '../identifiers/partitions.ts';
import type { AccessDescription } from './access-description.ts';
import { schemePort } from './access-endpoint.ts';
import { bundledVendor } from './profile-of-bookmark.ts';

/**
 * A connection as a bookmark of the profile that fits it, so that Cyberduck asks for secrets and codes only
 * (cyberduck-formats §3.6, cyberduck-s3-connect §0.1). What the bookmark's profile has no key for stands in Custom.
 */
export function bookmarkOfAccess(access: AccessDescription, uuid: string): BookmarkValues {
  const { name, accessKeyId, endpoint, region, role, sso, addressing } = access;
  const custom = new Map<string, string>();
  const put = (key: string, value: string | undefined) => {
    if (value !== undefined) custom.set(key, value);
  };
  put('role_arn', role?.arn);
  put('mfa_serial', access.mfaSerial);
  put('role_session_name', role?.sessionName);
  put('duration_seconds', role?.durationSeconds);
  put('sso_region', sso?.region);
  put('sso_start_url', sso?.startUrl);
  put('sso_account_id', sso?.accountId);
  put('sso_role_name', sso?.roleName);
  put('s3.location', region);
  if (addressing === 'path') put('s3.bucket.virtualhost.disable', 'true');
  return {
    ...protocolOf(access),
    ...(name === '' ? {} : { nickname: name }),
    uuid,
    hostname: endpoint?.host ?? awsHost(region),
    port: endpoint?.port ?? schemePort(endpoint?.tls ?? true),
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

/** A role without MFA needs no profile of its own: role_arn in Custom selects it, and nothing asks for a device. */
function protocolOf(access: AccessDescription): Pick<BookmarkValues, 'protocol' | 'provider'> {
  const { sso, role, mfaSerial, endpoint } = access;
  if (sso !== undefined) return { protocol: 's3-iam', provider: bundledVendor };
  if (endpoint !== undefined) return { protocol: 's3', provider: endpoint.tls ? 's3-https' : 's3-http' };
  if (mfaSerial === undefined) return { protocol: 's3', provider: bundledVendor };
  return { protocol: 's3', provider: role === undefined ? 'aws-s3-getsessiontoken' : 'aws-s3-sts-assumerole' };
}

/** The host from which Cyberduck takes the partition; in the largest one the region is found by itself. */
function awsHost(region: string | undefined): string {
  const partition = region === undefined ? undefined : partitionOfRegion(region);
  if (region === undefined || partition === undefined || partition.id === 'aws') return 's3.amazonaws.com';
  return `s3.${region}.${partition.dnsSuffix}`;
}
