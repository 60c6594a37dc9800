import type { HashHex } from '../aws/cache-keys.ts';
import type { BookmarkValues } from '../bookmark/bookmark-values.ts';
import { printBookmark } from '../bookmark/write-bookmark.ts';
import { type BookmarkWay, bookmarkWay } from './bookmark-way.ts';
import type { Fleet, FleetBucket } from './fleet.ts';
import type { FleetFile } from './fleet-file.ts';
import type { FleetMember } from './fleet-member.ts';
import { FleetNames } from './fleet-names.ts';
import { assumeRoleVendor, cliVendor, fleetHost } from './fleet-profiles.ts';
import { fillFleetTemplate } from './fleet-template.ts';
import { nameUuid } from '../identifiers/name-uuid.ts';
import { type MemberEntry, tellName } from './member-entries.ts';
import { memberGaps } from './member-gaps.ts';
import type { MemberReport } from './member-report.ts';
import { safeFileName, showableText } from './safe-name.ts';

const EXTENSION = '.duck';
const MAX_FILE_BYTES = 200;
/** As S3 takes the name of a bucket. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u;

/** The bookmarks of a member, complete: Cyberduck asks for nothing that the spec says. */
export function memberBookmarks(
  fleet: Fleet,
  member: FleetMember,
  entries: readonly MemberEntry[],
  report: MemberReport,
  sha1Hex: HashHex,
): readonly FleetFile[] {
  const nicknames = new FleetNames(fleet.naming.nickname, showableText, sha1Hex);
  const fileNames = new FleetNames(fleet.naming.fileName, (text) => safeFileName(text, MAX_FILE_BYTES), sha1Hex);
  const files: FleetFile[] = [];
  for (const entry of entries) {
    const way = bookmarkWay(fleet, entry);
    if (way === undefined) continue;
    for (const bucket of entry.access.buckets) {
      const gaps = memberGaps(fleet, member, entry.access, bucket);
      const path = pathOf(bucket, gaps, report);
      if (path === undefined) continue;
      const { account, role } = entry.access;
      const identity = [account.name, role.name, bucket?.name ?? ''];
      const nickname = nicknames.name(gaps, identity.join('/'));
      const fileName = fileNames.name(gaps, identity.join('/'));
      tellName(nickname, 'bookmark', report);
      tellName(fileName, 'file', report);
      if (!nickname.ok || !fileName.ok) continue;
      const uuid = nameUuid('fleet', [fleet.organisation.slug, member.id, ...identity], sha1Hex);
      const values = {
        ...signInValues(fleet, entry, way),
        nickname: nickname.name,
        uuid,
        hostname: fleetHost(account.partition),
        ...(path === '' ? {} : { path }),
      };
      files.push({ path: `${fileName.name}${EXTENSION}`, text: printBookmark(values), mode: 0o600 });
    }
  }
  return files;
}

function pathOf(
  bucket: FleetBucket | undefined,
  gaps: ReturnType<typeof memberGaps>,
  report: MemberReport,
): string | undefined {
  if (bucket === undefined) return '';
  const refuse = (key: string, value: string, expected: string): undefined =>
    report.tell('fleet-value-refused', { what: `the bucket ${bucket.name}`, key, value, expected });
  const name = fillFleetTemplate(bucket.bucket, gaps);
  if (!BUCKET.test(name)) return refuse('bucket', name, '3 to 63 lower-case letters, digits, dots and hyphens');
  const folder = bucket.path === undefined ? '' : fillFleetTemplate(bucket.path, gaps);
  const steps = folder.split('/').filter((step) => step !== '');
  if (showableSteps(steps) !== steps.join('/'))
    return refuse('path', folder, 'a folder without control characters, "." and ".."');
  return `/${[name, ...steps].join('/')}`;
}

function showableSteps(steps: readonly string[]): string {
  // Control characters and marks of direction only: a folder may begin with any sign.
  return steps.map((step) => (step === '.' || step === '..' ? '' : showableText(`_${step}`).slice(1))).join('/');
}

function signInValues(
  { ssoSession, organisation }: Fleet,
  { access, signIn, awsProfile }: MemberEntry,
  way: BookmarkWay,
): BookmarkValues {
  if (way === 'identity-center' && signIn.kind === 'permission-set') {
    const custom = new Map([
      ['sso_start_url', ssoSession?.startUrl ?? ''],
      ['sso_region', ssoSession?.region ?? ''],
      ['sso_account_id', access.account.id],
      ['sso_role_name', signIn.permissionSet],
    ]);
    return { protocol: 's3-iam', provider: 'iterate GmbH', custom };
  }
  if (way === 'assume-role' && signIn.kind === 'iam-role') {
    const custom = new Map([['role_arn', signIn.roleArn]]);
    if (signIn.mfaSerial !== undefined) custom.set('mfa_serial', signIn.mfaSerial);
    if (signIn.duration !== undefined) custom.set('s3.assumerole.durationseconds', `${signIn.duration}`);
    return { protocol: 's3', provider: assumeRoleVendor(organisation.slug, access.account.partition), custom };
  }
  return { protocol: 's3', provider: cliVendor(organisation.slug, access.account.partition), username: awsProfile };
}
