import type { ProfileValues } from '@duckbill/core';
import type { CataloguedProfile } from '../catalogued-profile.ts';

/** What a profile for servers of one's own choice lets people change. */
const anyServer = { 'Hostname Configurable': true, 'Port Configurable': true, 'Username Configurable': true } as const;

const pathStyle = { 's3.bucket.virtualhost.disable': true } as const;

function anyServerProfile(
  title: string,
  vendor: string,
  purpose: string,
  scheme: 'http' | 'https',
  values: Partial<ProfileValues>,
): CataloguedProfile {
  return {
    fileName: `${title}.cyberduckprofile`,
    origin: 'published',
    purpose,
    values: { Protocol: 's3', Vendor: vendor, Description: title, Scheme: scheme, ...values },
  };
}

/** Profiles that differ in how requests travel and are signed (cyberduck-formats §3.6). */
export const transportProfiles: readonly CataloguedProfile[] = [
  anyServerProfile('S3 (HTTPS)', 's3-https', 'Any S3 server over TLS, anonymous login allowed', 'https', {
    'Default Port': '443',
    ...anyServer,
    'Anonymous Configurable': true,
  }),
  // The parent's port is 443, so a profile over plain HTTP has to name its own (cyberduck-formats §3.1).
  anyServerProfile('S3 (HTTP)', 's3-http', 'An S3 server without TLS, in a network that you trust', 'http', {
    'Default Port': '80',
    ...anyServer,
  }),
  anyServerProfile(
    'S3 (Deprecated path style requests)',
    's3-path-style',
    'A server that wants the bucket in the path, not in the host name',
    'https',
    { ...anyServer, Properties: pathStyle },
  ),
  anyServerProfile(
    'S3 (HTTP, Deprecated path style requests)',
    's3-http-path-style',
    'The same without TLS, such as a test server on this machine',
    'http',
    { 'Default Port': '80', ...anyServer, Properties: pathStyle },
  ),
  anyServerProfile(
    'S3 (Timestamps)',
    's3-timestamps',
    'Show the modification dates that are kept in metadata; one more request for each file',
    'https',
    { ...anyServer, Properties: { 's3.listing.metadata.enable': true } },
  ),
  anyServerProfile(
    'S3 AWS2 Signature Version (HTTP)',
    's3-aws2-http',
    'An old server that knows only signature version 2, without TLS',
    'http',
    { 'Default Port': '80', ...anyServer, Authorization: 'AWS2' },
  ),
  anyServerProfile(
    'S3 AWS2 Signature Version (HTTPS)',
    's3-aws2-https',
    'An old server that knows only signature version 2',
    'https',
    { 'Default Port': '443', ...anyServer, Authorization: 'AWS2' },
  ),
  anyServerProfile(
    'AWS PrivateLink for Amazon S3 (VPC endpoint)',
    's3-privatelink',
    'S3 through an interface endpoint of your VPC',
    'https',
    { ...anyServer, Properties: { ...pathStyle, 's3.endpoint.dualstack.enable': false } },
  ),
];
