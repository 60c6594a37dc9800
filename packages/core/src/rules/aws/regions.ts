import type { AwsConfigModel, AwsModelSetting } from '../../aws/aws-config-model.ts';
import { parseArn } from '../../identifiers/arn.ts';
import { isRegionHostLabel, partitionById, partitionOfRegion } from '../../identifiers/partitions.ts';
import { NameIndex } from '../name-index.ts';
import { isRegion, nearestRegion } from '../region-name.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { sourceOf } from './role-origin.ts';

export const awsRegionMalformed: AwsRule = awsRule('aws-region-malformed', (config, report) => {
  for (const setting of regionSettings(config)) {
    const { file, valueSpan: span, key, value } = setting;
    if (value === '' || isRegionHostLabel(value)) continue;
    const nearest = nearestRegion(value);
    report({
      file,
      span,
      facts: { setting: key, value, ...(nearest === undefined ? {} : { nearest }) },
      fixes: nearest === undefined ? [] : [replaceText(file, span, nearest, `write ${nearest}`, false)],
    });
  }
});

export const awsRegionUnknown: AwsRule = awsRule('aws-region-unknown', (config, report) => {
  for (const setting of regionSettings(config)) {
    const { file, valueSpan: span, key, value } = setting;
    if (value === '' || !isRegionHostLabel(value) || isRegion(value)) continue;
    const nearest = nearestRegion(value);
    report({
      file,
      span,
      facts: { setting: key, value, ...(nearest === undefined ? {} : { nearest }) },
      fixes: nearest === undefined ? [] : [replaceText(file, span, nearest, `write ${nearest}`, false)],
    });
  }
});

/** Every region; not those of profiles with an endpoint of their own, where any name will do. */
function* regionSettings(config: AwsConfigModel): Generator<AwsModelSetting> {
  for (const { settings } of [...config.profiles.values(), ...config.ssoSessions.values()]) {
    const region = settings.get('region');
    const ssoRegion = settings.get('sso_region');
    if (ssoRegion !== undefined) yield ssoRegion;
    if (region !== undefined && !settings.has('endpoint_url') && !settings.has('services')) yield region;
  }
}

export const awsPartitionDiffers: AwsRule = awsRule('aws-partition-differs', (config, report) => {
  for (const section of config.profiles.values()) {
    const { settings } = section;
    const role = settings.get('role_arn');
    const own = role === undefined ? undefined : partitionOfArn(role);
    if (role === undefined || own === undefined) continue;
    const source = sourceOf(config, section);
    const others: readonly (readonly [AwsModelSetting | undefined, string])[] = [
      [settings.get('mfa_serial'), 'mfa_serial'],
      [settings.get('region'), 'region'],
      [source?.settings.get('role_arn'), `role_arn of "${source?.name ?? ''}"`],
    ];
    for (const [setting, name] of others) {
      if (setting === undefined) continue;
      const partition = setting.key === 'region' ? partitionOfRegion(setting.value)?.id : partitionOfArn(setting);
      if (partition === undefined || partition === own) continue;
      report({
        file: setting.file,
        span: setting.valueSpan,
        facts: { setting: name, partition, other: 'role_arn', otherPartition: own },
        related: [{ file: role.file, span: role.valueSpan, label: 'partition {otherPartition}' }],
      });
    }
  }
});

function partitionOfArn({ value }: AwsModelSetting): string | undefined {
  const partition = parseArn(value)?.partition;
  return partition === undefined ? undefined : partitionById(partition)?.id;
}

export const awsRoleRegionMissing: AwsRule = awsRule('aws-role-region-missing', (config, report) => {
  // Where no profile has a region, it comes from the environment; without the config file nobody can tell.
  const profiles = [...config.profiles.values()];
  if (config.config === undefined || !profiles.some(({ settings }) => settings.has('region'))) return;
  const without = profiles.filter(({ settings }) => settings.has('role_arn') && !settings.has('region'));
  const [first] = without;
  const role = first?.settings.get('role_arn');
  if (first === undefined || role === undefined) return;
  report({ file: role.file, span: role.keySpan, facts: { profile: first.name, count: without.length } });
});

export const awsServicesUnknown: AwsRule = awsRule('aws-services-unknown', (config, report) => {
  if (config.config === undefined) return;
  const index = new NameIndex(config.services.keys());
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('services');
    if (setting === undefined || setting.value === '' || config.services.has(setting.value)) continue;
    const { file, valueSpan: span, value: section } = setting;
    const nearest = index.nearest(section);
    report({
      file,
      span,
      facts: { profile, section, ...(nearest === undefined ? {} : { nearest }) },
      fixes: nearest === undefined ? [] : [replaceText(file, span, nearest, `write "${nearest}"`, false)],
    });
  }
});
