import type { AwsBlock, AwsConfigModel, AwsModelSetting } from '../../aws/aws-config-model.ts';
import { honours, type AwsSettingEntry, type AwsSettingPlace } from '../../aws/aws-setting.ts';
import { findAwsSetting } from '../../aws/aws-settings.ts';
import { oncePer } from '../../aws/resolve/once-per.ts';
import { programIds, type ProgramId } from '../../programs/program.ts';

/** A setting of the files, and what the table of settings knows of it. */
export interface PlacedSetting {
  readonly setting: AwsModelSetting;
  readonly block: AwsBlock;
  readonly place: AwsSettingPlace;
  /** Absent: nobody is known to read it there. */
  readonly entry?: AwsSettingEntry;
}

const nestedPlaces: ReadonlyMap<string, AwsSettingPlace> = new Map([
  ['s3', 's3'],
  ['proxies_config', 'proxies_config'],
  ['emr', 'emr'],
]);

/** Every setting of profiles, sessions and services, nested ones included, in the order of the files. */
export const placedSettings: (config: AwsConfigModel) => readonly PlacedSetting[] = oncePer(
  ({ blocks }: AwsConfigModel): readonly PlacedSetting[] => {
    const placed: PlacedSetting[] = [];
    for (const block of blocks) {
      const kind = block.header?.kind;
      if (kind === undefined || kind === 'other') continue;
      for (const setting of block.settings) {
        // The settings of [services] are names of services.
        if (kind !== 'services') placed.push(placeAt(block, setting, kind));
        const inner = kind === 'services' ? 'service' : nestedPlaces.get(setting.key);
        if (inner === undefined || setting.nested === undefined) continue;
        for (const nested of setting.nested.values()) placed.push(placeAt(block, nested, inner));
      }
    }
    return placed;
  },
);

function placeAt(block: AwsBlock, setting: AwsModelSetting, place: AwsSettingPlace): PlacedSetting {
  const entry = findAwsSetting(setting.key, place);
  return { setting, block, place, ...(entry === undefined ? {} : { entry }) };
}

/** Those that a program of AWS or Cyberduck reads: not those of other tools, which go by rules of their own. */
export const knownSettings: (config: AwsConfigModel) => readonly KnownSetting[] = oncePer((config: AwsConfigModel) =>
  placedSettings(config).filter(isKnown),
);

type KnownSetting = PlacedSetting & { readonly entry: AwsSettingEntry };

function isKnown(placed: PlacedSetting): placed is KnownSetting {
  return placed.entry !== undefined && placed.entry.owner === undefined;
}

/** Those programs of a list that look at the setting, as far as is known. */
export function readersAmong(entry: AwsSettingEntry, programs: readonly ProgramId[]): readonly ProgramId[] {
  return programIds.filter((id) => programs.includes(id) && honours(id, entry) !== 'no');
}
