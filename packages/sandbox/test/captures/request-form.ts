import { signToken, type TokenWish } from '../identity-issuer.ts';

/** How values of the captures that are not plain become text. */
export interface Resolve {
  readonly code: (step: number) => string;
  /** The token of the page before, which `tokenParams` asks for. */
  readonly nextToken: string;
}

/** The form body of a call of STS, or of IAM in its version. */
export function stsForm(
  operation: string,
  params: Readonly<Record<string, unknown>>,
  resolve: Resolve,
  version = '2011-06-15',
): string {
  const fields: [string, string][] = [
    ['Action', operation],
    ['Version', version],
  ];
  for (const [name, value] of Object.entries(params)) fields.push(...fieldsOf(name, value, resolve));
  return fields.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

function fieldsOf(name: string, value: unknown, resolve: Resolve): [string, string][] {
  if (Array.isArray(value)) {
    const members: unknown[] = value;
    return members.flatMap((member, index) => {
      const prefix = `${name}.member.${index + 1}`;
      if (!isObject(member)) return fieldsOf(prefix, member, resolve);
      return Object.entries(member).flatMap(([key, inner]) => fieldsOf(`${prefix}.${key}`, inner, resolve));
    });
  }
  if (isObject(value) && Array.isArray(value['duplicates'])) {
    const duplicates: unknown[] = value['duplicates'];
    return duplicates.flatMap((one) => fieldsOf(name, one, resolve));
  }
  return [[name, textOf(value, resolve)]];
}

function textOf(value: unknown, resolve: Resolve): string {
  if (!isObject(value)) return String(value);
  if ('codeOfStep' in value) return resolve.code(Number(value['codeOfStep']));
  if ('tokenFrom' in value) return resolve.nextToken;
  if ('jwt' in value) return signToken(tokenWish(value['jwt']));
  const prefix = String(value['prefix']);
  return prefix + String(value['fill']).repeat(Number(value['length']) - prefix.length);
}

/** The parameters of the call whose next page is meant; undefined where no parameter is such a token. */
export function tokenParams(params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const value = Object.values(params).find((one) => isObject(one) && 'tokenFrom' in one);
  if (!isObject(value)) return undefined;
  return isObject(value['tokenFrom']) ? value['tokenFrom'] : {};
}

/** The identity token that a call carries; undefined where there is none. */
export function capturedToken(params: Readonly<Record<string, unknown>>): TokenWish | undefined {
  const value = params['WebIdentityToken'];
  return isObject(value) && 'jwt' in value ? tokenWish(value['jwt']) : undefined;
}

function tokenWish(jwt: unknown): TokenWish {
  const { header, claims, signedBy, rawClaimsSuffix } = isObject(jwt) ? jwt : {};
  return {
    header: isObject(header) ? header : {},
    claims: isObject(claims) ? claims : {},
    signedBy: String(signedBy),
    ...(typeof rawClaimsSuffix === 'string' ? { rawClaimsSuffix } : {}),
  };
}

const queryNames: Readonly<Record<string, string>> = {
  Prefix: 'prefix',
  Delimiter: 'delimiter',
  Marker: 'marker',
  StartAfter: 'start-after',
  MaxKeys: 'max-keys',
  MaxBuckets: 'max-buckets',
  BucketRegion: 'bucket-region',
  ContinuationToken: 'continuation-token',
  EncodingType: 'encoding-type',
};

/** The query name that makes a GET of a bucket another operation. */
const subresources: Readonly<Record<string, string>> = {
  GetBucketAcl: 'acl',
  GetBucketEncryption: 'encryption',
  GetBucketLifecycleConfiguration: 'lifecycle',
  GetBucketLocation: 'location',
  GetBucketOwnershipControls: 'ownershipControls',
  GetBucketTagging: 'tagging',
  GetBucketVersioning: 'versioning',
  GetPublicAccessBlock: 'publicAccessBlock',
};

/** Method, target and host prefix of an S3 call. */
export function s3Target(
  operation: string,
  params: Readonly<Record<string, unknown>>,
  addressing: string,
  resolve: Resolve,
): { readonly method: string; readonly target: string; readonly hostPrefix: string } {
  const bucket = typeof params['Bucket'] === 'string' ? params['Bucket'] : undefined;
  const query: [string, string][] = [];
  const subresource = subresources[operation];
  if (subresource !== undefined) query.push([subresource, '']);
  if (operation === 'ListObjectsV2') query.push(['list-type', '2']);
  for (const [name, value] of Object.entries(params)) {
    const queryName = queryNames[name];
    if (queryName !== undefined) query.push([queryName, textOf(value, resolve)]);
    else if (name !== 'Bucket') throw new Error(`no query name for ${name}`);
  }
  const inHost = addressing === 'virtual-host' && bucket !== undefined;
  const path = inHost || bucket === undefined ? '/' : `/${encode(bucket)}`;
  const pairs = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted();
  return {
    method: operation === 'HeadBucket' ? 'HEAD' : 'GET',
    target: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
    hostPrefix: inHost ? `${bucket}.` : '',
  };
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
