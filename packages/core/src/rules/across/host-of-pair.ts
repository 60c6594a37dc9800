import { partitionOfRegion, type Partition } from '../../identifiers/partitions.ts';
import { isAwsHostname, regionInHostname } from '../../plan/aws-hostname.ts';
import { hostOf } from '../../plan/sts-endpoint.ts';
import type { Located } from '../../plist/typed-reads.ts';
import type { ConnectionProfile } from '../../profile/connection-profile.ts';
import type { LocatedText } from '../sign-in-settings.ts';
import type { BookmarkPair } from './file-set.ts';

/** Something that is bound to one part of AWS, and where it says so. */
export interface PartitionClaim {
  readonly partition: Partition['id'];
  readonly what: string;
  readonly place: Pick<LocatedText, 'file' | 'span'>;
}

/**
 * The part of AWS that the server of a bookmark or profile belongs to; undefined for other services, and where only
 * the inherited host says something: that one is often changed.
 */
export function partitionOfServer(pair: Partial<BookmarkPair>): PartitionClaim | undefined {
  const { bookmark, profile } = pair;
  const own = bookmark?.hostname;
  if (bookmark !== undefined && own !== undefined && own.value !== '') return ofHost(own, bookmark.file);
  const host = profile?.strings.get('Default Hostname');
  if (profile === undefined || host === undefined || host.value.trim() === '') return undefined;
  return ofHost(host, profile.file);
}

function ofHost(host: Located<string>, file: string): PartitionClaim | undefined {
  const partition = partitionOfS3Host(host.value.trim().toLowerCase());
  return partition && { partition, what: `the server ${host.value.trim()}`, place: { file, span: host.textSpan } };
}

/** `aws` for hosts that name no region. */
export function partitionOfS3Host(host: string): Partition['id'] | undefined {
  if (host.endsWith('.amazonaws.com.cn')) return 'aws-cn';
  if (!isAwsHostname(host)) {
    const old = host.split('.').find((label) => label.startsWith('s3-')) ?? '';
    return host.endsWith('.amazonaws.com') ? partitionOfRegion(old.slice('s3-'.length))?.id : undefined;
  }
  const region = regionInHostname(host);
  return region === undefined ? 'aws' : partitionOfRegion(region)?.id;
}

/** The part of AWS whose STS a profile names. */
export function partitionOfSts(profile: ConnectionProfile): PartitionClaim | undefined {
  const endpoint = profile.strings.get('STS Endpoint');
  if (endpoint === undefined || endpoint.value.trim() === '') return undefined;
  const partition = partitionOfStsHost(hostOf(endpoint.value.trim()).toLowerCase());
  return (
    partition && {
      partition,
      what: `the STS Endpoint ${endpoint.value.trim()}`,
      place: { file: profile.file, span: endpoint.textSpan },
    }
  );
}

function partitionOfStsHost(host: string): Partition['id'] | undefined {
  const china = host.endsWith('.amazonaws.com.cn');
  const name = china ? host.slice(0, -'.cn'.length) : host;
  if (!name.endsWith('.amazonaws.com')) return undefined;
  const [service, region, ...rest] = name.slice(0, -'.amazonaws.com'.length).split('.');
  if (rest.length > 0 || (service !== 'sts' && service !== 'sts-fips')) return undefined;
  if (region === undefined) return 'aws';
  return china ? 'aws-cn' : partitionOfRegion(region)?.id;
}
