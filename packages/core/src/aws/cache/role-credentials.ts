import { parseArn } from '../../identifiers/arn.ts';
import { type PythonObject, printPythonJson } from '../python-json.ts';
import { readCacheMembers, type CacheReading } from './cache-entry.ts';
import { printCacheTime } from './cache-time.ts';
import { keptMembers } from './kept-members.ts';
import { presentMembers } from './present-members.ts';

/** Temporary keys of a role. Secret. Times are ISO 8601. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: string;
  readonly accountId?: string;
  /** sts: AssumeRole and its kin; sso: a permission set of IAM Identity Center, which `aws sso logout` removes. */
  readonly from: 'sts' | 'sso';
  /** As STS names it. */
  readonly assumedRole?: { readonly arn: string; readonly id: string };
}

/** Reads a file of `~/.aws/cli/cache`; of another `ProviderType` only the keys count (aws-config D.4). */
export function readRoleCredentials(file: string, text: string): CacheReading<RoleCredentials> {
  const read = readCacheMembers(file, text);
  if (!read.ok) return read;
  const members = read.entry;
  const keys = members.object('Credentials', true);
  if (keys === undefined) return { ok: false, diagnostics: members.diagnostics };
  const user = members.object('AssumedRoleUser', false);
  const arn = user?.optionalText('Arn');
  const id = user?.optionalText('AssumedRoleId');
  const entry: RoleCredentials = {
    accessKeyId: keys.text('AccessKeyId'),
    secretAccessKey: keys.text('SecretAccessKey'),
    sessionToken: keys.text('SessionToken'),
    expiresAt: keys.time('Expiration'),
    from: members.optionalText('ProviderType') === 'sso' ? 'sso' : 'sts',
    ...presentMembers({ accountId: keys.optionalText('AccountId') }),
    ...(arn === undefined || id === undefined ? {} : { assumedRole: { arn, id } }),
  };
  return members.reading(entry, keys);
}

/**
 * The text of such a file as the AWS CLI writes it: the answer of STS with `…UTC`, or what it makes of the portal's
 * answer, with `…Z` (aws-config D.4). Unknown members of the file of before stay.
 */
export function printRoleCredentials(credentials: RoleCredentials, before?: string): string {
  const { from, assumedRole } = credentials;
  const kept = keptMembers(before, ownMembers);
  const keys = keysOf(credentials);
  const user = assumedRole && {
    members: [
      ['AssumedRoleId', assumedRole.id],
      ['Arn', assumedRole.arn],
    ] as const,
  };
  return printPythonJson({
    members:
      from === 'sso'
        ? [['ProviderType', 'sso'], ['Credentials', keys], ...kept]
        : [['Credentials', keys], ['AssumedRoleUser', user], ['ResponseMetadata', answered], ...kept],
  });
}

const ownMembers: ReadonlySet<string> = new Set([
  'ProviderType',
  'Credentials',
  'AssumedRoleUser',
  'ResponseMetadata',
  // Of the answer that the file held before.
  'PackedPolicySize',
  'SourceIdentity',
  'SubjectFromWebIdentityToken',
  'Audience',
  'Provider',
]);

const answered: PythonObject = { members: [['HTTPStatusCode', 200]] };

function keysOf({ from, assumedRole, ...keys }: RoleCredentials): PythonObject {
  const accountId = keys.accountId ?? parseArn(assumedRole?.arn ?? '')?.account;
  return {
    members: [
      ['AccessKeyId', keys.accessKeyId],
      ['SecretAccessKey', keys.secretAccessKey],
      ['SessionToken', keys.sessionToken],
      ['Expiration', printCacheTime(keys.expiresAt, from === 'sso' ? 'Z' : 'UTC')],
      ['AccountId', accountId],
    ],
  };
}
