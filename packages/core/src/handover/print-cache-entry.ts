import { type RoleCredentials, printRoleCredentials } from '../aws/cache/role-credentials.ts';
import { type HandedCredentials, type HandoverText, refuseHandover } from './handed-credentials.ts';

/** The keys as an entry of `~/.aws/cli/cache`; undefined for keys that do not expire, which nobody caches. */
export function roleCredentialsOf(credentials: HandedCredentials): RoleCredentials | undefined {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt, accountId, assumedRole, from } = credentials;
  if (sessionToken === undefined || expiresAt === undefined) return undefined;
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    expiresAt,
    from: from === 'sso' ? 'sso' : 'sts',
    ...(accountId === undefined ? {} : { accountId }),
    ...(assumedRole === undefined ? {} : { assumedRole }),
  };
}

/** The text of a file of `~/.aws/cli/cache` (aws-config D.4). */
export function printCacheEntry(credentials: HandedCredentials): HandoverText {
  const entry = roleCredentialsOf(credentials);
  if (entry === undefined) return refuseHandover(credentials, 'handover-not-temporary', { form: 'cache' });
  return { ok: true, text: `${printRoleCredentials(entry)}\n` };
}
