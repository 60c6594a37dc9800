import type { AwsModelSection, AwsModelSetting } from '../../aws/aws-config-model.ts';
import { parseArn } from '../../identifiers/arn.ts';
import { partitionById, partitionOfRegion } from '../../identifiers/partitions.ts';
import { isAwsHostname } from '../../plan/aws-hostname.ts';
import type { Located } from '../../plist/typed-reads.ts';
import type { FileSetRule } from '../rule.ts';
import { bookmarkAwsRule, namedProfile, type BookmarkWithAws } from './bookmark-aws.ts';

/** Where a bookmark connects to: the host, or what is said of the region. */
interface Place {
  readonly setting: string;
  readonly file: string;
  readonly text: Located<string>;
  readonly partition: string;
  readonly region?: string;
}

export const bookmarkAwsPartitionDiffers: FileSetRule = bookmarkAwsRule(
  'bookmark-aws-partition-differs',
  (subject, report) => {
    const profile = namedProfile(subject);
    const place = placeOf(subject);
    const theirs = profile === undefined ? undefined : partitionOfProfile(profile);
    if (profile === undefined || place === undefined || theirs === undefined) return;
    if (theirs.partition === place.partition) return;
    report({
      file: place.file,
      span: place.text.textSpan,
      facts: {
        setting: place.setting,
        partition: place.partition,
        name: profile.name,
        otherPartition: theirs.partition,
      },
      related: [{ file: theirs.setting.file, span: theirs.setting.valueSpan, label: 'partition {otherPartition}' }],
    });
  },
);

export const bookmarkAwsRegionDiffers: FileSetRule = bookmarkAwsRule(
  'bookmark-aws-region-differs',
  (subject, report) => {
    const profile = namedProfile(subject);
    const region = profile?.settings.get('region');
    const place = placeOf(subject);
    if (profile === undefined || region === undefined || place?.region === undefined) return;
    // Of another partition is said by the rule above.
    if (region.value === place.region || partitionOfRegion(region.value)?.id !== place.partition) return;
    report({
      file: place.file,
      span: place.text.textSpan,
      facts: { setting: place.setting, region: place.region, name: profile.name, other: region.value },
      related: [{ file: region.file, span: region.valueSpan, label: '{other}' }],
    });
  },
);

function placeOf({ bookmark, connection }: BookmarkWithAws): Place | undefined {
  const hosts: readonly (readonly [string, string | undefined, Located<string> | undefined])[] = [
    ['Hostname', bookmark.file, bookmark.hostname],
    ['Default Hostname', connection?.file, connection?.strings.get('Default Hostname')],
  ];
  const found = hosts.find(([, , text]) => text !== undefined && text.value.trim() !== '');
  const [setting, file, text] = found ?? [];
  if (setting === undefined || file === undefined || text === undefined) return undefined;
  const place = placeOfHost(text.value.toLowerCase());
  return place === undefined ? undefined : { setting, file, text, ...place };
}

/** `s3.amazonaws.com` is of the first partition, wherever its buckets are. */
function placeOfHost(host: string): { readonly partition: string; readonly region?: string } | undefined {
  if (!host.endsWith('.amazonaws.com') && !host.endsWith('.amazonaws.com.cn')) return undefined;
  for (const label of host.split('.')) {
    const region = label.startsWith('s3-') ? label.slice('s3-'.length) : label;
    const partition = partitionOfRegion(region)?.id;
    if (partition !== undefined) return { partition, region };
  }
  if (host.endsWith('.cn')) return { partition: 'aws-cn' };
  return isAwsHostname(host) ? { partition: 'aws' } : undefined;
}

function partitionOfProfile({
  settings,
}: AwsModelSection): { readonly partition: string; readonly setting: AwsModelSetting } | undefined {
  for (const key of ['role_arn', 'mfa_serial', 'region', 'sso_region']) {
    const setting = settings.get(key);
    if (setting === undefined) continue;
    const byArn = partitionById(parseArn(setting.value)?.partition ?? '')?.id;
    const partition = byArn ?? partitionOfRegion(setting.value)?.id;
    if (partition !== undefined) return { partition, setting };
  }
  return undefined;
}
