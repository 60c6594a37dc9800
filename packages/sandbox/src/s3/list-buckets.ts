import { callerAccount, type Caller } from '../caller.ts';
import { isKnownRegion } from '../endpoint.ts';
import type { Exchange } from '../exchange.ts';
import { sha256 } from '../sigv4/verify-signature.ts';
import type { WorldBucket } from '../world.ts';
import { element, optionalElement, textElement, type XmlPart } from '../xml-text.ts';
import { readContinuation, writeContinuation } from './continuation-token.ts';
import { invalidArgument } from './s3-argument.ts';

const mostBuckets = 10_000;
const defaultCreation = '2024-01-02T03:04:05Z';
/** Any of these makes the entries name their region (aws-wire §4). */
const regionParameters = ['max-buckets', 'prefix', 'bucket-region', 'continuation-token'];

/** The caller's own buckets, by name. */
export function listBuckets(
  exchange: Exchange,
  caller: Caller,
  parameters: ReadonlyMap<string, string>,
): readonly XmlPart[] {
  const account = callerAccount(caller);
  const prefix = parameters.get('prefix');
  const region = parameters.get('bucket-region');
  if (region !== undefined && !isKnownRegion(region)) {
    throw invalidArgument('bucket-region', region, `Argument value ${region} is not a valid AWS Region`);
  }
  const most = readMost(parameters.get('max-buckets'));
  const token = parameters.get('continuation-token');
  const after = token === undefined ? undefined : readContinuation(token, 'continuation-token').last;
  const found = exchange.world.world.buckets
    .filter((bucket) => exchange.world.bucketOwner(bucket) === account)
    .filter((bucket) => bucket.name.startsWith(prefix ?? '') && (region ?? bucket.region) === bucket.region)
    .filter((bucket) => after === undefined || bucket.name > after)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = found.slice(0, most);
  const last = found.length > page.length ? page.at(-1) : undefined;
  const withRegion = regionParameters.some((name) => parameters.has(name));
  return [
    element('Owner', [textElement('ID', canonicalId(account))]),
    element(
      'Buckets',
      page.map((bucket) => bucketElement(bucket, withRegion)),
    ),
    last === undefined ? undefined : textElement('ContinuationToken', writeContinuation('key', last.name)),
    optionalElement('Prefix', prefix),
  ];
}

/** The S3 name of an account: 64 hexadecimal digits, the same for the same account in every sandbox. */
export function canonicalId(account: string): string {
  return sha256(`duckbill canonical user ${account}`);
}

/** A moment as S3 writes it: the milliseconds are always 000 (aws-wire §4). */
export function s3Time(moment: string | undefined): string {
  const parsed = Date.parse(moment ?? defaultCreation);
  const time = new Date(Number.isNaN(parsed) ? Date.parse(defaultCreation) : parsed);
  return `${time.toISOString().slice(0, 19)}.000Z`;
}

function readMost(text: string | undefined): number {
  if (text === undefined) return mostBuckets;
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 1 && value <= mostBuckets) return value;
  throw invalidArgument('max-buckets', text, `Argument max-buckets must be an integer between 1 and ${mostBuckets}`);
}

function bucketElement(bucket: WorldBucket, withRegion: boolean): string {
  return element('Bucket', [
    textElement('Name', bucket.name),
    textElement('CreationDate', s3Time(bucket.createdAt)),
    withRegion ? textElement('BucketRegion', bucket.region) : undefined,
    textElement('BucketArn', `arn:aws:s3:::${bucket.name}`),
  ]);
}
