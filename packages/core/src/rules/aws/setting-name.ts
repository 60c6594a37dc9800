import type { AwsSettingPlace } from '../../aws/aws-setting.ts';
import { awsSettings, findAwsSetting } from '../../aws/aws-settings.ts';
import { cyberduckPrograms } from '../../programs/program-sets.ts';
import { NameIndex } from '../name-index.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { knownSettings, placedSettings, readersAmong, type PlacedSetting } from './placed-settings.ts';

export const awsKeyLetterCase: AwsRule = awsRule('aws-key-letter-case', (config, report) => {
  for (const { setting, entry, place, block } of knownSettings(config)) {
    const { key, writtenKey: written, file, keySpan: span } = setting;
    if (written === key) continue;
    const isFree = place !== 'profile' || block.settings.every((other) => other.writtenKey !== key);
    report({
      file,
      span,
      facts: { key, written },
      // Below s3 and the like botocore folds nothing.
      programs: readersAmong(
        entry,
        setting.line.type === 'nested' ? ['aws-cli@1', 'aws-cli@2'] : [...cyberduckPrograms, 'sdk-js@3', 'sdk-java@2'],
      ),
      ...(decidesWho(key) ? { severity: 'error' } : {}),
      fixes: isFree ? [replaceText(file, span, key, `write ${key}`, true)] : [],
    });
  }
});

/** Whoever does not see one of these signs in as somebody else, or not at all. */
function decidesWho(key: string): boolean {
  return /^(?:aws_|role_arn$|source_profile$|mfa_serial$|credential_|sso_|web_identity_)/u.test(key);
}

const places: readonly (readonly [AwsSettingPlace, string])[] = [
  ['s3', 'below "s3 =", indented'],
  ['proxies_config', 'below "proxies_config =", indented'],
  ['sso-session', 'into [sso-session NAME]'],
  ['profile', 'into a profile'],
];

export const awsSettingMisplaced: AwsRule = awsRule('aws-setting-misplaced', (config, report) => {
  for (const { setting, entry, place } of placedSettings(config)) {
    const { key, file, keySpan: span } = setting;
    // Has a rule of its own.
    if (entry !== undefined || key === 'sso_registration_scopes') continue;
    const where = whereItBelongs(key, place);
    if (where !== undefined) report({ file, span, facts: { key, where } });
  }
});

function whereItBelongs(key: string, place: AwsSettingPlace): string | undefined {
  const found = places.find(([other]) => {
    const entry = other === place ? undefined : findAwsSetting(key, other);
    return entry !== undefined && entry.owner === undefined;
  });
  return found?.[1];
}

/** Shortest name that is compared: shorter ones are near to too much. */
const shortestName = 5;

const indexes: ReadonlyMap<AwsSettingPlace, NameIndex> = new Map(
  (['profile', 'sso-session', 's3', 'service', 'proxies_config'] as const).map((place) => [
    place,
    new NameIndex(
      awsSettings.filter((entry) => entry.place === place && entry.owner === undefined).map(({ name }) => name),
    ),
  ]),
);

const ASCII = /^[\x20-\x7E]*$/u;

export const awsSettingUnknown: AwsRule = awsRule('aws-setting-unknown', (config, report) => {
  for (const placed of placedSettings(config)) {
    const { setting, entry, place } = placed;
    if (entry !== undefined || !ASCII.test(setting.key) || setting.key.length < shortestName) continue;
    if (whereItBelongs(setting.key, place) !== undefined) continue;
    const nearest = indexes.get(place)?.nearest(setting.key);
    if (nearest !== undefined) report(found(placed, nearest));
  }
});

export const awsKeyNotAscii: AwsRule = awsRule('aws-key-not-ascii', (config, report) => {
  for (const placed of placedSettings(config)) {
    const { setting, place } = placed;
    if (!ASCII.test(setting.writtenKey)) report(found(placed, indexes.get(place)?.nearest(setting.key)));
  }
});

function found({ setting, block }: PlacedSetting, nearest: string | undefined) {
  const { file, keySpan: span, writtenKey: key } = setting;
  const isFree = nearest !== undefined && block.settings.every((other) => other.key !== nearest);
  return {
    file,
    span,
    facts: { key, ...(nearest === undefined ? {} : { nearest }) },
    fixes: isFree ? [replaceText(file, span, nearest, `write ${nearest}`, false)] : [],
  };
}
