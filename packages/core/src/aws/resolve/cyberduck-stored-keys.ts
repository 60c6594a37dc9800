import type { AwsProfile } from '../aws-reading.ts';
import { ssoRoleCacheFile } from '../cache-keys.ts';
import type { CyberduckKeys, CyberduckQuery } from './cyberduck-outcome.ts';
import { javaInstant } from './java-values.ts';
import { firstJsonObject, objectMembers } from './json-members.ts';

/** Keys, or the marker in the log, or the exception that leaves the configurator. */
export interface FoundKeys {
  readonly keys?: CyberduckKeys;
  readonly marker?: string;
  readonly throws?: string;
}

/** The role credentials that the AWS CLI left in `~/.aws/cli/cache` (cyberduck-s3-connect §1.6). */
export function keysFromCliCache(
  profile: AwsProfile,
  era: 'A' | 'B',
  query: CyberduckQuery,
): { readonly file: string; readonly found: FoundKeys } {
  const value = (key: string) => profile.settings.get(key)?.value;
  const accountId = value('sso_account_id');
  const roleName = value('sso_role_name');
  const sessionName = value('sso_session');
  const startUrl = value('sso_start_url');
  const file = ssoRoleCacheFile(
    {
      ...(accountId === undefined ? {} : { accountId }),
      ...(roleName === undefined ? {} : { roleName }),
      ...(sessionName === undefined ? {} : { sessionName }),
      ...(startUrl === undefined ? {} : { startUrl }),
    },
    query.sha1Hex,
  );
  return { file, found: readCliCacheAsCyberduck(query.cliCacheFile?.(file), era, query.now) };
}

/** What Cyberduck finds in a file of `~/.aws/cli/cache` (cyberduck-s3-connect §1.6). Holds no secret. */
export function readCliCacheAsCyberduck(content: string | undefined, era: 'A' | 'B', now: number): FoundKeys {
  if (content === undefined) return { marker: 'Missing file with cached SSO credentials' };
  const cached = objectMembers(firstJsonObject(content)?.get('Credentials'));
  if (cached === undefined) return { marker: 'Failure parsing SSO credentials' };
  const found = readKeys('cli-cache', cached, era === 'A');
  const expired = found.keys?.expires !== undefined && found.keys.expires <= now;
  return expired ? { marker: 'Expired AWS SSO credentials' } : found;
}

/** What `credential_process` printed; nothing when nobody ran it (cyberduck-s3-connect §1.5). */
export function keysFromProcess({ processOutput }: CyberduckQuery): FoundKeys {
  if (processOutput === undefined) return {};
  const members = firstJsonObject(processOutput);
  if (members === undefined) return { marker: 'Failure parsing cached credentials from process' };
  return readKeys('process', members, false);
}

const LONG_PAST = -1;

/** Without an expiration the configurator dies; an unreadable one counts as long past, or it dies as well. */
function readKeys(from: CyberduckKeys['from'], members: ReadonlyMap<string, unknown>, strict: boolean): FoundKeys {
  const expiration = members.get('Expiration');
  if (typeof expiration !== 'string') return { throws: 'NullPointerException' };
  const instant = javaInstant(expiration);
  if (instant === undefined && strict) return { throws: 'DateTimeParseException' };
  const text = (key: string) => {
    const value = members.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  const accessKeyId = text('AccessKeyId');
  return {
    keys: {
      from,
      ...(accessKeyId === undefined ? {} : { accessKeyId }),
      hasSecret: (text('SecretAccessKey') ?? '') !== '',
      hasToken: (text('SessionToken') ?? '') !== '',
      expires: instant ?? LONG_PAST,
      settings: [],
    },
  };
}
