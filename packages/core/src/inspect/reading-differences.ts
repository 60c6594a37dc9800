import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import { honours } from '../aws/aws-setting.ts';
import { findAwsSetting } from '../aws/aws-settings.ts';
import type { ProgramId } from '../programs/program.ts';
import { isSecretName } from '../report/secret-names.ts';

/** A setting that one program reads otherwise than most of those that look at it. */
export interface ReadingDifference {
  readonly key: string;
  readonly secret: boolean;
  /** What it reads; undefined: it does not see the setting. */
  readonly setting?: AwsSetting;
  /** What most read; undefined: most do not see it. */
  readonly usual?: AwsSetting;
}

/** Per program the settings of a profile that it reads otherwise than most of the programs that use them. */
export function readingDifferences(
  readings: readonly AwsReading[],
  profile: string,
): ReadonlyMap<ProgramId, readonly ReadingDifference[]> {
  const seen = readings.filter(({ profiles }) => profiles.has(profile));
  const settingsOf = new Map(seen.map((reading) => [reading.program, plainSettings(reading, profile)]));
  const keys = new Set([...settingsOf.values()].flatMap((settings) => [...settings.keys()]));
  const differences = new Map<ProgramId, ReadingDifference[]>();
  for (const key of keys) {
    const entry = findAwsSetting(key);
    if (entry === undefined || entry.type === 'nested' || entry.owner !== undefined) continue;
    const users = seen.map(({ program }) => program).filter((program) => honours(program, entry) !== 'no');
    const usual = usualSetting(users.map((program) => settingsOf.get(program)?.get(key)));
    for (const program of users) {
      const setting = settingsOf.get(program)?.get(key);
      if (setting?.value.trim() === usual?.value.trim()) continue;
      const difference: ReadingDifference = {
        key,
        secret: isSecretName(key),
        ...(setting === undefined ? {} : { setting }),
        ...(usual === undefined ? {} : { usual }),
      };
      differences.set(program, [...(differences.get(program) ?? []), difference]);
    }
  }
  return differences;
}

/** botocore and Go fold names themselves; for the others a name in capitals is another name, which nobody reads. */
function plainSettings(reading: AwsReading, profile: string): ReadonlyMap<string, AwsSetting> {
  const settings = reading.profiles.get(profile)?.settings ?? new Map<string, AwsSetting>();
  return new Map(
    [...settings].filter(
      ([key, { nested }]) => key === key.toLowerCase() && (nested === undefined || nested.size === 0),
    ),
  );
}

/** The value that most have; of equally many the first, which is that of the AWS CLI. */
function usualSetting(settings: readonly (AwsSetting | undefined)[]): AwsSetting | undefined {
  const counts = new Map<string | undefined, { count: number; setting: AwsSetting | undefined }>();
  for (const setting of settings) {
    const value = setting?.value.trim();
    const known = counts.get(value);
    if (known === undefined) counts.set(value, { count: 1, setting });
    else known.count += 1;
  }
  let best: { count: number; setting: AwsSetting | undefined } = { count: 0, setting: undefined };
  for (const one of counts.values()) if (one.count > best.count) best = one;
  return best.setting;
}
