import type { HashHex } from '../aws/cache-keys.ts';
import type { BookmarkValues } from '../bookmark/bookmark-values.ts';
import { printBookmark } from '../bookmark/write-bookmark.ts';
import { isAwsHostname } from '../plan/aws-hostname.ts';
import { isThroughAwsFiles } from './fields-of.ts';
import type { GenerateSpec } from './generate-spec.ts';
import { nameUuid } from '../identifiers/name-uuid.ts';
import { regionalVendor, s3HostOfSpec } from './partition-of-spec.ts';
import type { FieldName } from './spec-fields.ts';

/** Vendor of the profiles that ship with the application (cyberduck-formats §2.3). */
const shipped = 'iterate GmbH';

/** Published profiles by kind of access (cyberduck-formats §3.6). */
const vendors: Readonly<Record<Exclude<GenerateSpec['access'], 'keys'>, string>> = {
  role: 'aws-s3-sts-assumerole',
  'session-token': 'aws-s3-getsessiontoken',
  'identity-center': 's3-iam-identity-center',
  // A vendor of one's own is asked for.
  'web-identity': 's3-sts',
  process: 's3-cli',
};

/** Hidden preferences of a bookmark, and the field of each (cyberduck-s3-connect §2, §3.3). */
const customFields: readonly (readonly [key: string, field: FieldName])[] = [
  ['role_arn', 'roleArn'],
  ['mfa_serial', 'mfaSerial'],
  ['role_session_name', 'roleSessionName'],
  ['s3.assumerole.durationseconds', 'durationSeconds'],
  ['sso_region', 'ssoRegion'],
  ['sso_start_url', 'ssoStartUrl'],
  ['sso_account_id', 'ssoAccountId'],
  ['sso_role_name', 'ssoRoleName'],
  ['OAuth Client ID', 'oauthClientId'],
  // Of the bucket: spares the question for its location (cyberduck-s3-connect §4.1).
  ['s3.location', 'region'],
];

/** The vendor of the connection profile that a bookmark of this specification belongs to. */
export function bookmarkVendor(spec: GenerateSpec): string {
  const own = spec.values.get('vendor');
  if (own !== undefined) return own;
  if (isThroughAwsFiles(spec)) return 's3-cli';
  if (spec.access !== 'keys') return vendors[spec.access];
  const regional = regionalVendor(spec);
  if (regional !== undefined) return regional;
  const host = spec.values.get('hostname');
  return host !== undefined && !isAwsHostname(host) ? 's3-https' : shipped;
}

/** A bookmark that holds all that its file can hold, so that nothing of it is asked. */
export function buildBookmark(spec: GenerateSpec, sha1Hex: HashHex): string {
  const { values } = spec;
  const text = (field: FieldName): string | undefined => values.get(field);
  const custom = new Map(
    customFields.flatMap(([key, field]) => {
      const value = text(field);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
  const username = isThroughAwsFiles(spec) ? text('name') : (text('accessKeyId') ?? ssoUsername(spec));
  const [port, nickname, path, comment] = [text('port'), text('nickname'), text('path'), text('comment')];
  const bookmark: BookmarkValues = {
    protocol: 's3',
    provider: bookmarkVendor(spec),
    uuid: (text('uuid') ?? bookmarkUuid(spec, sha1Hex)).toLowerCase(),
    hostname: text('hostname') ?? s3HostOfSpec(spec),
    port: port === undefined ? 443 : Number(port),
    ...(nickname === undefined ? {} : { nickname }),
    ...(username === undefined ? {} : { username }),
    ...(path === undefined ? {} : { path }),
    ...(comment === undefined ? {} : { comment }),
    ...(custom.size === 0 ? {} : { custom }),
  };
  return printBookmark(bookmark);
}

/**
 * What Cyberduck writes after the first login. Left blank, it would offer the AWS profiles of this computer to choose
 * from (cyberduck-s3-connect §3.1, §3.3).
 */
function ssoUsername({ access, values }: GenerateSpec): string | undefined {
  if (access !== 'identity-center') return undefined;
  return `${values.get('ssoRoleName') ?? ''}-${values.get('ssoAccountId') ?? ''}`;
}

/** The same for the same values; what is only said about the bookmark (nickname, comment) makes no other one. */
function bookmarkUuid(spec: GenerateSpec, sha1Hex: HashHex): string {
  const identity = [...spec.values].filter(([field]) => field !== 'comment' && field !== 'nickname');
  return nameUuid('generate', ['access', spec.access, 'vendor', bookmarkVendor(spec), ...identity.flat()], sha1Hex);
}
