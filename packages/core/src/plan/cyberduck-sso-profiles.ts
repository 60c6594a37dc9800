import type { AwsProfile, AwsReading } from '../aws/aws-reading.ts';

/** Whether an AWS profile carries settings of Identity Center, as Cyberduck tells (§1.4). */
export function isSsoProfile(profile: AwsProfile | undefined): boolean {
  return profile !== undefined && (profile.settings.has('sso_start_url') || profile.settings.has('sso_session'));
}

/**
 * The names that the picker of AWS profiles offers (§3.1). Whether `[sso-session …]` sections are among them is not
 * known (§8); they are left out.
 */
export function ssoProfileNames(reading: AwsReading): readonly string[] {
  return [...reading.profiles.values()]
    .filter((profile) => isSsoProfile(profile) && !profile.name.startsWith('sso-session '))
    .map(({ name }) => name);
}
