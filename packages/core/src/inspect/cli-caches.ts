import type { AwsReading } from '../aws/aws-reading.ts';
import { assumeRoleCacheFile, ssoRoleCacheFile, webIdentityCacheFile } from '../aws/cache-keys.ts';
import type { AwsCall, AwsOutcome, ValueSource } from '../aws/resolve/aws-outcome.ts';
import type { InspectWorld, ResolvedCache } from './aws-resolution.ts';
import { profileOfSetting } from './resolved-parts.ts';

/** Files in `~/.aws/cli/cache` where an AWS CLI keeps the answers of its calls (aws-config D.4). */
export function cliCaches(
  outcome: AwsOutcome,
  reading: AwsReading,
  profile: string,
  world: InspectWorld,
): readonly ResolvedCache[] {
  return outcome.calls.flatMap((call): ResolvedCache[] => {
    const file = cacheFile(call, reading, profile, world);
    if (file === undefined) return [];
    const path = `${world.home}/.aws/cli/cache/${file}`;
    const holds = call.operation === 'GetRoleCredentials' ? 'sso-credentials' : 'role-credentials';
    return [{ path, holds, state: world.readFile(path) === undefined ? 'missing' : 'present' }];
  });
}

function cacheFile(call: AwsCall, reading: AwsReading, profile: string, world: InspectWorld): string | undefined {
  const text = (name: string) => textOf(call.params.get(name));
  const member = <K extends string>(name: K): Partial<Record<K, string>> | undefined => {
    const value = text(name);
    return value === undefined ? undefined : singleton(name, value);
  };
  const RoleArn = text('RoleArn') ?? '';
  switch (call.operation) {
    case 'AssumeRole': {
      const duration = Number(text('DurationSeconds'));
      const key = {
        RoleArn,
        ...(Number.isNaN(duration) ? {} : { DurationSeconds: duration }),
        ...member('ExternalId'),
        ...member('RoleSessionName'),
        ...member('SerialNumber'),
      };
      return assumeRoleCacheFile(key, world.sha1Hex);
    }
    case 'AssumeRoleWithWebIdentity':
      return webIdentityCacheFile({ RoleArn, ...member('RoleSessionName') }, world.sha1Hex);
    case 'GetRoleCredentials': {
      const account = call.params.get('accountId');
      const holder = account?.from === 'setting' ? profileOfSetting(reading, account.setting) : undefined;
      const settings = reading.profiles.get(holder ?? profile)?.settings;
      const sessionName = settings?.get('sso_session')?.value;
      const startUrl = settings?.get('sso_start_url')?.value;
      const place = sessionName === undefined ? (startUrl === undefined ? {} : { startUrl }) : { sessionName };
      return ssoRoleCacheFile({ ...member('accountId'), ...member('roleName'), ...place }, world.sha1Hex);
    }
    case 'CreateToken':
      return undefined;
  }
}

function singleton<K extends string>(name: K, value: string): Partial<Record<K, string>>;
function singleton(name: string, value: string): Record<string, string> {
  return { [name]: value };
}

/** Of what is made up only when it is needed nothing stands in the name. */
function textOf(source: ValueSource | undefined): string | undefined {
  if (source?.from === 'setting') return source.setting.value;
  return source?.from === 'text' ? source.text : undefined;
}
