import { readEndpoint, type Endpoint } from '../endpoint.ts';
import { headerValue, hostName, splitTarget, type SandboxRequest } from '../http-message.ts';
import { decodeText } from '../percent-encoding.ts';
import { bucketSettings, type BucketSetting } from './bucket-settings.ts';
import { firstParameters, parseParameters } from '../query-parameters.ts';

/** What a request to S3 is about. */
export interface S3Route {
  readonly endpoint: Endpoint;
  /** undefined for the service itself. */
  readonly bucket: string | undefined;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly operation: S3Operation;
}

const s3Operations = ['ListBuckets', 'HeadBucket', 'GetBucketLocation', 'ListObjects', 'ListObjectsV2'] as const;

const objectOperations = [
  'GetObject',
  'HeadObject',
  'PutObject',
  'DeleteObject',
  'CreateMultipartUpload',
  'UploadPart',
  'CompleteMultipartUpload',
  'AbortMultipartUpload',
  'ListParts',
  'ListMultipartUploads',
] as const;

/** What is done with objects and their uploads. */
export type ObjectOperation = (typeof objectOperations)[number];

/** One of the operations that are modelled, a setting to read, or the name of anything else. */
export type S3Operation =
  | (typeof s3Operations)[number]
  | ObjectOperation
  | BucketSetting
  | { readonly notModelled: string };

/** Bucket, key and operation of a request, path style and virtual-host style alike. */
export function routeS3(request: SandboxRequest): S3Route {
  const endpoint = readEndpoint(hostName(request.headers));
  const { path, query } = splitTarget(request.target);
  const parameters = firstParameters(parseParameters(query));
  const rest = path.startsWith('/') ? path.slice(1) : path;
  const slash = rest.indexOf('/');
  const inPath = endpoint.bucket === undefined;
  const first = slash < 0 ? rest : rest.slice(0, slash);
  const bucket = inPath ? decodeText(first, false) || undefined : endpoint.bucket;
  const key = decodeText(inPath ? (slash < 0 ? '' : rest.slice(slash + 1)) : rest, false);
  return { endpoint, bucket, key, parameters, operation: operationOf(request, bucket, key, parameters) };
}

/** Subresources, each of which makes another operation of a GET on a bucket. */
const subresources = [
  'accelerate',
  'acl',
  'analytics',
  'cors',
  'encryption',
  'intelligent-tiering',
  'inventory',
  'lifecycle',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'replication',
  'requestPayment',
  'tagging',
  'versioning',
  'versions',
  'website',
];

/** What an operation is called. */
export function operationName(operation: S3Operation): string {
  if (typeof operation === 'string') return operation;
  return 'notModelled' in operation ? operation.notModelled : operation.operation;
}

/** Subresources of an object that are not modelled. */
const objectSubresources = [
  'acl',
  'attributes',
  'legal-hold',
  'restore',
  'retention',
  'select',
  'tagging',
  'torrent',
  'versionId',
];

function objectOperationOf(
  { method, headers }: SandboxRequest,
  parameters: ReadonlyMap<string, string>,
): ObjectOperation | { readonly notModelled: string } {
  const subresource = objectSubresources.find((name) => parameters.has(name));
  if (subresource !== undefined) return { notModelled: `${method} of an object's ${subresource}` };
  if (headerValue(headers, 'x-amz-copy-source') !== undefined) return { notModelled: 'copies of objects' };
  const isUpload = parameters.has('uploadId');
  switch (method) {
    case 'GET':
      if (parameters.has('partNumber')) return { notModelled: 'GET of a part of an object' };
      return isUpload ? 'ListParts' : 'GetObject';
    case 'HEAD':
      return 'HeadObject';
    case 'PUT':
      return isUpload ? 'UploadPart' : 'PutObject';
    case 'DELETE':
      return isUpload ? 'AbortMultipartUpload' : 'DeleteObject';
    case 'POST':
      if (parameters.has('uploads')) return 'CreateMultipartUpload';
      if (isUpload) return 'CompleteMultipartUpload';
      return { notModelled: 'POST of an object' };
    default:
      return { notModelled: `${method} of an object` };
  }
}

function operationOf(
  request: SandboxRequest,
  bucket: string | undefined,
  key: string,
  parameters: ReadonlyMap<string, string>,
): S3Operation {
  const { method } = request;
  if (bucket === undefined) return method === 'GET' ? 'ListBuckets' : { notModelled: `${method} on the service` };
  if (key !== '') return objectOperationOf(request, parameters);
  if (method === 'HEAD') return 'HeadBucket';
  if (method !== 'GET') return { notModelled: `${method} of a bucket` };
  if (parameters.has('location')) return 'GetBucketLocation';
  if (parameters.has('uploads')) return 'ListMultipartUploads';
  const subresource = subresources.find((name) => parameters.has(name));
  const setting = subresource === undefined ? undefined : bucketSettings.get(subresource);
  if (setting !== undefined) return setting;
  if (subresource !== undefined) return { notModelled: `GET of a bucket's ${subresource}` };
  return parameters.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects';
}
