import type { AwsSettingEntry, AwsSettingPlace } from './aws-setting.ts';
import { connectionSettings, credentialSettings } from './aws-settings-credentials.ts';
import { cliSettings, s3Settings, toolSetting, toolSettings } from './aws-settings-tools.ts';

/** Every setting that a program of AWS, Cyberduck or a well-known tool reads from the two files (aws-config B). */
export const awsSettings: readonly AwsSettingEntry[] = [
  ...credentialSettings,
  ...connectionSettings,
  ...s3Settings,
  ...cliSettings,
  ...toolSettings,
];

const settingsByPlace: ReadonlyMap<string, AwsSettingEntry> = new Map(
  awsSettings.map((entry) => [`${entry.place} ${entry.name}`, entry]),
);

/** What is known of a setting; the case of its name does not count. Undefined: nobody is known to read it there. */
export function findAwsSetting(name: string, place: AwsSettingPlace = 'profile'): AwsSettingEntry | undefined {
  const folded = name.toLowerCase();
  return settingsByPlace.get(`${place} ${folded}`) ?? (place === 'profile' ? toolSetting(folded) : undefined);
}
