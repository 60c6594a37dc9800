import { encodeText } from '../percent-encoding.ts';
import { sha256 } from '../sigv4/verify-signature.ts';
import type { WorldObject } from '../world.ts';
import { element, optionalElement, textElement, type XmlPart } from '../xml-text.ts';
import { readContinuation, writeContinuation } from './continuation-token.ts';
import { canonicalId, s3Time } from './list-buckets.ts';
import type { ObjectContent, ObjectContents } from './object-contents.ts';
import { pageKeys } from './page-keys.ts';
import type { OwnedBucket } from './s3-permission.ts';
import { invalidArgument } from './s3-argument.ts';

const mostKeys = 1000;

interface ListedBucket extends OwnedBucket {
  readonly contents: ObjectContents;
}

/** ListObjectsV2 (aws-wire §4.1). */
export function listObjectsV2(
  { bucket, owner, contents }: ListedBucket,
  parameters: ReadonlyMap<string, string>,
): readonly XmlPart[] {
  const encode = readEncoding(parameters);
  const most = readMost(parameters);
  const prefix = parameters.get('prefix') ?? '';
  const delimiter = parameters.get('delimiter') ?? '';
  const token = parameters.get('continuation-token');
  const continuation = token === undefined ? undefined : readContinuation(token, 'continuation-token');
  // With a token start-after is neither used nor echoed.
  const startAfter = token === undefined ? parameters.get('start-after') : undefined;
  const page = pageKeys(bucket, { prefix, delimiter, most, startAfter: startAfter ?? '', continuation });
  const shownOwner = parameters.get('fetch-owner') === 'true' ? owner : undefined;
  return [
    textElement('Name', bucket.name),
    textElement('Prefix', encode(prefix)),
    startAfter === undefined ? undefined : textElement('StartAfter', encode(startAfter)),
    optionalElement('ContinuationToken', token),
    page.next === undefined
      ? undefined
      : textElement('NextContinuationToken', writeContinuation(page.next.kind, page.next.last)),
    textElement('KeyCount', page.objects.length + page.commonPrefixes.length),
    textElement('MaxKeys', most),
    delimiter === '' ? undefined : textElement('Delimiter', encode(delimiter)),
    optionalElement('EncodingType', parameters.get('encoding-type')),
    textElement('IsTruncated', page.next !== undefined),
    ...page.objects.map((object) =>
      contentsElement(object, encode, shownOwner, contents.find(bucket.name, object.key)),
    ),
    ...page.commonPrefixes.map((common) => commonPrefixElement(common, encode)),
  ];
}

/** ListObjects, the older form (aws-wire §4.1). */
export function listObjects(
  { bucket, owner, contents }: ListedBucket,
  parameters: ReadonlyMap<string, string>,
): readonly XmlPart[] {
  const encode = readEncoding(parameters);
  const most = readMost(parameters);
  const prefix = parameters.get('prefix') ?? '';
  const delimiter = parameters.get('delimiter') ?? '';
  const marker = parameters.get('marker') ?? '';
  const page = pageKeys(bucket, { prefix, delimiter, most, ...markerPlace(marker, prefix, delimiter) });
  // NextMarker comes only with a delimiter.
  const nextMarker = delimiter === '' ? undefined : page.next?.last;
  return [
    textElement('Name', bucket.name),
    textElement('Prefix', encode(prefix)),
    textElement('Marker', encode(marker)),
    nextMarker === undefined ? undefined : textElement('NextMarker', encode(nextMarker)),
    textElement('MaxKeys', most),
    delimiter === '' ? undefined : textElement('Delimiter', encode(delimiter)),
    optionalElement('EncodingType', parameters.get('encoding-type')),
    textElement('IsTruncated', page.next !== undefined),
    ...page.objects.map((object) => contentsElement(object, encode, owner, contents.find(bucket.name, object.key))),
    ...page.commonPrefixes.map((common) => commonPrefixElement(common, encode)),
  ];
}

/** A marker inside a folder skips the rest of that folder. */
function markerPlace(
  marker: string,
  prefix: string,
  delimiter: string,
): {
  readonly startAfter: string;
  readonly continuation: { readonly kind: 'prefix'; readonly last: string } | undefined;
} {
  const cut = delimiter === '' || !marker.startsWith(prefix) ? -1 : marker.indexOf(delimiter, prefix.length);
  if (cut < 0) return { startAfter: marker, continuation: undefined };
  return { startAfter: '', continuation: { kind: 'prefix', last: marker.slice(0, cut + delimiter.length) } };
}

type Encode = (text: string) => string;

function readEncoding(parameters: ReadonlyMap<string, string>): Encode {
  const encoding = parameters.get('encoding-type');
  if (encoding === undefined) return (text) => text;
  if (encoding === 'url') return (text) => text.split('/').map(encodeText).join('/');
  throw invalidArgument('encoding-type', encoding, 'Invalid Encoding Method specified in Request');
}

function readMost(parameters: ReadonlyMap<string, string>): number {
  const text = parameters.get('max-keys');
  if (text === undefined || text === '') return mostKeys;
  const value = /^[0-9]{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value < 2 ** 31) return Math.min(value, mostKeys);
  const negative = /^-[0-9]{1,10}$/.test(text);
  throw invalidArgument(
    negative ? 'maxKeys' : 'max-keys',
    text,
    negative
      ? 'Argument maxKeys must be an integer between 0 and 2147483647'
      : 'Provided max-keys not an integer or within integer range',
  );
}

function contentsElement(
  object: WorldObject,
  encode: Encode,
  owner: string | undefined,
  content: ObjectContent | undefined,
): string {
  return element('Contents', [
    textElement('Key', encode(object.key)),
    textElement('LastModified', s3Time(object.modifiedAt)),
    textElement('ETag', `"${content?.etag ?? sha256(object.key).slice(0, 32)}"`),
    textElement('Size', object.size ?? 0),
    owner === undefined ? undefined : element('Owner', [textElement('ID', canonicalId(owner))]),
    textElement('StorageClass', 'STANDARD'),
  ]);
}

function commonPrefixElement(prefix: string, encode: Encode): string {
  return element('CommonPrefixes', [textElement('Prefix', encode(prefix))]);
}
